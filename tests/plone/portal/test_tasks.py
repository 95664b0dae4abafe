"""What is asked of several people: told on the page of the case, answered and passed on there."""

from base64 import b64decode
from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import people
from io import BytesIO
from plone import api

import pytest
import transaction


PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKUlEQVR4nO3NMQEAAAjDMEA50jHBvlRA07UVbbJ7AAAAA"
    "AAAAAAA8NcBn4kAwO7os6MAAAAASUVORK5CYII="
)

LETTER = {
    "sender_kind": "person",
    "sender_name": "Jean Nkurunziza",
    "about": "Route de Bwiza",
    "letter_date": "2026-01-05",
    "received_on": "2026-01-06",
}

HOLDERS = {
    "agent.bwiza": "mail-clerk",
    "chef.bwiza": "permanent-secretary",
    "agent.nyakabiga": "accountant",
    "chef.nyakabiga": "technical-officer",
}


@pytest.fixture
def mail(functional_portal, as_user) -> str:
    """Address of a letter about which accounts and technical service are asked."""
    transaction.begin()
    for user, function in HOLDERS.items():
        people.assign(user, function, "mukaza", clock.today())
    with as_user(functional_portal, "agent.bwiza"):
        case = casework.open_case("courrier-entrant", "mukaza", LETTER)
        documents.add_piece(case, "scan", "lettre.png", BytesIO(PNG), "image/png")
        casework.perform(case, "register")
    given = {
        "instruction": "Votre avis ?",
        "services": ["finance", "technical"],
        "handler": "agent.bwiza",
    }
    with as_user(functional_portal, "chef.bwiza"):
        casework.perform(case, "annotate", given=given)
    transaction.commit()
    return case.absolute_url()


@pytest.fixture
def supervisor(browse):
    return browse("chef.bwiza")


@pytest.fixture
def accountant(browse):
    return browse("agent.nyakabiga")


def answer(browser, address, outcome, comment="", task=""):
    """Send the form of the task that the page shows."""
    if not task:
        task = browser.get(address).one("form[action$=end-task] [name=task]").get("value")
    sent = {"task": task, "outcome": outcome, "comment": comment}
    return browser.post(f"{address}/@@end-task", sent)


def link(browser, address, words) -> str:
    """The address of one of the other actions."""
    links = browser.get(address).all("a[href*=intervention]")
    return next(item.get("href") for item in links if words in item.text_content())


def intervene(browser, form_url, **boxes):
    """Open the page of an action and send its form."""
    fields = browser.get(form_url).one("form[action$=intervention]").fields
    sent = {name: value for name, value in fields.items() if value} | boxes
    return browser.post(form_url.partition("?")[0], sent)


def test_every_open_task_is_told_with_who_and_until_when(supervisor, mail):
    page = supervisor.get(mail)
    asked = page.text("#work")
    assert "Avis de la comptabilité" in asked
    assert "Avis du service technique" in asked
    assert asked.count("dans") == 2
    assert "Comptable communal · Service technique" in page.text(".identity")
    assert "Rien à décider pour vous" in page.text(".decision")


def test_an_opinion_is_given_and_read_by_all(accountant, supervisor, mail):
    page = accountant.get(mail)
    assert page.text(".decision h2") == "Avis de la comptabilité"
    labels = page.texts("form[action$=end-task] .radio label")
    assert labels == ["Favorable", "Défavorable", "Abstention"]
    assert answer(accountant, mail, "unfavourable", "Pas de crédits.").status == 303
    read = supervisor.get(mail)
    assert "Défavorable" in read.text("#given")
    assert "Pas de crédits." in read.text("#given")
    assert (
        "Avis de la comptabilité\N{NO-BREAK SPACE}: défavorable"
        in read.one("#history").text_content()
    )
    assert "Avis de la comptabilité" not in read.text("#work")


def test_what_was_typed_is_kept_when_the_answer_is_missing(accountant, mail):
    refused = answer(accountant, mail, "", "Pas de crédits.")
    assert refused.status == 400
    assert refused.one(".error-summary a").get("href") == "#outcome-finance-1-1"
    assert refused.one("#outcome-finance-1-1").get("name") == "outcome"
    assert refused.one("#comment-finance-1").text == "Pas de crédits."


@pytest.mark.parametrize("outcome", ["done", "lapsed", "<b>", "é" * 500])
def test_an_answer_that_is_not_offered_is_refused(accountant, mail, outcome):
    assert answer(accountant, mail, outcome).status == 400


@pytest.mark.parametrize("task", ["finance-9", "../x", "é" * 500])
def test_a_task_that_is_not_there_cannot_be_answered(accountant, mail, task):
    assert answer(accountant, mail, "favourable", task=task).status == 404


def test_the_task_of_another_service_cannot_be_answered(accountant, mail):
    assert answer(accountant, mail, "favourable", task="technical-1").status == 403


def test_a_second_click_changes_nothing_and_frightens_nobody(accountant, supervisor, mail):
    assert answer(accountant, mail, "favourable").status == 303
    again = answer(accountant, mail, "favourable", task="finance-1")
    assert again.status == 303
    assert len(supervisor.get(mail).all("#given li")) == 1


def test_the_last_opinion_moves_the_case_by_itself(accountant, browse, mail):
    answer(accountant, mail, "favourable")
    technical = browse("chef.nyakabiga")
    answer(technical, mail, "abstained")
    page = technical.get(mail)
    assert "Réponse à écrire" in page.text(".messages")
    assert "automatiquement, suite aux réponses" in page.text("#history")


