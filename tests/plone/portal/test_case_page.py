"""The page of a case: decide, edit, take, add papers; for each what it refuses."""

import pytest


@pytest.fixture
def clerk(browse):
    return browse("agent.bwiza")


def decide(browser, address, transition, comment=""):
    data = {"transition": transition, "comment": comment}
    return browser.post(f"{address}/@@case", data)


def test_filing_gives_the_number_in_large_type(clerk, draft_url):
    answer = decide(clerk, draft_url, "submit")
    assert answer.status == 303
    assert "RES-BWIZA-" in clerk.get(answer.location).text(".panel")


def test_a_draft_with_gaps_is_not_filed_and_each_gap_leads_to_its_box(clerk, draft_url):
    clerk.post(f"{draft_url}/@@edit-case", {"field-sex": "F", "save": "1"})
    answer = decide(clerk, draft_url, "submit")
    assert answer.status == 400
    hrefs = {link.get("href") for link in answer.all(".error-summary a")}
    assert f"{draft_url}/@@edit-case#field-surname" in hrefs


def test_a_required_paper_leads_to_its_box(clerk, draft_url, card):
    boxes = {f"field-{name}": str(value) for name, value in card.items() if name != "card_date"}
    boxes |= {"field-has_identity_card": "true", "save": "1"}
    date = {
        "field-card_date-day": "1",
        "field-card_date-month": "5",
        "field-card_date-year": "2015",
    }
    assert (
        clerk.post(f"{draft_url}/@@edit-case", {**_kept(clerk, draft_url), **boxes, **date}).status
        == 303
    )
    answer = decide(clerk, draft_url, "submit")
    assert "#piece-identity_card" in {link.get("href") for link in answer.all(".error-summary a")}


def _kept(browser, address):
    """The boxes of the form as the page fills them."""
    form = browser.get(f"{address}/@@edit-case").one("form[action$='@@edit-case']")
    return {
        name: value for name, value in form.fields.items() if value and name.startswith("field-")
    }


def test_the_decision_comes_first_and_says_what_follows(clerk, filed_url):
    page = clerk.get(filed_url)
    block = page.text(".decision")
    assert "Transmettre pour signature" in block
    assert "→ À signer." in block
    assert "→ Refusée. Donnez un motif." in block
    assert page.body.index('class="decision"') < page.body.index('id="data"')


def test_a_decision_is_taken_and_told(clerk, filed_url):
    assert decide(clerk, filed_url, "approve", "Pièces conformes.").status == 303
    page = clerk.get(filed_url)
    assert "C'est fait" in page.text(".messages")
    assert "Rien à décider pour vous" in page.text(".decision")
    assert "Pièces conformes." in page.text("#history")
    assert "Chef de zone" in page.text(".identity")


def test_a_refusal_needs_a_reason_and_the_choice_is_kept(clerk, filed_url):
    answer = decide(clerk, filed_url, "refuse", "  ")
    assert answer.status == 400
    assert answer.one(".error-summary a").get("href") == "#comment"
    assert answer.one("input[name=transition][checked]").get("value") == "refuse"


def test_no_choice_is_told_at_the_choices(clerk, filed_url):
    answer = clerk.post(f"{filed_url}/@@case", {"comment": "x"})
    assert answer.one(".error-summary a").get("href") == "#decision-1"


def test_who_is_too_late_sees_who_was_faster_and_where_the_case_is(clerk, filed_url, perform):
    clerk.get(filed_url)
    perform(filed_url, "agent.bwiza", "approve")
    answer = decide(clerk, filed_url, "refuse", "trop tard")
    assert answer.status == 409
    assert "Nadine Niyonzima a décidé entre-temps" in answer.text()
    assert "À signer" in answer.text()
    assert answer.one("main a.button").get("href") == filed_url


def test_a_decision_of_another_function_is_refused(browse, filed_url):
    assert decide(browse("chef.bwiza"), filed_url, "approve").status == 403


@pytest.mark.parametrize("transition", ["nonsense", "'; drop"])
def test_an_unknown_decision_is_told(clerk, filed_url, transition):
    assert decide(clerk, filed_url, transition).status == 400


def test_a_document_in_preparation_says_so_and_closing_waits_for_it(
    clerk, browse, filed_url, perform
):
    perform(filed_url, "agent.bwiza", "approve")
    perform(filed_url, "chef.bwiza", "sign")
    assert "En préparation" in clerk.get(filed_url).text("#issued")
    answer = decide(clerk, filed_url, "hand_over")
    assert answer.status == 400
    assert "pas encore possible" in answer.text(".error-summary")


