"""What the checks say of definitions that extend others, and of those that are extended."""

from egov.policy.core.checks import check
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import findings as findings_of_tests
from inheriting import heir
from inheriting import LIBRARY
from inheriting import library
from inheriting import SHIPPED
from pathlib import Path

import pytest


SPECIMEN = Path(__file__).parents[1] / "data" / "specimen.yaml"
BASES = library(specimen=SPECIMEN.read_bytes())


def source(base, *lines, library=LIBRARY):
    return read_source(heir(*lines, base=base), "heir.yaml", library)


def registers(base):
    """The line that gives every document of a base a register of its own."""
    papers = read_source(SHIPPED.bases[base].text, library=SHIPPED).procedure.documents
    numbering = "{numbering: {register: heir-%s, pattern: 'H%s {number:04}/{year}'}}"
    given = [f"{paper.id}: {numbering % (at, at)}" for at, paper in enumerate(papers)]
    return f"change: {{documents: {{{', '.join(given)}}}}}" if given else ""


def findings(source):
    """Those of the checks; without an error among them the tests are played too."""
    found = check(source.procedure, source)
    return found if any(item.is_error for item in found) else found + findings_of_tests(source)


def blamed(source):
    return [(item.line, item.message) for item in findings(source) if item.code == "E210"]


@pytest.mark.parametrize("base", sorted(SHIPPED.bases))
def test_an_heir_that_changes_only_registers_is_as_good_as_its_base(base):
    found = source(base, registers(base), library=SHIPPED)
    assert found.procedure.tests
    assert [str(item) for item in findings(found)] == []


REMOVED = {
    "fields: [surname]": "surname is removed from the fields",
    "actors: [governor]": "governor is removed from the actors",
    "states: [refused]": "refused is removed from the states",
    "transitions: [refuse]": "refuse is removed from the transitions",
    "documents: [permit]": "permit is removed from the documents",
    "flags: [urgent]": "urgent is removed from the flags",
    "conditions: [is_large]": "is_large is removed from the conditions",
}


@pytest.mark.parametrize("line", REMOVED)
def test_what_others_still_name_is_told_where_it_is_removed(line):
    (found,) = blamed(source("specimen", "remove:", f"  {line}", library=BASES))
    assert found[0] == 11
    assert found[1].startswith(f"{REMOVED[line]}, but ")
    assert "specimen.yaml:" in found[1]


def test_what_only_a_test_names_is_told_too():
    found = source(
        "attestation-residence",
        registers("attestation-residence"),
        "remove: {pieces: [identity_card]}",
    )
    ((line, message),) = blamed(found)
    assert line == 11
    assert "attestation-residence.yaml:" in message


@pytest.mark.parametrize(
    "line",
    [
        "remove: {deadlines: [answer], transitions: [grant_by_silence]}",
        "remove: {pieces: [plan]}",
        "remove: {fields: [owner, terms]}",
        "remove: {tasks: [check.check.remind]}",
    ],
)
def test_what_nothing_names_is_not_blamed(line):
    assert blamed(source("specimen", line, library=BASES)) == []


def test_what_is_removed_and_written_anew_is_not_blamed():
    lines = (
        "remove: {flags: [urgent]}",
        "add: {flags: {urgent: {title: {fr: Pressé, en: In haste}}}}",
    )
    assert blamed(source("specimen", *lines, library=BASES)) == []


def test_a_base_leaves_to_its_heirs_what_it_does_not_use():
    lines = (
        "add:",
        "  actors: {notary: {title: {fr: Notaire, en: Notary}, function: notary}}",
        "  conditions: {is_small: surface < 20}",
        "  flags: {late: {title: {fr: Tardif, en: Late}}}",
        "change: {documents: {permit: {numbering: {register: x, pattern: '{number:04}/{year}'}}}}",
    )
    whole = {item.code for item in findings(source("specimen", *lines, library=BASES))}
    left = source("specimen", "abstract: true", *lines, library=BASES)
    assert whole == {"W202", "W218", "E180"}
    assert findings(left) == []


def test_a_base_is_blamed_for_what_no_heir_can_mend():
    found = source("specimen", "abstract: true", "remove: {states: [refused]}", library=BASES)
    assert {"E110", "E210"} <= {item.code for item in findings(found)}
