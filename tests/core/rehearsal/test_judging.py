from egov.policy.core.rehearsal import coverage
from egov.policy.core.rehearsal import findings
from egov.policy.core.rehearsal import rehearse

import pytest


def test_a_good_test_has_no_findings(leave):
    assert rehearse(leave)[1] == []


def test_a_failing_test_is_an_error_with_its_line_step_and_both_values(edited):
    source = edited(("{state: granted, documents", "{state: refused, documents"))
    (found,) = [item for item in findings(source) if item.is_error]
    assert found.code == "E190"
    assert found.message == (
        "The test walk goes another way at step 8: expected state refused, found granted."
    )
    assert found.path == "tests.walk.steps.7.expect.state"
    assert found.file == "leave.yaml"
    assert found.line == 1 + source.lines["tests.walk.steps.7.do"].number


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        (
            "as: agent\n        do: open",
            "as: agnet\n        do: open",
            "steps.0.as",
            "person “agnet”",
        ),
        ("do: open", "do: opne", "steps.0.do", "decision “opne”, which there is not. Did you mean"),
        ("fill: {reason", "fill: {raison", "steps.0.fill", "field “raison”"),
        ("supply: [letter]", "supply: [lettre]", "steps.2.supply", "piece “lettre”"),
        ("expect: {state: draft", "expect: {state: draught", "steps.0.expect.state", "state “dra"),
        ("waiting_for: [agent]", "waiting_for: [clerk]", "steps.0.expect.waiting_for", "actor “c"),
        ("tasks: [vote]", "tasks: [vite]", "steps.2.expect.tasks", "task “vite”"),
        ("flags: [long]", "flags: [lang]", "steps.2.expect.flags", "flag “lang”"),
        ("due: {legal", "due: {illegal", "steps.2.expect.due", "deadline or task “illegal”"),
        ("documents: [decision]", "documents: [act]", "steps.7.expect.documents", "document “act”"),
        ("to: chief 2,", "to: chef 2,", "steps.5.to", "person “chef”"),
        ("people: {committee", "people: {comittee", "people", "actor “comittee”"),
        ("as: agent\n        do: open", "do: open", "steps.0.as", "person “”"),
        ("- wait: 3 working days\n        expect", "- expect", "steps.4.do", "decision “”"),
        ("do: delegate, to: chief 2", "do: revoke", "steps.5.document", "document “”"),
        ("do: delegate, to: chief 2", "do: extend", "steps.5.deadline", "deadline “”"),
        ("    steps:", '    on: "2026-02-30"\n    steps:', "on", "day “2026-02-30”"),
    ],
)
def test_a_name_of_nothing_is_told_and_the_test_is_not_played(edited, old, new, place, says):
    source = edited((old, new))
    reports, findings = rehearse(source)
    assert reports == []
    assert [item.code for item in findings] == ["E191"]
    assert findings[0].path == f"tests.walk.{place}"
    assert says in findings[0].message


def test_what_the_specimen_answers_is_a_field(edited):
    source = edited(("tests:", "specimen: {raison: Repos}\ntests:"))
    found = [item for item in rehearse(source)[1] if item.code == "E196"]
    assert [item.path for item in found] == ["specimen.raison"]
    assert "Did you mean reason?" in found[0].message


def test_a_test_begins_with_the_specimen_and_its_own_answers(edited):
    source = edited(
        ("tests:", "specimen: {reason: Repos, days: 3}\ntests:"),
        ("fill: {reason: Repos, days: 12", "fill: {days: 12"),
        ("fields: {days: 12", "fields: {reason: Repos, days: 12"),
    )
    assert rehearse(source)[1] == []
    (without,) = rehearse(edited(("fields: {days: 12", "fields: {reason: Maladie, days: 12")))[1]
    assert without.code == "E190"


def test_a_transition_that_no_test_takes_is_a_warning(leave):
    found = findings(leave)
    assert [item.path for item in found] == ["transitions.decline", "transitions.refuse"]
    assert {item.code for item in found} == {"W290"}
    assert not any(item.is_error for item in found)


