"""Publishing: a version runs and never changes; a faulty definition leaves no trace."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import UnknownProcedure
from egov.policy.procedures.importstep import import_procedures
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException

import pytest


ID = "attestation-residence"

FATHER = "title: {fr: Nom du père, en: Father's name}"

FAULTS = {
    "unknown key": (
        {"legal_delay: option('delay')": "legal_delai: option('delay')"},
        "E010",
        "legal_delai:",
    ),
    "missing state": ({"    to: signature\n": "    to: signatur\n"}, "E110", "to: signatur"),
    "unreachable state": ({"    to: completion\n": "    to: refused\n"}, "E104", "completion:"),
    "actor of nobody": ({"function: clerk": "function: clerc"}, "E112", "function: clerc"),
    "unit above of nobody": (
        {
            "unit_kinds: [zone]": "unit_kinds: [zone, province]",
            "at: kind\n    place: commune": "at: parent",
        },
        "E113",
        "at: parent",
    ),
    "failing test": (
        {"legal_delay: option('delay')": "legal_delay: 5 working days"},
        "E190",
        "due: {check:",
    ),
    "no YAML": ({"unit_kinds: [zone]": "unit_kinds: [zone]]"}, "E001", "unit_kinds: [zone]]"),
}
"""What is changed, the code of the finding, and the line that it names."""


def _site(portal) -> dict:
    """All that publishing could have touched."""
    published = {
        item.id: [item.current]
        + [(n, v.text, v.digest, v.provenance) for n, v in item.versions.items()]
        for item in procedures.items()
    }
    return {
        "procedures": published,
        "types": sorted(portal.portal_types.objectIds()),
        "workflows": sorted(portal.portal_workflow.objectIds()),
        "chains": dict(portal.portal_workflow._chains_by_type),
        "schema": portal.portal_types[f"{ID}-v1"].model_source,
    }


def test_publishing_the_same_text_again_changes_nothing(portal, publish):
    before = _site(portal)
    publish()
    assert _site(portal) == before


def test_another_text_of_the_same_version_is_refused(portal, publish):
    before = _site(portal)
    with pytest.raises(DefinitionError) as caught:
        publish({FATHER: "title: {fr: Père, en: Father's name}"})
    (finding,) = [found for found in caught.value.findings if found.is_error]
    assert (finding.code, finding.path) == ("E305", "version")
    assert _site(portal) == before


def test_a_number_that_was_left_out_is_not_given_later(portal, publish):
    publish({"version: 1\n": "version: 5\n"})
    with pytest.raises(DefinitionError, match="E305"):
        publish({"version: 1\n": "version: 4\n"})
    assert procedures.get(ID).version == 5


def test_comments_and_spaces_are_not_another_text(portal, publish):
    before = _site(portal)
    publish({"version: 1\n": "# The first one.\nversion:   1\n"})
    assert _site(portal) == before


@pytest.mark.parametrize(("changes", "code", "place"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_place_and_remedy_and_nothing_is_activated(
    portal, definition, publish, changes, code, place
):
    before, changes = _site(portal), {"version: 1\n": "version: 2\n", **changes}
    lines = definition(changes).splitlines()
    line = 1 + next(number for number, text in enumerate(lines) if text.strip().startswith(place))
    with pytest.raises(DefinitionError) as caught:
        publish(changes)
    found = {(finding.code, finding.line): finding for finding in caught.value.findings}
    assert (code, line) in found
    finding = found[code, line]
    assert finding.file == "attestation.yaml"
    assert finding.message
    assert finding.remedy
    assert f"attestation.yaml:{line}: {code} {finding.message}" in str(caught.value)
    assert _site(portal) == before


def test_a_fault_in_a_new_procedure_makes_no_item(portal, publish):
    with pytest.raises(DefinitionError):
        publish({f"procedure: {ID}": "procedure: other", "function: clerk": "function: clerc"})
    assert "other" not in portal["procedures"]


def test_provenance_says_who_when_why_and_with_which_release(portal):
    made = procedures.publication(ID).provenance
    assert (made.author, made.reason) == ("system", "pack")
    assert made.published_on.endswith("+00:00")
    assert made.release


@pytest.fixture
def second(publish):
    """Version 2: another delay, another word for a field."""
    changes = {
        "version: 1\n": "version: 2\n",
        "legal_delay: option('delay')": "legal_delay: 5 working days",
        ', legal: "2026-03-04"}': ', legal: "2026-03-09"}',
        'due: {legal: "2026-03-09"}': 'due: {legal: "2026-03-12"}',
        FATHER: "title: {fr: Père, en: Father's name}",
    }
    return publish(changes)


def test_a_second_version_stands_beside_the_first(portal, second):
    assert list(second.versions) == [1, 2]
    assert procedures.get(ID).version == 2
    assert procedures.get(ID, 1).legal_delay.amount == 2
    assert procedures.get(ID, 2).legal_delay.amount == 5
    for version in (1, 2):
        name = f"{ID}-v{version}"
        assert name in portal.portal_types
        assert portal.portal_workflow.getChainForPortalType(name) == (name,)
    titles = [portal.portal_types[f"{ID}-v{n}"].lookupSchema()["father"].title for n in (1, 2)]
    assert titles == ["Nom du père", "Père"]


def test_a_running_case_stays_on_its_version(portal, filed, publish, as_user, open_draft):
    publish({"version: 1\n": "version: 2\n"})
    assert cases.procedure_of(filed).version == 1
    assert filed.portal_type == f"{ID}-v1"
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "approve")
    assert cases.state_of(filed).id == "signature"
    later = open_draft(portal)
    assert (later.version, later.portal_type) == (2, f"{ID}-v2")


def test_publishing_an_old_version_again_does_not_bring_it_back(portal, second, publish):
    publish()
    assert procedures.get(ID).version == 2


NUMBERS_AGAIN = {
    "renamed register, same pattern": {"register: attestation-residence\n": "register: other\n"},
    "more zeros are the same pattern": {
        "register: attestation-residence\n": "register: other\n",
        "{number:05}": "{number:03}",
    },
    "same register, other pattern": {"RES-{unit}": "ATT-{unit}"},
}


@pytest.mark.parametrize("changes", NUMBERS_AGAIN.values(), ids=NUMBERS_AGAIN)
@pytest.mark.parametrize("name", [ID, "another"])
def test_no_number_is_given_twice_by_another_version_or_procedure(portal, publish, changes, name):
    before = _site(portal)
    with pytest.raises(DefinitionError) as caught:
        publish(
            {f"procedure: {ID}": f"procedure: {name}", "version: 1\n": "version: 2\n"} | changes
        )
    assert {found.code for found in caught.value.findings if found.is_error} == {"E134"}
    assert _site(portal) == before


def test_what_is_retired_stays_so_until_a_new_version_comes(portal, publish):
    portal["procedures"][ID].current = 0
    import_procedures(Pack(f"procedures: [{ID}]"))
    assert ID not in {item.id for item in procedures.published()}
    publish({"version: 1\n": "version: 2\n"})
    assert procedures.get(ID).version == 2


def test_what_is_not_published_is_unknown(portal):
    for unknown in [("nothing",), (ID, 7), (ID, 0)]:
        with pytest.raises(UnknownProcedure):
            procedures.get(*unknown)


def test_withdrawing_takes_every_version_and_what_was_compiled(portal, second):
    procedures.withdraw(ID)
    for version in (1, 2):
        name = f"{ID}-v{version}"
        assert name not in portal.portal_types
        assert name not in portal.portal_workflow
        assert name not in portal.portal_workflow._chains_by_type
    with pytest.raises(UnknownProcedure):
        procedures.get(ID)
    assert ID not in {item.id for item in procedures.published()}


def test_what_was_withdrawn_can_be_published_again(portal, publish, open_filed):
    procedures.withdraw(ID)
    publish()
    assert open_filed(portal).reference.endswith("-00001")


class Pack:
    """A profile with the given procedures.yaml, as an import step sees it."""

    def __init__(self, text: str | None) -> None:
        self.text = text

    def readDataFile(self, filename, subdir=None):
        return self.text


def test_the_import_step_may_run_again(portal):
    before = _site(portal)
    import_procedures(Pack(f"procedures: [{ID}]"))
    assert _site(portal) == before


def test_a_pack_without_procedures_publishes_nothing(portal):
    before = _site(portal)
    import_procedures(Pack(None))
    assert _site(portal) == before


def test_a_pack_that_names_an_unknown_definition_says_which(portal):
    with pytest.raises(LookupError, match="no-such"):
        import_procedures(Pack("procedures: [no-such]"))


def test_a_pack_brings_definitions_of_its_own_directory(portal, definition, tmp_path, monkeypatch):
    text = definition({f"procedure: {ID}": "procedure: attestation-voisinage"})
    (tmp_path / "attestation-voisinage.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("EGOV_WORKFLOWS", str(tmp_path))
    import_procedures(Pack("procedures: [attestation-voisinage]"))
    assert "attestation-voisinage-v1" in portal.portal_types
    assert {ID, "attestation-voisinage"} <= {item.id for item in procedures.published()}


def test_stock_plone_takes_no_transition_that_the_definition_lacks(portal, filed, as_user):
    with as_user(portal, "agent.bwiza"), pytest.raises(WorkflowException):
        api.portal.get_tool("portal_workflow").doActionFor(filed, "publish")
