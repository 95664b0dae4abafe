"""What the papers of revenue and expense say."""

from .letters import text_of
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import journal
from egov.policy import payments
from egov.policy import procedures
from egov.policy.core.fees import Undo
from egov.policy.tariffs.store import keep as keep_tariff

import pytest


@pytest.fixture
def take(portal, as_user, picture):
    """``take(case, "comptable", "issue", …)``: that person takes that decision."""

    def take(case, user, transition, **given):
        with as_user(portal, user):
            casework.perform(case, transition, "Vu", given)
        return case

    return take


@pytest.fixture
def filed(portal, as_user, take):
    """``filed("depense", "secretaire", …)``: the specimen with these answers, filed in Mukaza."""

    def filed(id, user, **answers):
        given = {item.id: item.value for item in procedures.get(id).specimen} | answers
        transition = "present" if id == "ligne-budgetaire" else "submit"
        with as_user(portal, user):
            case = casework.open_case(id, "mukaza", given)
        return take(case, user, transition)

    return filed


@pytest.fixture
def taxpayer(filed, take):
    """A taxpayer on the roll of Mukaza."""
    return take(filed("contribuable", "percepteur"), "comptable", "validate")


def letters(case):
    """The texts of the papers of a case, by their titles."""
    found = [item for item in documents.documents(case) if item.kind == "issued"]
    return {item.title: text_of(item.source.data) for item in found}


def test_the_entry_of_a_taxpayer_says_what_is_taxed(taxpayer):
    (told,) = letters(taxpayer).values()
    assert "NIYONKURU" not in told
    assert "Niyonkuru Aline" in told
    assert f"Numéro\n{taxpayer.reference}" in told
    assert "Marché, kiosque ou étal, depuis le 4 mai 2020" in told
    assert "Marchés, kiosques et étals\n2 étal" in told
    assert "NIF" not in told


def test_notice_and_order_name_taxpayer_amount_and_due_date(taxpayer, filed, take):
    keep_tariff("tax_stall", "mukaza", clock.today(), 12000)
    year = clock.today().year
    given = {"taxpayer": taxpayer.UID(), "due_date": f"{year + 1}-03-31", "fiscal_year": year}
    case = take(filed("avis-imposition", "percepteur", **given), "comptable", "issue")
    # A receipt says of whom the money came by the title of the case.
    assert case.title == "Niyonkuru Aline"
    told = letters(case)
    assert set(told) == {"Avis d'imposition", "Titre de recettes"}
    for text in told.values():
        assert f"Contribuable\nNiyonkuru Aline\nInscrit au rôle\n{taxpayer.reference}," in text
        assert "Montant à payer\n24 000 FBu" in text
        assert f"Échéance\n31 mars {year + 1}" in text


def test_what_is_paid_at_the_desk_is_collected_from_the_taxpayer(
    portal, as_user, taxpayer, filed, take
):
    keep_tariff("tax_stall", "mukaza", clock.today(), 12000)
    year = clock.today().year
    given = {"taxpayer": taxpayer.UID(), "due_date": f"{year + 1}-03-31", "fiscal_year": year}
    case = take(filed("avis-imposition", "percepteur", **given), "comptable", "issue")
    assert (taxpayer.assessed, taxpayer.arrears) == (24000, 24000)
    for amount, left in ((10000, 14000), (14000, 0)):
        with as_user(portal, "caisse.mukaza"):
            payment = payments.take_cash(case, amount)
        assert payment.receipt
        assert taxpayer.arrears == left
    assert [item["total"] for item in case.bookings] == ["assessed", "collected"]


@pytest.mark.parametrize("end", ["clear", "relieve"])
def test_what_is_given_back_of_a_closed_notice_is_collected_no_more(
    portal, as_user, taxpayer, filed, take, end
):
    keep_tariff("tax_stall", "mukaza", clock.today(), 12000)
    year = clock.today().year
    given = {"taxpayer": taxpayer.UID(), "due_date": f"{year + 1}-03-31", "fiscal_year": year}
    case = take(filed("avis-imposition", "percepteur", **given), "comptable", "issue")
    paid, asked = (24000, {}) if end == "clear" else (10000, {"decision": "7/2026"})
    with as_user(portal, "caisse.mukaza"):
        payment = payments.take_cash(case, paid)
    take(case, "comptable" if end == "clear" else "administrateur", end, **asked)
    with as_user(portal, "caisse.mukaza"):
        payments.propose(payment.id, Undo.REFUND, "Trop perçu", 4000)
    with as_user(portal, "comptable"):
        payments.approve(payment.id)
    assert taxpayer.collected == paid - 4000
    assert taxpayer.assessed == (24000 if end == "clear" else paid - 4000)
    last = [entry for entry in journal.entries(case) if entry.action == "amount_booked"][-1]
    assert (last.data["amount"], last.actor) == (f"{paid - 4000}", "system")


def test_note_and_order_of_an_expense_name_line_supplier_and_amount(
    portal, as_user, filed, take, picture
):
    line = filed("ligne-budgetaire", "secretaire", ends_on="2099-12-31")
    take(line, "president", "adopt", decision="12/2025")
    take(line, "gouverneur", "approve")
    case = take(filed("depense", "secretaire", budget_line=line.UID()), "administrateur", "commit")
    with as_user(portal, "secretaire"):
        documents.add_piece(case, "invoice", "a.png", picture())
    today = clock.today().isoformat()
    given = {"delivered_on": today, "invoice_number": "F-17", "due_amount": 390000}
    take(take(case, "secretaire", "liquidate", **given), "administrateur", "order")
    told = letters(case)
    assert set(told) == {"Bon d'engagement", "Mandat de paiement"}
    for text in told.values():
        assert f"Ligne budgétaire\n{line.reference}, 22.1 Fournitures de bureau" in text
        assert "Papeterie du Lac" in text
    assert "Montant engagé\n400 000 FBu" in told["Bon d'engagement"]
    assert "Montant à payer\n390 000 FBu" in told["Mandat de paiement"]