def test_a_task_is_taken_from_the_form_that_shows_it(accountant, mail):
    assert accountant.post(f"{mail}/@@claim", {"task": "finance-1"}).location == mail
    page = accountant.get(mail)
    assert page.all("form[action$=claim]") == []
    assert page.one("form[action$=release] [name=task]").get("value") == "finance-1"
    assert "Tâche prise" in page.text("#history")


def test_everybody_is_offered_the_actions_that_are_up_to_them(accountant, supervisor, mail):
    (own,) = accountant.get(mail).texts("a[href*=intervention]")
    assert own.startswith("Ajouter un signataire")
    assert len(supervisor.get(mail).all("a[href*=intervention]")) == 6
    url = link(supervisor, mail, "Passer outre")
    assert accountant.get(url).status == 403
    assert accountant.post(url.partition("?")[0], {"do": "skip", "on": "finance-1"}).status == 403


def test_passing_over_needs_a_reason_and_is_told(supervisor, mail):
    url = link(supervisor, mail, "Passer outre\N{NO-BREAK SPACE}: Avis de la comptabilité")
    refused = intervene(supervisor, url)
    assert refused.one(".error-summary a").get("href") == "#field-comment"
    assert intervene(supervisor, url, **{"field-comment": "En mission."}).status == 303
    page = supervisor.get(mail)
    assert "Passé outre" in page.text("#given")
    assert "En mission." in page.text("#history")


def test_somebody_else_is_asked_as_well(supervisor, browse, mail):
    url = link(supervisor, mail, "Ajouter un signataire")
    assert intervene(supervisor, url, **{"field-to": "user:administrateur"}).status == 303
    assert "Ajouté par" in supervisor.get(mail).text("#work")
    assert browse("administrateur").get(mail).all("form[action$=end-task]") != []


@pytest.mark.parametrize("to", ["", "nobody", "é" * 500])
def test_whoever_is_not_there_is_given_nothing(supervisor, mail, to):
    refused = intervene(supervisor, link(supervisor, mail, "Réattribuer"), **{"field-to": to})
    assert refused.status == 400
    assert refused.one(".error-summary a").get("href") == "#field-to"


def test_the_list_offers_those_who_may_be_named_with_their_unit_if_it_is_another(supervisor, mail):
    api.user.create(username="agent.buyenzi", email="agent.buyenzi@example.org")
    people.assign("agent.buyenzi", "clerk", "buyenzi", clock.today())
    transaction.commit()
    url = link(supervisor, mail, "Réattribuer")
    offered = {
        option.get("value"): option.text_content().strip()
        for option in supervisor.get(url).all("select option")
    }
    assert offered["president"] == "Jeanine Ndayizeye (Président du conseil communal)"
    assert offered["gouverneur"] == "Térence Ntahiraja (Gouverneur, Province Bujumbura)"
    assert "agent.buyenzi" not in offered
    assert list(offered).index("etatcivil") < list(offered).index("president")
    refused = intervene(supervisor, url, **{"field-to": "agent.buyenzi"})
    assert refused.status == 400
    assert "service concerné" in refused.text(".error-summary")


def test_a_task_that_was_given_away_meanwhile_is_told_with_who_did_it(supervisor, mail):
    url = link(supervisor, mail, "Réattribuer")
    fields = supervisor.get(url).one("form[action$=intervention]").fields
    sent = {name: value for name, value in fields.items() if value}
    sent["field-to"] = "administrateur"
    address = url.partition("?")[0]
    assert supervisor.post(address, sent).status == 303
    late = supervisor.post(address, sent)
    assert late.status == 409
    assert "Jean-Bosco Hakizimana" in late.text()


@pytest.mark.parametrize(
    "query", ["", "do=x&on=finance-1", "do=skip", "do=skip&on=x", "do=extend&on=x", "do=%00&on=%00"]
)
def test_an_action_that_is_not_there_is_not_found(supervisor, mail, query):
    assert supervisor.get(f"{mail}/@@intervention?{query}").status == 404


def test_a_deadline_that_cannot_be_extended_is_not(supervisor, mail):
    assert supervisor.get(f"{mail}/@@intervention?do=extend&on=legal").status == 403
    assert "Délai légal" in supervisor.get(mail).text("#deadlines")


@pytest.fixture
def tomorrow(monkeypatch):
    """It is a day later."""
    moment = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_what_nobody_can_do_is_an_alert_with_its_remedy(supervisor, mail, request):
    transaction.begin()
    for held in people.assignments(unit="mukaza"):
        if held.function == "accountant":
            people.end_assignment(held.id, clock.today())
    transaction.commit()
    assert "Il y a quelque chose à régler" not in supervisor.get(mail).text()
    request.getfixturevalue("tomorrow")
    alert = supervisor.get(mail).text(".message-error")
    assert "Personne ne peut agir" in alert
    assert "L'administrateur fonctionnel" in alert


def test_reading_what_is_asked_writes_nothing(supervisor, mail, functional_portal):
    database = functional_portal._p_jar.db()
    before = database.lastTransaction()
    for address in (mail, link(supervisor, mail, "Réattribuer"), "@@inbox?queue=substitute"):
        assert supervisor.get(address).status == 200
    assert database.lastTransaction() == before
