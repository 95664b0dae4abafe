"""The person whom a case is about is told in the language that they asked for."""

from .conftest import only
from datetime import date
from egov.policy import casework
from egov.policy import journal
from egov.policy import messages
from egov.policy import payments
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import Undo
from pathlib import Path
from plone import api

import pytest
import transaction


TEXTS = 'fr: "Demande {reference}", rn: "Ubusabe {reference}"'


@pytest.fixture
def draft(functional_portal, as_user, published_with):
    """``draft()``: a case not filed yet, which tells its person by SMS that it was."""
    published_with(TEXTS)

    def make():
        with as_user(functional_portal, "agent.bwiza"):
            answers = {"surname": "Niyonkuru", "phone": "+25779123456"}
            case = casework.open_case("told-in-words", "bwiza", answers)
        transaction.commit()
        return case

    return make


@pytest.fixture
def published_with():
    """``published_with(texts)``: a small procedure whose SMS has these texts."""

    def publish(texts):
        procedures.publish(TOLD.replace("TEXTS", texts), "told.yaml", "test", "test")
        transaction.commit()

    return publish


TOLD = """
procedure: told-in-words
version: 1
title: {fr: Essai, en: Trial}
description: {fr: Un essai., en: A trial.}
legal_basis: {fr: Aucune, en: None}
channels: [counter]
unit_kinds: [zone]
subject: [surname]
filing: {class: "3.2.2", retention_from: closing}
numbering: {register: told, pattern: "TOLD-{unit}-{year}-{number:05}"}
actors:
  clerk: {title: {fr: Agent, en: Clerk}, function: clerk}
sections:
  - id: person
    title: {fr: Personne, en: Person}
    fields:
      - {id: surname, type: text, title: {fr: Nom, en: Name}, required: true}
      - {id: phone, type: phone, title: {fr: Téléphone, en: Telephone}}
messages:
  filed:
    title: {fr: Déposée, en: Filed}
    upon: filing
    contact: [phone]
    sms: {TEXTS}
states:
  draft:
    kind: draft
    title: {fr: À déposer, en: To be filed}
    edit: [clerk]
    tasks: {file: {actor: clerk, title: {fr: Déposer, en: File}, complete: submit}}
  done: {kind: final, title: {fr: Déposée, en: Filed}}
transitions:
  submit:
    title: {fr: Déposer, en: File}
    from: draft
    to: done
    actor: clerk
    effects: [{assign_number: {}}]
"""


def filed(case, as_user, portal):
    with as_user(portal, "agent.bwiza"):
        casework.perform(case, "submit")
    return only(case)


@pytest.mark.parametrize(
    ("language", "begins", "written"),
    [("", "Demande", "fr"), ("rn", "Ubusabe", "rn"), ("en", "Demande", "fr")],
)
def test_in_the_language_that_is_wanted_if_it_is_written_in_it(
    draft, as_user, functional_portal, language, begins, written
):
    case = draft()
    messages.set_language_of_case(case, language)
    letter = filed(case, as_user, functional_portal)
    assert (letter.text.split()[0], letter.language) == (begins, written)


def test_a_payment_is_told_with_what_is_left(functional_portal, as_user):
    text = COPIES.read_text("utf-8").replace("states:\n", f"{PAID}states:\n", 1)
    phone = "      - {id: phone, type: phone, title: {fr: Téléphone, en: Telephone}}\n\nfees:"
    procedures.publish(text.replace("\nfees:", phone, 1), COPIES.name, "test", "test")
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2020, 1, 1), 1500)
    with as_user(functional_portal, "agent.bwiza"):
        answers = {"surname": "Niyonkuru", "copies": 2, "phone": "+25779123456"}
        case = casework.open_case("copies", "bwiza", answers)
        casework.perform(case, "submit")
    with as_user(functional_portal, "caisse.bwiza"):
        payment = payments.take_cash(case, 1000)
        payments.propose(payment.id, Undo.CANCEL, "Erreur")
    with as_user(functional_portal, "comptable"):
        payments.approve(payment.id)
    assert [letter.text for letter in messages.letters(case)] == [
        "1 000 FBu, reste 2 000 FBu",
        "1 000 FBu, reste 3 000 FBu",
    ]


COPIES = Path(__file__).parents[1] / "casework" / "fees.yaml"

PAID = """messages:
  paid:
    title: {fr: Paiement, en: Payment}
    upon: [payment, refund]
    contact: [phone]
    sms: {fr: "{payment}, reste {left}", en: "{payment}, {left} left"}
"""


def test_it_is_kept_with_who_said_so_once(draft):
    case = draft()
    for _ in range(2):
        messages.set_language_of_case(case, "rn")
    told = [entry for entry in journal.entries(case) if entry.action == "language_wanted"]
    assert [entry.data["language"] for entry in told] == ["rn"]
    with pytest.raises(InvalidValues):
        messages.set_language_of_case(case, "xx")
    assert messages.language_of_case(case) == "rn"


def test_over_rest(draft, http):
    address = draft().absolute_url()
    clerk = http("agent.bwiza")
    assert clerk.post(f"{address}/@messages/language", json={"language": "rn"}).status_code == 204
    assert clerk.get(f"{address}/@messages").json()["language"] == "rn"
    for wrong in ({"language": "xx"}, {"language": 3}, {"other": "rn"}):
        assert clerk.post(f"{address}/@messages/language", json=wrong).status_code == 400
    assert http("agent.nyakabiga").post(f"{address}/@messages/language", json={}).status_code == 404


def test_on_the_page_of_the_case(draft, as_user, functional_portal, http):
    case = draft()
    session = http("agent.bwiza")
    page = session.get(case.absolute_url(), headers={"Accept": "text/html"})
    assert "Langue des messages à la personne" in page.text
    assert "Ikirundi" in page.text
    with as_user(functional_portal, "agent.bwiza"):
        assert api.user.has_permission("View", obj=case)
