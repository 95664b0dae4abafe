"""What a finding means can be read where the finding is told, in the language of the reader."""

from egov.policy import procedures
from egov.policy import sentences

import pytest
import transaction


ID = "attestation-residence"


@pytest.fixture
def faulty(functional_portal, definition):
    """A draft with one fault."""
    text = definition({"version: 1\n": "version: 2\n", "function: clerk": "function: clerc"})
    procedures.save(ID, text, "fonctionnel", "")
    procedures.check(ID, "fonctionnel")
    transaction.commit()


def test_a_finding_leads_to_what_it_means(browse, faulty):
    office = browse("fonctionnel")
    links = office.get(f"@@procedure?id={ID}").all("#draft .findings a")
    (link,) = [link for link in links if link.text_content().endswith("E112")]
    assert " ".join(link.text_content().split()) == "Ce que veut dire E112"
    page = office.get(link.get("href"))
    assert page.text("h1") == "E112"
    assert "Les dossiers qui attendent ce rôle n'attendraient personne." in page.text("main")
    assert [item.text for item in page.all("pre")] == [
        sentences.EXPLAINED["E112"].wrong,
        sentences.EXPLAINED["E112"].right,
    ]


def test_every_code_has_its_page_and_the_list_leads_to_it(browse):
    anybody = browse("")
    links = anybody.get("finding").all("main li a")
    assert [link.text for link in links] == list(sentences.EXPLAINED)
    for code in ("E001", "E190", "W228"):
        assert anybody.get(f"finding/{code}").text("h1") == code
    assert "{hint}" not in anybody.get("finding/E111").text("main")


@pytest.mark.parametrize("name", ["E999", "e112", "E112/E112", "<b>"])
def test_what_is_no_code_is_not_found(browse, name):
    assert browse("").get(f"finding/{name}").status == 404
