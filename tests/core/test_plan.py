from collections import Counter
from egov.policy.core.errors import EgovError
from egov.policy.core.plan import COLUMNS
from egov.policy.core.plan import PlanClass
from egov.policy.core.plan import PlanError
from egov.policy.core.plan import read
from egov.policy.core.plan import write
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from egov.policy.core.retention import RetentionRule
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path

import pytest


SHIPPED = Path(__file__).parents[2] / "profiles" / "commune" / "classification.csv"
HEADER = ";".join(COLUMNS)
SMALL = f"""{HEADER}
3;Population et état civil;;;;;;
3.2;Délivrance de documents;3;;;;;
3.2.2;Attestations délivrées;3.2;5;délivrance;T;50;P
""".encode()


def findings(data):
    with pytest.raises(PlanError) as caught:
        read(data)
    return [(finding.line, finding.code) for finding in caught.value.findings]


def with_lines(*lines):
    return SMALL + "".join(f"{line}\n" for line in lines).encode()


def test_the_plan_of_communes_has_the_classes_and_rules_that_its_authors_counted():
    plan = read(SHIPPED.read_bytes())
    rules = [item.rule for item in plan if item.rule]
    assert (len(plan), len(rules), len(plan) - len(rules)) == (104, 71, 33)
    assert Counter(rule.action for rule in rules) == {
        FinalAction.KEEP: 29,
        FinalAction.DESTROY: 23,
        FinalAction.SORT: 19,
    }
    assert Counter(item.code.count(".") for item in plan) == {0: 9, 1: 33, 2: 62}


def test_the_plan_of_communes_is_written_back_byte_for_byte():
    assert write(read(SHIPPED.read_bytes())).encode() == SHIPPED.read_bytes()


def test_a_class_carries_its_rule():
    by_code = {item.code: item for item in read(SHIPPED.read_bytes())}
    assert by_code["3.2.2"] == PlanClass(
        code="3.2.2",
        label="Attestations délivrées (registre et doubles)",
        parent="3.2",
        rule=RetentionRule(
            code="3.2.2",
            label="Attestations délivrées (registre et doubles)",
            years=5,
            trigger="délivrance",
            action=FinalAction.SORT,
            closure_years=50,
            source="P",
        ),
        source="P",
    )
    assert by_code["3"] == PlanClass("3", "Population et état civil", "", None, "")


def test_the_way_of_counting_is_said_by_the_caller():
    (rule,) = [item.rule for item in read(SMALL, RetentionMode.YEAR_END) if item.rule]
    assert rule.mode is RetentionMode.YEAR_END


def test_a_file_saved_by_a_spreadsheet_is_read_alike():
    saved = b"\xef\xbb\xbf" + SMALL.replace(b"\n", b"\r\n").replace(
        "Délivrance de documents".encode(), '" Délivrance de documents "'.encode()
    )
    assert read(saved + b"\r\n") == read(SMALL)


