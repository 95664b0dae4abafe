"""A draft on its page: files go with filing, papers come out again, the whole is given up."""

from egov.policy import documents

import pytest
import transaction


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc```\x00\x00\x00\x04\x00\x01\xf6\x178U\x00\x00\x00\x00IEND\xaeB`\x82"
)
FILES = {"piece-household_booklet": ("cahier.png", PNG, "image/png")}


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


@pytest.fixture
def supplied(functional_portal):
    """``supplied(address)``: the pieces of a case as they are in the database now."""

    def find(address):
        transaction.begin()
        path = address.removeprefix(functional_portal.absolute_url()).lstrip("/")
        return documents.supplied(functional_portal.unrestrictedTraverse(path))

    return find


def test_a_file_chosen_while_filing_is_kept(clerk, draft_url, supplied):
    page = clerk.get(draft_url)
    form = page.one("form[action$='@@case']")
    assert form.get("enctype") == "multipart/form-data"
    assert len(form.cssselect("input[type=file]")) == len(page.all("input[type=file]")) == 2
    answer = clerk.post(f"{draft_url}/@@case", {"transition": "submit"}, files=FILES)
    assert answer.location == f"{draft_url}?filed=1"
    assert supplied(draft_url) == {"household_booklet"}


def test_a_file_sent_with_a_filing_that_is_refused_is_neither_kept_nor_shown(
    clerk, draft_url, supplied
):
    clerk.post(f"{draft_url}/@@edit-case", {"field-sex": "F", "save": "1"})
    answer = clerk.post(f"{draft_url}/@@case", {"transition": "submit"}, files=FILES)
    assert answer.status == 400
    assert "cahier.png" not in answer.text("#papers")
    assert "Choisissez de nouveau les fichiers" in answer.text("form[action$='@@case']")
    assert supplied(draft_url) == set()


def test_files_can_be_added_without_filing(clerk, draft_url, supplied):
    page = clerk.get(draft_url)
    action = page.one("button[formaction]").get("formaction")
    assert clerk.post(action, files=FILES).location == f"{draft_url}#papers"
    assert supplied(draft_url) == {"household_booklet"}
    link = clerk.get(draft_url).one("#papers td a").get("href")
    shown = clerk.get(link).headers["Content-Disposition"]
    assert shown.startswith("inline")


def test_a_paper_of_a_draft_is_removed(clerk, browse, draft_url, supplied):
    clerk.post(f"{draft_url}/@@add-papers", files=FILES)
    document = clerk.get(draft_url).one("form[action$='@@remove-paper'] [name=document]")
    sent = {"document": document.get("value")}
    assert clerk.post(f"{draft_url}/@@remove-paper", sent, token=False).status == 403
    assert browse("agent.nyakabiga").post(f"{draft_url}/@@remove-paper", sent).status == 404
    assert clerk.post(f"{draft_url}/@@remove-paper", sent).location == f"{draft_url}#papers"
    assert supplied(draft_url) == set()
    assert clerk.post(f"{draft_url}/@@remove-paper", sent).status == 404


def test_a_paper_of_a_filed_case_stays(clerk, draft_url, supplied):
    clerk.post(f"{draft_url}/@@add-papers", files=FILES)
    document = clerk.get(draft_url).one("[name=document]").get("value")
    clerk.post(f"{draft_url}/@@case", {"transition": "submit"})
    assert clerk.get(draft_url).all("form[action$='@@remove-paper']") == []
    answer = clerk.post(f"{draft_url}/@@remove-paper", {"document": document})
    assert answer.status == 409
    assert answer.text("h1") == "Ce n'est pas possible maintenant"
    assert "devancé" not in answer.text()
    assert supplied(draft_url) == {"household_booklet"}


def test_a_draft_is_given_up_by_who_may_edit_it(clerk, browse, draft_url):
    assert clerk.get(draft_url).one("form[action$='@@abandon']") is not None
    assert clerk.post(f"{draft_url}/@@abandon", token=False).status == 403
    assert browse("chef.bwiza").post(f"{draft_url}/@@abandon").status in (403, 404)
    assert clerk.get(f"{draft_url}/@@abandon").status == 200
    answer = clerk.post(f"{draft_url}/@@abandon")
    assert answer.location.endswith("@@inbox")
    assert "Le brouillon est supprimé." in clerk.get(answer.location).text(".messages")
    assert clerk.get(draft_url).status == 404


def test_a_filed_case_is_not_given_up(clerk, filed_url, perform):
    assert clerk.get(filed_url).all("form[action$='@@abandon']") == []
    assert clerk.post(f"{filed_url}/@@abandon").status == 403
    perform(filed_url, "agent.bwiza", "return_for_completion", "Il manque un témoin.")
    assert clerk.post(f"{filed_url}/@@abandon").status == 409
    assert clerk.get(filed_url).status == 200


def test_the_receipt_says_number_person_unit_and_until_when(clerk, draft_url):
    location = clerk.post(f"{draft_url}/@@case", {"transition": "submit"}).location
    page = clerk.get(location)
    assert page.text(".receipt .number").startswith("Numéro RES-BWIZA-")
    for words in ("Niyonkuru Aline", "Zone Bwiza", "Réponse attendue au plus tard le", "L'agent"):
        assert words in page.text(".receipt")
    assert page.all(".receipt ~ .case") != []
    assert clerk.get(draft_url).all(".receipt") == []
