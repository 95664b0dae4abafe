from copy import deepcopy
from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import read
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import schema
from egov.policy.core.reader.examples import examples
from egov.policy.core.reader.examples import fitted
from egov.policy.core.reader.examples import library
from egov.policy.core.serialize import as_data
from egov.policy.core.serialize import canonical_text
from hypothesis import example
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pathlib import Path

import json
import pytest


WORKFLOWS = Path(__file__).parents[2] / "workflows"
SHIPPED = as_data(
    read_file(WORKFLOWS / "attestation-residence.yaml", read_library(WORKFLOWS)).procedure
)
LIBRARY = library()
EVERYTHING = fitted(*(example for example in examples() if example.file == "procedure"))
"""A definition in which every key stands."""

VALIDATOR = Draft202012Validator(json.loads(schema.PATH.read_text("utf-8")))


def faults(data):
    try:
        read(json.dumps(data, ensure_ascii=False), library=LIBRARY)
    except DefinitionError as error:
        assert all(item.line >= 1 and item.column >= 1 for item in error.findings)
        return {item.code for item in error.findings}
    return set()


def changed(path, value):
    """The shipped definition with one value set; None takes the key out."""
    data = deepcopy(SHIPPED)
    *steps, last = path
    part = data
    for step in steps:
        part = part[step]
    if value is None:
        del part[last]
    else:
        part[last] = value
    return data


def test_the_file_is_what_the_tables_say():
    assert schema.PATH.read_text("utf-8") == schema.text(), (
        "run: python -m egov.policy.core.reader.schema"
    )


def test_it_is_a_schema():
    Draft202012Validator.check_schema(schema.document())


@pytest.mark.parametrize("data", [SHIPPED, EVERYTHING])
def test_a_good_definition_follows_it(data):
    assert VALIDATOR.is_valid(data)
    assert not faults(data)


CASES = [
    (True, ("legal_delay",), None),
    (True, ("documents",), None),
    (True, ("version",), 2.0),
    (True, ("title",), {"fr": "é\n\t—"}),
    (True, ("transitions", "submit", "from"), ["draft", "completion"]),
    (True, ("transitions", "submit", "effects"), [{"x": {"a": 1, "b": "c", "d": False}}]),
    (True, ("legal_delay",), "1 working days"),
    (False, ("version",), None),
    (False, ("version",), 2.5),
    (False, ("version",), 0),
    (False, ("version",), 10**30),
    (False, ("version",), True),
    (False, ("version",), "1"),
    (False, ("unknown",), 1),
    (False, ("title",), {}),
    (False, ("title",), "Titre"),
    (False, ("title",), {"fr": ""}),
    (False, ("title",), {"de": "Titel"}),
    (False, ("title",), {"fr": "a\0"}),
    (False, ("title",), {"fr": "\ud83d"}),
    (False, ("title",), {"fr": "\u2028"}),
    (False, ("title",), {"fr": "\ufeff"}),
    (False, ("title",), {"fr": "a" * 4001}),
    (False, ("channels",), []),
    (False, ("channels",), "counter"),
    (False, ("channels",), ["fax"]),
    (False, ("legal_delay",), "01 days"),
    (False, ("legal_delay",), "2 weeks"),
    (False, ("states",), {}),
    (False, ("states", "Draft"), {"kind": "draft", "title": {"fr": "x"}}),
    (False, ("states", "draft", "kind"), "begin"),
    (False, ("states", "draft", "tasks", "prepare", "due"), 2),
    (False, ("transitions", "submit", "from"), []),
    (False, ("transitions", "submit", "effects"), []),
    (False, ("transitions", "submit", "effects"), [{}]),
    (False, ("transitions", "submit", "effects"), ["assign_number"]),
    (False, ("transitions", "submit", "effects"), [{"a": {}, "b": {}}]),
    (True, ("transitions", "submit", "effects"), [{"a": {"b": []}}]),
    (True, ("transitions", "submit", "effects"), [{"a": {"b": [{"c": [1, "d"]}, {}]}}]),
    (False, ("transitions", "submit", "effects"), [{"a": {"b": None}}]),
    (False, ("transitions", "submit", "effects"), [{"a": {"b": {"c": None}}}]),
    (False, ("transitions", "submit", "effects"), [{"a": {"b": {"C": 1}}}]),
    (False, ("transitions", "submit", "effects"), [{"a": {"b": [1.5]}}]),
    (False, ("transitions", "submit", "effects"), [{"a": {"b": [""]}}]),
    (False, ("transitions", "submit", "effects"), [{"a": {"B": 1}}]),
    (True, ("states", "verification", "tasks", "check", "need"), 2.0),
    (True, ("states", "verification", "tasks", "check", "need"), "100%"),
    (False, ("states", "verification", "tasks", "check", "need"), "0%"),
    (False, ("states", "verification", "tasks", "check", "need"), "101%"),
    (False, ("states", "verification", "tasks", "check", "need"), 0),
    (True, ("sections", 0, "fields", 0, "default"), ["a", {"b": 1}]),
    (False, ("sections", 0, "fields", 0, "default"), [1.5]),
    (True, ("sections", 0, "fields", 0), {"block": "bystander", "prefix": "x_"}),
    (False, ("sections", 0, "fields", 0), {"block": "bystander", "id": "x"}),
    (False, ("sections", 0, "fields", 2, "list"), "colours"),
    (False, ("filing", "class"), 3.2),
    (False, ("filing", "class"), "3.0"),
    (False, ("sections", 0, "fields", 0, "type"), "string"),
    (False, ("sections", 0, "fields", 0, "id"), "Surname"),
    (False, ("sections", 0, "fields", 0, "required"), "yes"),
]


