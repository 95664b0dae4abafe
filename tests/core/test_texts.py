"""Free text: what is tidied and what is refused."""

from egov.policy.core import texts
from egov.policy.core.errors import InvalidValues

import pytest


def test_a_remark_keeps_its_lines_and_loses_what_is_around_it():
    assert texts.remark("comment", "  un\r\ndeux\t \n", 20) == "un\ndeux"


def test_letters_are_composed():
    assert texts.tidy("e\u0301") == "é"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_what_nobody_types_is_refused(sign):
    with pytest.raises(InvalidValues) as caught:
        texts.remark("comment", f"a{sign}b", 20)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("comment", "control_character")


def test_a_remark_has_a_length():
    assert texts.remark("reason", "x" * 20, 20)
    with pytest.raises(InvalidValues) as caught:
        texts.remark("reason", "x" * 21, 20)
    assert caught.value.problems[0].code == "too_long"


def test_a_second_line_is_allowed_only_where_it_is_expected():
    assert not texts.hides("a\nb")
    assert texts.hides("a\nb", lines=False)


def test_a_letter_under_a_pile_of_marks_is_no_text_and_costs_nothing():
    piled = "a" + "\u0301\u0316" * 500_000
    assert texts.tidy(piled) == piled
    assert texts.hides(piled)
    assert not texts.hides(texts.tidy("n" + "\u0301\u0316" * 15))


@pytest.mark.parametrize(
    ("text", "number"),
    [("2026", 2026), ("0", 0), ("9" * 9, 999_999_999), ("9" * 5000, None)]
    + [(text, None) for text in ("", "x", "-1", "1.0", " 1", "\u0661", "\u00b2")],
)
def test_a_whole_number_is_written_in_a_few_figures(text, number):
    assert texts.whole(text) == number
