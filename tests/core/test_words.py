from datetime import date
from egov.policy.core.words import date_in_words
from egov.policy.core.words import number_in_words

import pytest
import re


TABLE = {
    0: "zéro",
    1: "un",
    16: "seize",
    17: "dix-sept",
    20: "vingt",
    21: "vingt et un",
    22: "vingt-deux",
    61: "soixante et un",
    69: "soixante-neuf",
    70: "septante",
    71: "septante et un",
    72: "septante-deux",
    73: "septante-trois",
    74: "septante-quatre",
    75: "septante-cinq",
    76: "septante-six",
    77: "septante-sept",
    78: "septante-huit",
    79: "septante-neuf",
    80: "quatre-vingts",
    81: "quatre-vingt-un",
    82: "quatre-vingt-deux",
    83: "quatre-vingt-trois",
    84: "quatre-vingt-quatre",
    85: "quatre-vingt-cinq",
    86: "quatre-vingt-six",
    87: "quatre-vingt-sept",
    88: "quatre-vingt-huit",
    89: "quatre-vingt-neuf",
    90: "nonante",
    91: "nonante et un",
    92: "nonante-deux",
    93: "nonante-trois",
    94: "nonante-quatre",
    95: "nonante-cinq",
    96: "nonante-six",
    97: "nonante-sept",
    98: "nonante-huit",
    99: "nonante-neuf",
    100: "cent",
    101: "cent un",
    171: "cent septante et un",
    180: "cent quatre-vingts",
    181: "cent quatre-vingt-un",
    200: "deux cents",
    201: "deux cent un",
    280: "deux cent quatre-vingts",
    1000: "mille",
    1001: "mille un",
    1100: "mille cent",
    1962: "mille neuf cent soixante-deux",
    1980: "mille neuf cent quatre-vingts",
    1993: "mille neuf cent nonante-trois",
    2000: "deux mille",
    2026: "deux mille vingt-six",
    80_000: "quatre-vingt mille",
    200_000: "deux cent mille",
    1_000_000: "un million",
    1_500_000: "un million cinq cent mille",
    2_000_000: "deux millions",
    80_000_000: "quatre-vingts millions",
    200_000_000: "deux cents millions",
    -21: "moins vingt et un",
}
SMALL = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "quatre_vingt": 80,
    "nonante": 90,
}
UP_TO_9999 = {number: number_in_words(number) for number in range(10_000)}


@pytest.mark.parametrize(("number", "words"), TABLE.items())
def test_numbers_are_spelled_as_in_a_hand_written_table(number, words):
    assert number_in_words(number) == words


def value(words):
    """What the words add up to, read from left to right."""
    text = words.replace("quatre-vingts", "quatre_vingt").replace("quatre-vingt", "quatre_vingt")
    thousands = hundreds = rest = 0
    for word in re.split(r"[ -]", text):
        if word == "mille":
            thousands, hundreds, rest = hundreds + rest or 1, 0, 0
        elif word in ("cent", "cents"):
            hundreds, rest = 100 * (rest or 1), 0
        elif word != "et":
            rest += TENS[word] if word in TENS else SMALL.index(word)
    return 1000 * thousands + hundreds + rest


def test_the_words_add_up_to_the_number():
    assert [number for number, words in UP_TO_9999.items() if value(words) != number] == []


def test_cents_and_vingts_agree_only_when_nothing_follows():
    for number, words in UP_TO_9999.items():
        assert not re.search(r"(cents|vingts)\b(?!$)", words), words
        assert words.endswith("cents") == (number % 100 == 0 and number % 1000 > 100), words
        assert words.endswith("vingts") == (number % 100 == 80), words


def test_et_stands_before_un_after_every_ten_but_eighty():
    with_et = {number for number, words in UP_TO_9999.items() if " et " in words}
    assert {number % 100 for number in with_et} == {21, 31, 41, 51, 61, 71, 91}
    assert len(with_et) == 7 * 100
    assert all(re.search(r" et un$", UP_TO_9999[number]) for number in with_et)


def test_nobody_says_soixante_dix_quatre_vingt_dix_or_un_mille():
    said = " / ".join(UP_TO_9999.values())
    assert not re.search(r"soixante-(dix|onze)|soixante et onze|quatre-vingt-(dix|onze)", said)
    assert not re.search(r"\bun (cent|mille)\b", said.replace("et un", ""))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "le vingt et un novembre deux mille vingt-six"),
        (date(2026, 1, 1), "le premier janvier deux mille vingt-six"),
        (date(1993, 10, 21), "le vingt et un octobre mille neuf cent nonante-trois"),
        (date(1962, 7, 1), "le premier juillet mille neuf cent soixante-deux"),
        (date(1971, 8, 31), "le trente et un août mille neuf cent septante et un"),
        (date(2000, 2, 29), "le vingt-neuf février deux mille"),
    ],
)
def test_dates_are_spelled_in_full(day, words):
    assert date_in_words(day) == words


@pytest.mark.parametrize("bad", [1.5, "12", True, None])
def test_only_whole_numbers_are_put_in_words(bad):
    with pytest.raises(ValueError, match="whole numbers"):
        number_in_words(bad)
