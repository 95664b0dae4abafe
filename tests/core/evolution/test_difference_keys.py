"""Every key of the language is compared, and has a word by which its change is told."""

from copy import deepcopy
from egov.policy.core.errors import DefinitionError
from egov.policy.core.evolution import difference
from egov.policy.core.evolution.parts import parts_of
from egov.policy.core.evolution.words import words
from egov.policy.core.reader import read
from egov.policy.core.reader.composites import ById
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.tables import PROCEDURE
from egov.policy.core.serialize import as_data

import json


def tables(kind=PROCEDURE):
    """Every table of the grammar, each with the name of the key that holds it."""
    if isinstance(kind, Record):
        yield kind
        for key in kind.keys.values():
            yield from tables(key.kind)
    elif isinstance(kind, Items | ById):
        yield from tables(kind.kind)


def keys():
    return [(name, key) for table in tables() for name, key in table.keys.items()]


def test_every_key_has_a_word():
    known = words()
    named = {
        name
        for table in tables()
        if table.title not in ("TestStep", "Expectation")
        for name, key in table.keys.items()
        if not key.short and name not in ("id", "procedure", "version")
    }
    assert named - known["keys"].keys() - known["parts"].keys() == set()


def test_every_kind_of_part_has_a_word():
    parts = {name for name, key in keys() if isinstance(key.kind, ById)}
    parts |= {"sections", "fields", "columns", "pieces"}
    assert parts - words()["parts"].keys() == set()


def test_every_closed_list_has_its_words():
    lists = {key.kind.words for _, key in keys() if isinstance(key.kind, OneOf)}
    missing = {
        f"{kind.__name__}.{word}"
        for kind in lists
        for word in kind
        if word not in words()["words"].get(kind.__name__, {})
    }
    assert missing == set()


def leaves(data, path=()):
    """Where something can be left out of a definition: the keys that are not required."""
    for name, value in data.items():
        yield (*path, name)
        if isinstance(value, dict):
            yield from leaves(value, (*path, name))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for number, item in enumerate(value):
                yield from leaves(item, (*path, name, number))


def without(data, path):
    smaller = deepcopy(data)
    place = smaller
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return smaller


def test_whatever_is_left_out_is_told_both_ways(changed):
    procedure = changed()
    data, tried = as_data(procedure), 0
    for path in leaves(data):
        try:
            other = read(json.dumps(without(data, path)))
        except DefinitionError:
            continue  # it is required
        tried += 1
        forth, back = difference(procedure, other), difference(other, procedure)
        assert forth, path
        assert len(forth) == len(back), path
        assert sorted((item.path, item.key, str(item.before)) for item in forth) == sorted(
            (item.path, item.key, str(item.after)) for item in back
        )
    assert tried > 100


def test_every_part_is_known_by_its_path(changed):
    found = {".".join(path) for path in parts_of(changed())}
    assert {
        "",
        "fields.surname",
        "fields.kind.options.shop",
        "fields.works.columns.cost",
        "sections.request",
        "states.check.tasks.check",
        "fields.surface.change.waiting",
    } <= found
