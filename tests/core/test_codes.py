from egov.policy.core.codes import ALPHABET
from egov.policy.core.codes import is_well_formed
from egov.policy.core.codes import new_code
from egov.policy.core.codes import normalise
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest
import re
import secrets


CODES = st.integers(0, 2**55 - 1).map(lambda number: new_code(lambda bits: number))
PLACES = st.sampled_from([n for n in range(14) if n not in (4, 9)])
few = settings(max_examples=30, deadline=None)


def test_a_code_is_three_groups_of_four_without_ambiguous_letters():
    code = new_code(secrets.randbits)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", code)
    assert is_well_formed(code)


def test_a_code_asks_for_at_least_fifty_bits():
    asked = []
    new_code(lambda bits: asked.append(bits) or 0)
    assert asked == [55]


@given(st.integers(0, 2**55 - 1), st.integers(0, 2**55 - 1))
@few
def test_two_draws_never_give_one_code(left, right):
    assume(left != right)
    assert new_code(lambda bits: left) != new_code(lambda bits: right)


def test_the_check_character_is_the_one_worked_out_by_hand():
    # One 1 in the last drawn place is doubled once, in the one before twice.
    assert is_well_formed("0000-0000-0012")
    assert is_well_formed("0000-0000-0104")
    # 16 doubled is x⁵, that is x² + 1.
    assert is_well_formed("0000-0000-00G5")
    assert not is_well_formed("0000-0000-0011")


@given(CODES, PLACES, st.sampled_from(ALPHABET))
@few
def test_one_wrong_character_is_seen(code, place, wrong):
    assume(code[place] != wrong)
    assert not is_well_formed(code[:place] + wrong + code[place + 1 :])


@given(CODES, PLACES, PLACES)
@few
def test_two_characters_that_changed_places_are_seen(code, left, right):
    assume(code[left] != code[right])
    swapped = list(code)
    swapped[left], swapped[right] = code[right], code[left]
    assert not is_well_formed("".join(swapped))


@given(CODES)
@few
def test_a_code_is_understood_however_it_is_typed(code):
    typed = code.lower().replace("1", "l").replace("0", "o").replace("-", " ")
    assert normalise(typed) == normalise(typed.replace("l", "I")) == code
    assert normalise(code.replace("-", "")) == code
    assert is_well_formed(f"\t{typed}\N{NO-BREAK SPACE}\n")


def test_typographic_dashes_are_ignored():
    assert normalise("abcd\N{EN DASH}efgh\N{NON-BREAKING HYPHEN}jkmn") == "ABCD-EFGH-JKMN"


@pytest.mark.parametrize(
    "text",
    ["", "0000", "0000-0000-0000-0000", "U000-0000-0000", "0000_0000_0000", "é" * 12, "0" * 9999],
)
def test_what_cannot_be_a_code_is_refused(text):
    assert not is_well_formed(text)
