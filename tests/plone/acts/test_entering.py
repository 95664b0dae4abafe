"""An act is entered once, by the decision that makes it official, with all that it says."""

from egov.policy import acts
from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy import registers
from egov.policy.acts import store
from egov.policy.commands.verification import faults
from egov.policy.core.acts import ActRef
from plone import api

import pytest
import transaction


def test_an_act_says_what_was_declared_and_by_whom_it_was_entered(portal, enter_birth):
    case = enter_birth()
    ref = ActRef.of(case.entered_act)
    act = acts.get(ref)
    assert ref == ActRef("births", "mukaza", 2026, 1)
    assert (act.number, act.volume, act.entered_on, act.day) == (1, 1, "2026-03-02", "2026-02-26")
    assert act.names == ("Niyonkuru Aline",)
    assert (act.signatory, act.office) == ("Évariste Ntakarutimana", "Officier de l'état civil")
    assert (act.case, act.reference) == (case.UID(), case.reference)
    lines = dict(act.lines)
    assert lines["Nom"] == "Niyonkuru"
    assert lines["Date de naissance"] == "26 février 2026"
    assert lines["Mère"] == "Irakoze Immaculée (Profession : Agricultrice)"
    assert lines["Témoins"] == (
        "Désiré Bigirimana, 531.0201/11.111 ; Claudine Nshimirimana, 531.0201/22.222"
    )
    assert "declarant_phone" not in act.answers


def test_acts_of_a_year_are_numbered_without_a_gap_in_volumes(portal, enter_birth, at):
    for _ in range(2):
        enter_birth()
    at("2027-01-04")
    refs = [ActRef.of(enter_birth(birth_date="2027-01-01").entered_act) for _ in range(2)]
    assert [(ref.year, ref.number) for ref in refs] == [(2027, 1), (2027, 2)]
    assert [key[2] for key in store.books()] == [2026, 2027]
    assert registers.audit() == []


def test_what_changes_in_the_case_later_changes_no_act(portal, enter_birth):
    case = enter_birth()
    case.child_name = "Autre"
    assert acts.get(ActRef.of(case.entered_act)).names == ("Niyonkuru Aline",)


def test_a_case_that_is_signed_again_keeps_its_act(portal, enter_birth):
    case = enter_birth()
    before = dict(case.entered_act)
    with api.env.adopt_user("etatcivil"):
        for paper in documents.documents(case):
            if paper.number:
                documents.revoke(paper, "Erreur d'impression")
    with api.env.adopt_user("agent.mukaza"):
        casework.perform(case, "sign_again", "Révoqué")
    with api.env.adopt_user("etatcivil"):
        casework.perform(case, "register")
    assert case.entered_act == before
    assert store.find("births", "mukaza", 2026).last == 1


def test_the_paper_and_the_journal_name_the_act(portal, enter_birth):
    case = enter_birth()
    (entry,) = [item for item in journal.entries(case) if item.action == "act_entered"]
    assert entry.data == {
        "register": "births",
        "unit": "mukaza",
        "year": 2026,
        "number": 1,
        "volume": 1,
    }
    words = acts.words_of(case)["act"]
    assert (words["number"], words["volume"], words["register"]) == (
        "1",
        "1",
        "Registre des naissances",
    )
    assert words["date_words"] == "deux mars deux mille vingt-six"


def test_before_the_act_a_template_finds_no_words(portal, declare):
    words = acts.words_of(declare())["act"]
    rows = [words.pop(name) for name in ("lines", "mentions")]
    assert (rows, set(words.values())) == ([[], []], {""})


def test_what_is_aborted_gives_its_number_back(functional_portal, declare):
    case = declare()
    transaction.commit()
    with api.env.adopt_user("etatcivil"):
        casework.perform(case, "register")
    transaction.abort()
    assert store.find("births", "mukaza", 2026) is None
    with api.env.adopt_user("etatcivil"):
        casework.perform(case, "register")
    assert case.entered_act["number"] == 1


def test_the_proofs_of_the_site_are_whole(portal, enter_birth):
    enter_birth()
    assert [str(fault) for fault in faults(portal)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [3, 2, 1]),
        ("2", [2]),
        ("7", []),
        ("niyon", [3, 1]),
        ("ALINE niyonkuru", [1]),
        ("emerence", [3]),
        ("Niyonkuru Jean", []),
        ("—", [3, 2, 1]),
    ],
)
def test_acts_are_found_by_number_or_name(portal, enter_birth, text, found):
    enter_birth()
    enter_birth(child_name="Ndayizeye")
    enter_birth(child_name="Niyonkuru", child_given_names="Émérence")
    page = acts.search("births", "mukaza", text, start=0, size=10)
    assert [item.ref.number for item in page.items] == found
    assert page.total == len(found)


def test_a_search_goes_over_the_years_or_stays_in_one(portal, enter_birth, at):
    enter_birth()
    at("2027-01-04")
    enter_birth(birth_date="2027-01-01", child_given_names="Aline")
    found = acts.search("births", "mukaza", "aline", start=0, size=1)
    assert ([item.ref.year for item in found.items], found.total) == ([2027], 2)
    rest = acts.search("births", "mukaza", "aline", start=1, size=5)
    assert [item.ref.year for item in rest.items] == [2026]
    assert acts.search("births", "mukaza", "aline", 2026, start=0, size=5).total == 1
    assert acts.search("births", "bwiza", start=0, size=5).total == 0
