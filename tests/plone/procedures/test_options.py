"""Options of units: set from a day on, inherited from above, kept by the cases that are opened."""

from datetime import timedelta
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.reader import read
from egov.policy.documents.context import option_values
from egov.policy.procedures import library

import pytest


ID = "attestation-residence"
OPTIONS = """\
options:
  fee: {kind: amount, title: {fr: Frais, en: Fee}, default: 1000, maximum: 9000}
  where: {kind: text, title: {fr: Où, en: Where}, default: {fr: Au guichet, en: At the counter}}
"""
"""Besides those that the attestation has."""

NARROW = OPTIONS.replace("maximum: 9000", "maximum: 5000")
FIRST = (
    "{fr: Déposez la demande pour lui donner un numéro., en: File the request to give it a number.}"
)
CHANGES = {
    "version: 1\n": "version: 2\n",
    "options:\n": OPTIONS,
    "legal_delay: option('delay')\n": "legal_delay: 2 working days\n",
    "    default: 2 working days\n": "    default: 1 working day\n",
    "        due: 1 working day\n": "        due: option('delay')\n",
    "  - id: witnesses\n": """\
      - id: to_pay
        type: computed
        title: {fr: À payer, en: To pay}
        formula: option('fee') * 2
  - id: witnesses
""",
    f"    next: {FIRST}\n": "    next: option('where')\n",
}


@pytest.fixture
def site(portal, definition):
    """The attestation with options, in force."""
    procedures.publish(definition(CHANGES), "options.yaml", "tester", "options")
    return portal


@pytest.fixture
def put(site, as_user):
    """``put("bwiza", fee=500)``: set options as the administrator of the commune, from today."""

    def make(unit, since=None, by="fonctionnel", **given):
        with as_user(site, by):
            procedures.set_options(ID, unit, given, since or clock.today())

    return make


@pytest.fixture
def opened(site, as_user, answers):
    """A draft of the clerk of Bwiza."""

    def make():
        with as_user(site, "agent.bwiza"):
            return casework.open_case(ID, "bwiza", answers)

    return make


def held(unit="bwiza", day=None):
    found = procedures.in_force(procedures.get(ID), unit, day or clock.today())
    return {item.option.id: (item.value, item.unit) for item in found}


# --- what is in force


def test_the_default_holds_where_nobody_has_set_anything(site):
    assert held()["fee"] == (1000, "")
    assert held()["where"] == ({"fr": "Au guichet", "en": "At the counter"}, "")


def test_a_unit_sets_an_option_for_itself_and_all_below_it(put):
    put("mukaza", fee=2000, signatory="permanent-secretary")
    assert held("mukaza")["fee"] == (2000, "mukaza")
    assert held("bwiza")["fee"] == (2000, "mukaza")
    put("bwiza", fee=500)
    assert held("bwiza")["fee"] == (500, "bwiza")
    assert held("bwiza")["signatory"] == ("permanent-secretary", "mukaza")
    assert held("nyakabiga")["fee"] == (2000, "mukaza")


def test_what_is_set_holds_from_its_day_on(put):
    later = clock.today() + timedelta(days=30)
    put("bwiza", fee=500)
    put("bwiza", later, fee=700)
    assert held()["fee"] == (500, "bwiza")
    assert held(day=later - timedelta(days=1))["fee"] == (500, "bwiza")
    assert held(day=later)["fee"] == (700, "bwiza")
    assert held(day=clock.today() - timedelta(days=1))["fee"] == (1000, "")


def test_of_the_same_day_what_was_set_last_holds_and_what_was_taken_back_does_not(put):
    put("mukaza", fee=2000)
    put("bwiza", fee=500)
    put("bwiza", fee=600)
    assert held()["fee"] == (600, "bwiza")
    put("bwiza", fee=None)
    assert held()["fee"] == (2000, "mukaza")


def test_what_was_ever_set_stays_with_who_and_when(put):
    put("bwiza", fee="500.50")
    put("bwiza", fee="500.50")
    put("bwiza", fee=600)
    found = procedures.settings_of(ID, "bwiza")
    assert [item.value for item in found] == ["500.5", 600]
    assert {item.author for item in found} == {"fonctionnel"}
    assert found[0].set_on.endswith("+00:00")


def test_what_a_newer_version_does_not_allow_does_not_hold(put, definition):
    put("mukaza", fee=2000)
    put("bwiza", fee=8000)
    changes = CHANGES | {"version: 1\n": "version: 3\n", "options:\n": NARROW}
    procedures.publish(definition(changes), "options.yaml", "tester", "less")
    assert held()["fee"] == (2000, "mukaza")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([("bwiza", 0, 8000)], "Bwiza"),
        ([("bwiza", 30, 8000), ("mukaza", 0, 7000)], "Bwiza, Mukaza"),
        ([("bwiza", 0, 8000), ("bwiza", 30, 4000)], "Bwiza"),
        ([("bwiza", 0, 8000), ("bwiza", 0, 4000)], ""),
        ([("bwiza", 0, 5000)], ""),
    ],
    ids=["today", "from a later day on", "until a later day", "not any more", "allowed"],
)
def test_who_narrows_an_option_is_told_which_units_lose_what_they_set(put, definition, given, told):
    for unit, days, value in given:
        put(unit, since=clock.today() + timedelta(days), fee=value)
    changes = CHANGES | {"version: 1\n": "version: 3\n", "options:\n": NARROW}
    _, findings = procedures.examine(definition(changes), "options.yaml", new=True)
    found = [(item.path, item.words["units"]) for item in findings if item.code == "W231"]
    assert found == [("options.fee", told)] * bool(told)


# --- who may set what

