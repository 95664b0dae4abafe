"""Random well-typed expressions and facts of every kind, for tests here and in the browser."""

from egov.policy.core.conditions import RecordType
from egov.policy.core.conditions import TableType
from egov.policy.core.conditions import ValueType
from functools import cache
from hypothesis import strategies as st


TYPES = {
    "a": ValueType.NUMBER,
    "b": ValueType.NUMBER,
    "d": ValueType.DATE,
    "e": ValueType.DATE,
    "h": ValueType.TIME,
    "t": ValueType.TEXT,
    "x": ValueType.BOOLEAN,
    "y": ValueType.BOOLEAN,
    "many": ValueType.LIST,
    "rows": TableType.of({"amount": ValueType.NUMBER, "name": ValueType.TEXT}),
    "p": RecordType.of({"surname": ValueType.TEXT, "size": ValueType.NUMBER}),
    "outcome:opinion": ValueType.TEXT,
    "votes:opinion:done": ValueType.NUMBER,
}

NUMBERS = st.one_of(
    st.integers(-20, 20).map(str),
    st.decimals(-9, 9, places=3).map(str),
    st.sampled_from(["0.000001", "999999999999999", "0.333333", "0.5"]),
)
DAYS = st.one_of(st.dates().map(str), st.sampled_from(["2024-02-29", "0001-01-01", "9999-12-31"]))
TIMES = st.times().map(lambda time: time.strftime("%H:%M"))
WORDS = st.sampled_from(["", "a", "b", "2015", "2015-03", "été", "𝄞"])

ODD = st.one_of(st.none(), st.just(""), st.just([]), st.just({}), st.just("1e3"), st.just([None]))
"""What may come for a fact of any type."""


def fact(strategy):
    return st.one_of(strategy, strategy, ODD)


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "a": fact(st.one_of(NUMBERS, st.integers(-(10**16), 10**16))),
        "b": fact(st.one_of(NUMBERS, st.floats(-(10**6), 10**6))),
        "d": fact(DAYS),
        "e": fact(DAYS),
        "h": fact(TIMES),
        "t": fact(WORDS),
        "x": fact(st.booleans()),
        "y": fact(st.one_of(st.booleans(), st.just({"given": True}))),
        "many": fact(st.lists(WORDS, max_size=3)),
        "rows": fact(
            st.lists(st.fixed_dictionaries({}, optional={"amount": fact(NUMBERS)}), max_size=3)
        ),
        "p": fact(st.fixed_dictionaries({}, optional={"surname": WORDS, "size": fact(NUMBERS)})),
        "outcome:opinion": WORDS,
        "votes:opinion:done": st.integers(0, 5),
    },
)
"""Facts as JSON brings them, right and wrong."""


def joined(pattern, *parts):
    made = st.tuples(*parts).map(lambda found: pattern.format(*found))
    # A name of its own: hypothesis would write out all that it is made of.
    return st.deferred(lambda: made)


def quoted(texts):
    return texts.map("'{}'".format)


@cache
def numbers(depth):
    simple = st.one_of(
        st.sampled_from(["a", "b", "count(rows)", "count(many)", "sum(rows, 'amount')"]),
        st.sampled_from(["part(p, 'size')", "votes('opinion', 'done')", "year(t)", "length(t)"]),
        NUMBERS.map("({})".format),
    )
    if not depth:
        return simple
    inner, day = numbers(depth - 1), days(depth - 1)
    return st.one_of(
        simple,
        joined("({} {} {})", inner, st.sampled_from("+-*/"), inner),
        joined("-({})", inner),
        joined("abs({})", inner),
        joined("round({}, {})", inner, st.sampled_from(["0", "2", "a"])),
        joined("{}({}, {})", st.sampled_from(["least", "greatest"]), inner, inner),
        joined("{}({}, {})", st.sampled_from(["years_between", "days_between"]), day, day),
        joined("({} if {} else {})", inner, booleans(depth - 1), inner),
    )


@cache
def days(depth):
    simple = st.one_of(st.sampled_from(["d", "e"]), quoted(DAYS))
    if not depth:
        return simple
    inner, name = days(depth - 1), st.sampled_from(["add_days", "add_months"])
    return st.one_of(
        simple,
        joined("{}({}, {})", name, inner, numbers(depth - 1)),
        joined("(d if {} else {})", booleans(depth - 1), inner),
        joined("least(d, {})", inner),
    )


@cache
def comparisons(depth):
    order = st.sampled_from("== != < <= > >=".split())
    equality, member = st.sampled_from(["==", "!="]), st.sampled_from(["in", "not in"])
    text = st.one_of(
        st.sampled_from(["t", "part(p, 'surname')", "outcome('opinion')"]),
        joined("('a' if {} else t)", booleans(depth)) if depth else st.just("t"),
    )
    number = numbers(depth)
    return st.one_of(
        joined("({} {} {})", number, order, number),
        joined("({} {} {} {} {})", number, order, number, order, number),
        joined("(d {} {})", order, days(depth)),
        joined("(h {} {})", order, quoted(TIMES)),
        joined("({} {} {})", text, equality, text),
        joined("({} {} ['a', '2015'])", text, member),
        joined("({} {} many)", st.one_of(text, quoted(st.just("a"))), member),
        joined("({} {} [1, 2.5])", number, member),
    )


@cache
def booleans(depth):
    asked = st.sampled_from(["a", "d", "t", "x", "many", "rows", "p", "a + b"])
    simple = st.one_of(st.sampled_from(["x", "y", "true"]), joined("given({})", asked))
    if not depth:
        return simple
    inner = booleans(depth - 1)
    return st.one_of(
        simple,
        comparisons(depth - 1),
        comparisons(depth - 1),
        joined("({} {} {})", inner, st.sampled_from(["and", "or", "==", "!="]), inner),
        joined("(not {})", inner),
        joined("({} if {} else {})", inner, inner, inner),
    )