def test_a_document_is_revoked_with_a_reason_by_who_may(browse, filed_url, perform):
    perform(filed_url, "agent.bwiza", "approve")
    perform(filed_url, "chef.bwiza", "sign")
    head = browse("administrateur")
    page = head.get(filed_url)
    document = page.one("input[name=document]").get("value")
    answer = head.post(f"{filed_url}/@@revoke", {"document": document, "reason": " "})
    assert answer.one(".error-summary a").get("href") == "#reason"
    answer = head.post(f"{filed_url}/@@revoke", {"document": document, "reason": "Faux témoins."})
    assert answer.status == 303
    page = head.get(filed_url)
    assert "Faux témoins." in page.text("#issued")
    assert page.all("input[name=document]") == []
    again = head.post(f"{filed_url}/@@revoke", {"document": document, "reason": "encore"})
    assert again.status == 409
    assert browse("agent.bwiza").get(filed_url).all("input[name=document]") == []


def test_a_document_that_is_not_there_cannot_be_revoked(browse, filed_url):
    answer = browse("agent.bwiza").post(f"{filed_url}/@@revoke", {"document": "x", "reason": "y"})
    assert answer.status == 404


def test_a_task_is_taken_and_given_back(clerk, filed_url):
    assert clerk.post(f"{filed_url}/@@claim").location == filed_url
    page = clerk.get("@@inbox")
    assert page.one(".tabs [aria-current]").text_content().split() == ["Mes", "tâches", "1"]
    assert clerk.post(f"{filed_url}/@@release").status == 303
    assert "Tâche rendue" in clerk.get(filed_url).text("#history")


def test_a_task_of_others_cannot_be_taken(browse, filed_url):
    assert browse("chef.bwiza").post(f"{filed_url}/@@claim").status == 403


@pytest.mark.parametrize("view", ["@@claim", "@@release", "@@revoke", "@@add-papers"])
def test_following_a_link_changes_nothing(clerk, filed_url, view):
    assert clerk.get(f"{filed_url}/{view}", allow_redirects=False).location == filed_url


def test_answers_are_changed_while_the_state_lets_it(clerk, draft_url):
    boxes = _kept(clerk, draft_url)
    answer = clerk.post(f"{draft_url}/@@edit-case", {**boxes, "field-surname": "Nkurunziza"})
    assert answer.status == 303
    page = clerk.get(draft_url)
    assert "Nkurunziza" in page.text("#data")
    assert "Réponses modifiées\N{NO-BREAK SPACE}: Nom" in page.one("#history").text_content()


def test_answers_of_a_filed_case_are_not_changed(clerk, filed_url):
    assert clerk.get(f"{filed_url}/@@edit-case").status == 403
    assert clerk.post(f"{filed_url}/@@edit-case", {"save": "1"}).status == 403
    assert clerk.get(filed_url).all("a[href*=edit-case]") == []


def test_adding_papers_without_a_file_is_told(clerk, filed_url):
    answer = clerk.post(f"{filed_url}/@@add-papers", {"nothing": "1"})
    assert answer.status == 400
    assert answer.one(".error-summary a").get("href") == "#papers"


def test_a_closed_case_shows_its_retention_and_takes_nothing_more(clerk, browse, closed_url):
    page = browse("archiviste").get(closed_url)
    assert "Conservation" in page.text()
    assert "rubrique 3.2.2" in page.text()
    assert page.all("main form") == []
    assert page.all(".decision") == []
    answer = clerk.post(
        f"{closed_url}/@@add-papers", files={"piece-identity_card": ("x.pdf", b"x")}
    )
    assert answer.status == 409
    assert "close" in answer.text()


def test_the_way_of_a_case_is_told_step_by_step(clerk, filed_url):
    steps = clerk.get(filed_url).texts(".steps li")
    assert steps == ["Brouillon (fait)", "À vérifier", "À signer", "À remettre", "Close"]


def test_a_case_that_came_back_shows_the_way_it_went(clerk, filed_url, perform):
    perform(filed_url, "agent.bwiza", "return_for_completion", "carte illisible")
    page = clerk.get(filed_url)
    assert page.texts(".steps li")[0] == "Brouillon (fait)"
    assert page.text(".steps [aria-current=step]") == "À compléter"


def test_reading_writes_nothing(clerk, filed_url, functional_portal):
    database = functional_portal._p_jar.db()
    before = database.lastTransaction()
    for address in (filed_url, "@@inbox", "@@records", "@@new-case", "@@verify?code=X"):
        assert clerk.get(address).status == 200
    assert database.lastTransaction() == before