def test_classes_come_in_the_order_of_their_codes_and_parents_first():
    jumbled = with_lines("10;Dix;;;;;;", "3.10;B;3;;;;;", "2;Deux;;;;;;")
    assert [item.code for item in read(jumbled)] == ["2", "3", "3.2", "3.2.2", "3.10", "10"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("4;Finances;;;;;", "cells"),
        ("4;Finances;;;;;;;", "cells"),
        ("4", "cells"),
        (";Finances;;;;;;", "code"),
        ("04;Finances;;;;;;", "code"),
        ("4.;Finances;;;;;;", "code"),
        ("4,1;Finances;;;;;;", "code"),
        ("٤;Finances;;;;;;", "code"),
        ("4;;;;;;;", "label"),
        ('4;"Finances\x07";;;;;;', "text"),
        ("3;Encore;;;;;;", "duplicate"),
        ("4.1;Budget;4;;;;;", "parent"),
        ("3.3;Identité;;;;;;", "parent"),
        ("3.3.1;Cahiers;3;;;;;", "parent"),
        ("4;Finances;3;;;;;", "parent"),
        ("4;Finances;;5;;;;", "incomplete"),
        ("4;Finances;;;vote;D;25;P", "incomplete"),
        ("4;Finances;;5;;D;25;P", "incomplete"),
        ("4;Finances;;5;vote;;25;P", "incomplete"),
        ("4;Finances;;5;vote;D;;P", "incomplete"),
        ("4;Finances;;5;vote;D;25;", "incomplete"),
        ("4;Finances;;;;;;P", "incomplete"),
        ("4;Finances;;cinq;vote;D;25;P", "years"),
        ("4;Finances;;-5;vote;D;25;P", "years"),
        ("4;Finances;;5.5;vote;D;25;P", "years"),
        ("4;Finances;;٥;vote;D;25;P", "years"),
        ("4;Finances;;1000;vote;D;25;P", "years"),
        ("4;Finances;;5;vote;D;vingt;P", "years"),
        ("4;Finances;;5;vote;X;25;P", "action"),
        ("4;Finances;;5;vote;d;25;P", "action"),
        ('4;"Finances"x;;;;;;', "csv"),
        ('4;"Finances;;;;;;', "csv"),
    ],
)
def test_each_fault_is_found_on_its_line(line, code):
    assert findings(with_lines(line)) == [(5, code)]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [(1, "columns")]),
        (b"\n", [(1, "columns")]),
        (SMALL.replace(b";source", b""), [(1, "columns")]),
        (SMALL.replace(b"dua;declencheur", b"declencheur;dua"), [(1, "columns")]),
        (SMALL.replace(b";", b","), [(1, "columns")]),
        (SMALL.decode().encode("latin-1"), [(2, "encoding")]),
        (SMALL.decode().encode("utf-16"), [(1, "columns"), (1, "encoding")]),
        (HEADER.encode(), [(2, "empty")]),
        (b'"' + b"x" * 200_000, [(1, "csv")]),
    ],
)
def test_a_file_of_another_form_is_refused(data, found):
    assert sorted(findings(data)) == found


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_its_lines():
    data = with_lines("5.1;A;5;;;;;", "3;;;;;;;", "6;B;;x;fin;Z;;P")
    assert findings(data) == [
        (5, "parent"),
        (6, "label"),
        (6, "duplicate"),
        (7, "incomplete"),
        (7, "years"),
        (7, "action"),
    ]


def test_the_error_says_line_code_and_how_to_mend_it():
    with pytest.raises(EgovError) as caught:
        read(with_lines("4.1;Budget;4;;;;;", "4.2;Dépenses;4;5;exercice;X;25;N"))
    assert str(caught.value) == (
        "5: parent the parent 4 of 4.1 is not in the plan\n"
        "6: action sort_final 'X' is none of C, D, T\n"
        "6: parent the parent 4 of 4.2 is not in the plan"
    )


CELL = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@st.composite
def plans(draw):
    roots = draw(st.lists(st.integers(1, 20), unique=True, min_size=1, max_size=4))
    codes = [str(root) for root in roots]
    codes += [f"{codes[0]}.{n}" for n in range(1, draw(st.integers(1, 3)))]
    return [draw_class(draw, code) for code in codes]


def draw_class(draw, code):
    label, source, parent = draw(CELL), draw(CELL), code.rpartition(".")[0]
    if draw(st.booleans()):
        return PlanClass(code, label, parent, None, "")
    rule = RetentionRule(
        code=code,
        label=label,
        years=draw(st.integers(0, 999)),
        trigger=draw(CELL),
        action=draw(st.sampled_from(FinalAction)),
        closure_years=draw(st.integers(0, 999)),
        source=source,
    )
    return PlanClass(code, label, parent, rule, source)


@given(plans())
@settings(max_examples=30, deadline=None)
def test_any_plan_reads_back_as_it_was_written(plan):
    assert set(read(write(plan).encode())) == set(plan)
