"""What the language takes, and what it refuses when it is read."""

from egov.policy.core import conditions
from egov.policy.core.conditions import RecordType
from egov.policy.core.conditions import TableType
from egov.policy.core.conditions import ValueType
from egov.policy.core.errors import ConditionError

import pytest


TYPES = {
    "sex": ValueType.TEXT,
    "age": ValueType.NUMBER,
    "born": ValueType.DATE,
    "married": ValueType.BOOLEAN,
    "opens": ValueType.TIME,
    "documents_ready": ValueType.LIST,
    "children": TableType.of({"name": ValueType.TEXT, "allowance": ValueType.NUMBER}),
    "buyer": RecordType.of({"surname": ValueType.TEXT}),
    "outcome:opinion": ValueType.TEXT,
    "votes:opinion:favourable": ValueType.NUMBER,
}


def refusal(text):
    with pytest.raises(ConditionError) as caught:
        conditions.parse(text, TYPES)
    return caught.value.message, caught.value.column


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sex =",
        "sex = 'F'",
        "(" * 500,
        "\0",
        "\ud800",
        "sex == 'F",
        "sex == 'F'; age",
        "if age: 1",
        "import os",
    ],
)
def test_what_is_no_expression_is_refused(text):
    assert refusal(text)[0] == "This is not a condition."


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("__import__('os').system('true')", "__import__('os').system"),
        ("sex.upper() == 'F'", "sex.upper"),
        ("sex[0] == 'F'", "sex[0]"),
        ("age == 10 ** 9 ** 9", "10 ** 9"),
        ("age == ~1", "~1"),
        ("age == 1e3", "1e3"),
        ("age == 1j", "1j"),
        ("age == 1000000000000000", "1000000000000000"),
        ("age == 0.1234567", "0.1234567"),
        ("age == .5", ".5"),
        ("age == 1.", "1."),
        ("age == 1_000", "1_000"),
        ("age == 0x10", "0x10"),
        ("age % 2 == 0", "age % 2"),
        ("age // 2 == 0", "age // 2"),
        ("age ** 2 == 0", "age ** 2"),
        ("age @ 2 == 0", "age @ 2"),
        ("age | 2 == 0", "age | 2"),
        ("+age == 0", "+age"),
        ("sex[1:] == 'F'", "sex[1:]"),
        ("(abs)(age)(age) == 1", "(abs)(age)(age)"),
        ("children['name'] == 'a'", "children['name']"),
        ("{age for age in children}", "{age for"),
        ("(yield age)", "yield age"),
        ("(await age)", "await age"),
        ("sex == None", "None"),
        ("sex == ...", "..."),
        ("sex == b'F'", "b'F'"),
        ("sex == f'{age}'", "f'{age}'"),
        (r"sex == '\0'", r"'\0'"),
        (r"sex == '\ud800'", r"'\ud800'"),
        ("sex == -'F'", "-'F'"),
        ("(lambda: married)()", "(lambda"),
        ("[married for sex in sex]", "[married"),
        ("age == (age := 5)", "age := 5"),
        ("{'a': 1} == {'a': 1}", "{'a': 1} =="),
        ("[1] == [1]", "[1] =="),
        ("sex in [age]", "age]"),
        ("sex in [['F']]", "['F']]"),
    ],
)
def test_what_the_language_does_not_have_is_refused_where_it_stands(text, part):
    assert refusal(text) == ("This cannot stand in a condition.", text.index(part))