BAD = [
    ({"fee": -1}, "fee", "below"),
    ({"fee": 9001}, "fee", "above"),
    ({"fee": "much"}, "fee", "not_a_decimal"),
    ({"fee": [1]}, "fee", "not_a_decimal"),
    ({"signatory": "nobody"}, "signatory", "unknown"),
    ({"signatory": {"a": 1}}, "signatory", "unknown"),
    ({"delay": "2 days"}, "delay", "not_a_period"),
    ({"where": "ici"}, "where", "not_text"),
    ({"feee": 1}, "feee", "unknown"),
]


@pytest.mark.parametrize(("given", "field", "code"), BAD)
def test_what_an_option_cannot_have_is_refused(put, given, field, code):
    with pytest.raises(InvalidValues) as caught:
        put("bwiza", **given)
    assert [(item.field, item.code) for item in caught.value.problems] == [(field, code)]
    assert procedures.settings_of(ID, "bwiza") == ()


def test_several_problems_are_told_at_once_and_nothing_is_set(put):
    with pytest.raises(InvalidValues) as caught:
        put("nowhere", clock.today() - timedelta(days=1), fee=-1, delay="soon", where={"fr": "x"})
    assert {item.field for item in caught.value.problems} == {"unit", "from", "fee", "delay"}


def test_who_administers_another_unit_sets_nothing(site, put):
    people.end_assignment(people.assignments(user_id="fonctionnel")[0].id, clock.today())
    people.assign("fonctionnel", "functional-administrator", "nyakabiga", clock.today())
    people.end_assignment(people.assignments(user_id="fonctionnel")[0].id, clock.today())
    put("nyakabiga", fee=1)
    with pytest.raises(NotAllowed):
        put("bwiza", by="agent.bwiza", fee=1)


def test_a_procedure_that_takes_no_cases_has_no_options(put):
    with pytest.raises(UnknownProcedure):
        procedures.set_options("no-such", "bwiza", {}, clock.today())


# --- what a case keeps


def test_a_case_keeps_what_held_when_it_was_opened(put, opened):
    put("bwiza", fee=500, signatory="clerk", delay="3 working days", where={"fr": "Bureau 3"})
    case = opened()
    put("bwiza", fee=700, signatory=None, delay=None, where=None)
    other = opened()
    assert case.unit_options == {
        "fee": 500,
        "signatory": "clerk",
        "delay": "3 working days",
        "where": {"fr": "Bureau 3"},
    }
    assert other.unit_options == {"fee": 700}
    assert (case.to_pay, other.to_pay) == (1000, 1400)
    mine, theirs = cases.procedure_of(case), cases.procedure_of(other)
    assert mine.actor("zone_chief").function == "clerk"
    assert theirs.actor("zone_chief").function == "zone-chief"
    assert mine.state("verification").task("check").due.amount == 3
    assert mine.state("draft").next["fr"] == "Bureau 3"
    assert cases.procedure_of(case) is mine


def test_the_function_that_a_unit_has_chosen_signs(site, put, opened, as_user):
    put("bwiza", signatory="clerk")
    case = opened()
    with as_user(site, "agent.bwiza"):
        casework.perform(case, "submit")
        casework.perform(case, "approve")
    assert case.open_tasks[0].principal == "bwiza.clerk"
    with as_user(site, "chef.bwiza"), pytest.raises(NotAllowed):
        casework.perform(case, "sign")


def test_cases_with_the_same_options_share_a_procedure(put, opened):
    put("bwiza", fee=500)
    assert cases.procedure_of(opened()) is cases.procedure_of(opened())


def test_a_case_without_options_has_the_defaults(opened):
    case = opened()
    assert "unit_options" not in vars(case.aq_base)
    assert cases.procedure_of(case) is procedures.get(ID)


def test_a_procedure_without_options_looks_up_nothing(portal, declare, monkeypatch):
    monkeypatch.setattr(procedures.unitoptions, "settings_of", lambda *words: 1 / 0)
    assert declare().unit_options == {}


def test_a_test_with_options_goes_the_same_way_on_the_site(portal, definition, play_in_both):
    walk = """\
tests:
  elsewhere:
    title: {fr: Ailleurs, en: Elsewhere}
    options: {signatory: secretary, delay: 2 working days, fee: 30}
    steps:
      - as: clerk
        do: open
        fill: {has_identity_card: false}
        expect: {fields: {to_pay: "60"}}
      - {as: clerk, do: submit, expect: {due: {check: "2026-03-04"}}}
      - {as: clerk, do: approve, expect: {waiting_for: [zone_chief]}}
      - {as: zone_chief, do: sign, expect: {state: issued}}
"""
    other = {"procedure: attestation-residence": "procedure: attestation-elsewhere"}
    procedure = read(definition(CHANGES | other | {"tests:\n": walk}), library=library.shared())
    played = play_in_both(portal, procedure, procedure.tests[0])
    assert played.failures == ()


def test_a_paper_says_what_the_unit_had_set(put, opened):
    put("bwiza", fee=1500, signatory="clerk", delay="3 working days", where={"fr": "Bureau 3"})
    said = option_values(cases.procedure_of(opened()))
    assert vars(said) == {
        "fee": "1\N{NARROW NO-BREAK SPACE}500 FBu",
        "signatory": "Agent d'accueil",
        "delay": "3 jours ouvrables",
        "where": "Bureau 3",
        "collection": "L'agent imprime l'attestation, fait signer les témoins et le chef de zone,"
        " appose le sceau et la remet.",
    }


def test_the_checks_look_for_who_acts_in_each_unit_as_it_has_set(put):
    def missing():
        found = procedures.examine_published(procedures.get(ID), procedures.office())
        return {item.words["units"] for item in found if item.code == "W210"}

    assert missing() == set()
    put("bwiza", signatory="permanent-secretary")
    assert missing() == {"Bwiza"}