def test_coverage_tells_what_was_reached_and_what_was_not(leave):
    reports, _ = rehearse(leave)
    found = coverage(leave.procedure, reports)
    assert list(found) == ["states", "transitions", "conditions", "documents", "deadlines"]
    assert found["states"].missing == ("refused",)
    assert found["transitions"].missing == ("decline", "refuse")
    assert found["conditions"].known == (
        "pieces.letter.required_when: true",
        "pieces.letter.required_when: false",
        "transitions.sign.when: true",
        "transitions.sign.when: false",
    )
    assert found["conditions"].missing == (
        "pieces.letter.required_when: false",
        "transitions.sign.when: false",
    )
    assert found["documents"].missing == found["deadlines"].missing == ()


def test_a_condition_of_a_transition_counts_only_where_it_is_asked(edited):
    # Before the signature nobody asks it, although it is false there.
    source = edited(("when: days < 20", "when: \"'long' in flags\""))
    reports, _ = rehearse(source)
    assert (
        "transitions.sign.when: false" in coverage(source.procedure, reports)["conditions"].missing
    )


def sides(source):
    """Of its conditions those sides that were reached."""
    found = coverage(source.procedure, rehearse(source)[0])["conditions"]
    return found.reached & set(found.known), found.missing


def test_a_condition_counts_where_a_case_only_passes_through(edited):
    source = edited(
        (
            "accept: {title: {fr: Accepter}, from: vote, to: signature}",
            "accept: {title: {fr: Accepter}, from: vote, to: gate}\n"
            "  short: {title: {fr: Court}, from: gate, to: refused, automatic: {when: brief}}\n"
            "  on: {title: {fr: Suite}, from: gate, to: signature, automatic: {when: days >= 12}}",
        ),
        ("  signature:\n", "  gate: {kind: open, title: {fr: Passage}}\n  signature:\n"),
        ("states:\n", "conditions: {brief: days < 5}\nstates:\n"),
    )
    reached, missing = sides(source)
    assert "transitions.on.automatic.when: true" in reached
    assert "transitions.short.automatic.when: false" in reached
    assert "conditions.brief: false" in reached
    assert {"conditions.brief: true", "transitions.short.automatic.when: true"} <= set(missing)


def test_what_is_answered_with_a_decision_counts_when_it_is_weighed(edited):
    # Neither before nor after it does anybody find the answer that the decision gives.
    source = edited(
        ("when: days < 20", "when: days == 3\n    ask: [days]"),
        ("{issue_document", "{set_field: {field: days, value: 4}}, {issue_document"),
        ("do: sign\n        expect", "do: sign\n        fill: {days: 3}\n        expect"),
    )
    assert "transitions.sign.when: true" in sides(source)[0]


def test_conditions_of_sections_and_of_columns_count(edited):
    source = edited(
        (
            "pieces:",
            "  - id: more\n    title: {fr: Suite}\n    visible_when: days > 10\n    fields:\n"
            "      - id: trips\n        type: table\n        title: {fr: Voyages}\n"
            "        columns:\n"
            "          - {id: far, type: boolean, title: {fr: Loin}}\n"
            "          - {id: why, type: text, title: {fr: Pourquoi}, visible_when: far,"
            " required_when: far}\n"
            "pieces:",
        ),
        ("fill: {reason", "fill: {trips: [{far: true, why: Famille}, {far: false}], reason"),
    )
    reached, missing = sides(source)
    assert "sections.more.visible_when: true" in reached
    assert "sections.more.visible_when: false" in missing
    column = "fields.trips.columns.why"
    assert {f"{column}.visible_when: {side}" for side in ("true", "false")} <= reached


def test_the_rule_of_an_answer_that_nobody_gives_has_not_been_reached(edited):
    source = edited(
        ("minimum: 1, maximum: 30", "minimum: 1, maximum: 30, valid_when: days < 15"),
        ("days: 12, replacement: agent 2}\n", "replacement: agent 2}\n"),
        ("fields: {days: 12, replacement", "fields: {replacement"),
        ("refused: letter.required", ""),
        ("supply: [letter]", ""),
    )
    assert "fields.days.valid_when: true" in sides(source)[1]