@pytest.mark.parametrize(("good", "path", "value"), CASES)
def test_reader_and_schema_are_of_one_mind(good, path, value):
    data = changed(path, value)
    assert (not faults(data)) is good
    assert VALIDATOR.is_valid(data) is good


# JSON Schema lets a pattern's $ match before a last newline in Python, and only there.
WORDS = st.one_of(
    st.text(max_size=8).filter(lambda text: not text.endswith("\n")),
    st.sampled_from(
        "draft open final text choice clerk sign pdf F fr en title id kind from to 3.2.2 unit "
        "required optional counter zone quarter country x.odt nationality".split()
    ),
    st.sampled_from(["2 days", "1 working day", "0 years", "{number}", "nationality == 'BI'"]),
)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        WORDS,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(WORDS, inner, max_size=2)),
    max_leaves=3,
)


@st.composite
def mutations(draw):
    """A definition of all keys with a few parts replaced, removed or added."""
    data = deepcopy(EVERYTHING)
    for _ in range(draw(st.integers(1, 3))):
        _mutate(draw, data)
    return data


def _mutate(draw, part):
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if not isinstance(part[key], dict | list) or draw(st.integers(0, 3)) == 0:
            break
        part = part[key]
    action = draw(st.sampled_from(["replace", "remove", "add"]))
    if action == "replace":
        part[key] = draw(VALUES)
    elif action == "remove":
        del part[key]
    elif isinstance(part, dict):
        part[draw(WORDS)] = draw(VALUES)
    else:
        part.append(draw(VALUES))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations())
@example(deepcopy(EVERYTHING))
def test_the_schema_accepts_what_the_reader_accepts_and_nothing_else(data):
    # Which blocks, lists and options there are, no schema knows.
    assert VALIDATOR.is_valid(data) is (faults(data) <= {"E015", "E020"})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations())
@example(deepcopy(EVERYTHING))
def test_what_is_read_is_written_with_every_key_and_read_back_to_the_same(data):
    if not faults(data):
        procedure = read(json.dumps(data), library=LIBRARY)
        assert read(canonical_text(procedure)) == procedure
