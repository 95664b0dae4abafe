"""The checks find what is wrong and leave alone what is not."""

from egov.policy.core.rehearsal.codes import CODES as OF_TESTS
from seeded import page
from seeded.detection import codes
from seeded.detection import definitions
from seeded.detection import detection
from seeded.detection import office
from seeded.kinds import KINDS
from seeded.operator import HARMLESS
from seeded.operator import OPERATORS

import pytest


@pytest.fixture(scope="module")
def tallies():
    return detection()


def test_no_definition_is_blamed_as_it_is():
    found = {procedure.id: codes(procedure, office(procedure)) for procedure in definitions()}
    assert not any(found.values()), found


def test_nineteen_faults_of_twenty_are_found(tallies):
    faults, _ = tallies
    made, found = sum(item.made for item in faults), sum(item.found for item in faults)
    assert found >= 0.95 * made, [item for item in faults if item.missed]


@pytest.mark.parametrize("number", range(len(OPERATORS)), ids=lambda at: OPERATORS[at].name)
def test_a_kind_of_fault_is_made_and_found(tallies, number):
    tally = tallies[0][number]
    assert tally.made
    assert tally.found >= 0.8 * tally.made, tally.missed


@pytest.mark.parametrize("number", range(len(HARMLESS)), ids=lambda at: HARMLESS[at].name)
def test_a_harmless_change_is_not_blamed(tallies, number):
    tally = tallies[1][number]
    assert tally.made
    assert tally.missed == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind[0])
def test_a_kind_that_is_asked_for_is_told_and_seeded_or_says_why_not(kind):
    _, told, said = kind
    assert told or said
    made = {code for operator in OPERATORS for code in operator.codes}
    assert set(told) <= made | set(OF_TESTS)


def test_the_page_is_current(tallies):
    wanted = page.text(*tallies)
    assert page.PATH.read_text("utf-8") == wanted, "run: python tests/core/mutations/write_page.py"