@pytest.mark.parametrize(
    ("text", "message", "part"),
    [
        ("sex", "A yes or no is expected here; compare this with something.", "sex"),
        ("not age", "A yes or no is expected here; compare this with something.", "age"),
        ("married and 'F'", "A yes or no is expected here; compare this with something.", "'F'"),
        ("age == '5'", "A number cannot be compared with a text.", "'5'"),
        ("sex == 5", "A text cannot be compared with a number.", "5"),
        ("married == 'true'", "A boolean cannot be compared with a text.", "'true'"),
        ("age == true", "A number cannot be compared with a boolean.", "true"),
        ("age in [1, 'a']", "A number cannot be compared with a text.", "'a'"),
        ("age in documents_ready", "A number cannot be compared with a text.", "documents_ready"),
        ("born == sex", "A date cannot be compared with a text.", "sex"),
        ("born < 'soon'", "A date is written '2026-11-21'.", "'soon'"),
        ("born < '2026-13-01'", "A date is written '2026-11-21'.", "'2026-13-01'"),
        ("born < '20261121'", "A date is written '2026-11-21'.", "'20261121'"),
        ("born < '2026-W47-6'", "A date is written '2026-11-21'.", "'2026-W47-6'"),
        ("born in ['soon']", "A date is written '2026-11-21'.", "'soon'"),
        ("sex < 'F'", "Values of type text have no order; use == or !=.", "sex"),
        ("married < true", "Values of type boolean have no order; use == or !=.", "married"),
        ("sex is 'F'", "Use ==, !=, <, <=, >, >= or in to compare.", "'F'"),
        ("sex in 'FM'", "Write: value in ['a', 'b'].", "'FM'"),
        ("sex in sex", "Write: value in ['a', 'b'].", "sex"),
        ("sex in []", "Write: value in ['a', 'b'].", "[]"),
        ("documents_ready == 'a'", "Write: 'value' in this list.", "documents_ready"),
        ("sax == 'F'", "sax is no field of this procedure. Did you mean sex?", "sax"),
        ("zzzzz == 'F'", "zzzzz is no field of this procedure.", "zzzzz"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(text, message, part):
    assert refusal(text) == (message, text.rindex(part))


CALLS = [
    ("fetch('x') == 'y'", "fetch is no function of this language.", "fetch("),
    ("given(given)", "given is no field of this procedure.", "given)"),
    ("yaer(born) == 1", "yaer is no function of this language. Did you mean year?", "yaer("),
    ("given()", "Write: given(value).", "given("),
    ("given(sex, age)", "Write: given(value).", "given("),
    ("given(value=sex)", "Write: given(value).", "given("),
    ("abs(*documents_ready) == 1", "Write: abs(number).", "abs("),
    ("abs(**children) == 1", "Write: abs(number).", "abs("),
    ("round(age) == 1", "Write: round(number, places).", "round("),
    ("abs(sex) == 1", "A number is expected here, not a text.", "sex"),
    ("length(age) == 1", "A text is expected here, not a number.", "age"),
    ("years_between(born, sex) == 1", "A date is expected here, not a text.", "sex"),
    ("years_between(born, 'soon') == 1", "A date is written '2026-11-21'.", "'soon'"),
    ("add_days(born, '1') == born", "A number is expected here, not a text.", "'1'"),
    ("year(age) == 1", "A date is expected here, not a number.", "age"),
    ("least(age) == 1", "Write: least(one, other, …).", "least("),
    ("least(age, born) == 1", "A number cannot be compared with a date.", "born"),
    ("greatest('a', 'b') == 'a'", "Numbers or dates are expected here, not a text.", "'a', 'b'"),
    ("greatest(married, true)", "Numbers or dates are expected here, not a boolean.", "married"),
    ("count(sex) == 1", "A table or a list is expected here.", "sex"),
    ("count('ab') == 1", "A table or a list is expected here.", "'ab'"),
    ("sum(documents_ready, 'a') == 1", "A table is expected here.", "documents_ready"),
    ("sum(children, 'name') == 1", "A column of numbers is expected here.", "'name'"),
    ("sum(children, age) == 1", "A name in quotes is expected here.", "age"),
    (
        "sum(children, 'allowances') == 1",
        "allowances is no part of this table. Did you mean allowance?",
        "'allowances'",
    ),
    (
        "part(sex, 'surname') == 'a'",
        "A person, an organisation or an identity paper is expected here.",
        "sex",
    ),
    ("part(buyer, 'x') == 'a'", "x is no part of this record.", "'x'"),
    ("part(buyer, 1) == 'a'", "A name in quotes is expected here.", "1"),
    (
        "outcome('opinoin') == 'a'",
        "There is no outcome opinoin. Did you mean outcome opinion?",
        "'opinoin'",
    ),
    ("outcome(sex) == 'a'", "A name in quotes is expected here.", "sex"),
    ("votes('board', 'x') == 1", "There is no votes board x.", "'board'"),
    ("buyer == buyer", "A record is no value; take a part or a sum of it.", "buyer =="),
    ("children == 1", "A table is no value; take a part or a sum of it.", "children"),
    ("sex + 'a' == 'b'", "A number is expected here, not a text.", "sex"),
    ("-born == born", "A number is expected here, not a date.", "born =="),
    ("opens < '8:30'", "A time is written '08:30'.", "'8:30'"),
    ("opens < born", "A time cannot be compared with a date.", "born"),
    ("(age if married else sex) == 1", "A number cannot be compared with a text.", "sex"),
    (
        "age if married else age",
        "A yes or no is expected here; compare this with something.",
        "age",
    ),
    (
        "married if age else married",
        "A yes or no is expected here; compare this with something.",
        "age",
    ),
]


@pytest.mark.parametrize(("text", "message", "part"), CALLS)
def test_a_function_says_how_it_is_used(text, message, part):
    assert refusal(text) == (message, text.index(part))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("children", "A table is no value; take a part or a sum of it."),
        ("documents_ready", "Write: 'value' in this list."),
        ("sex if married else 1", "A text cannot be compared with a number."),
    ],
)
def test_a_formula_gives_one_value_of_one_type(text, message):
    with pytest.raises(ConditionError, match=message):
        conditions.formula(text, TYPES)


@pytest.mark.parametrize(
    "text",
    [
        "   sax == 'F'",
        "sex == 'Espérance' and sax == 'F'",
        "(married and\n sax == 'F')",
        "\t (married and\n\n age == 1 and sax == 'F')",
    ],
)
def test_the_column_counts_characters_from_the_beginning_of_the_text(text):
    assert refusal(text)[1] == text.index("sax")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sex == '" + "F" * 1000 + "'", "A condition has at most 1000 characters."),
        ("not " * 240 + "married", "The condition has too many parts."),
        (" and ".join(["age==1"] * 60), "The condition has too many parts."),
    ],
)
def test_a_condition_is_bounded(text, message):
    assert refusal(text)[0] == message
