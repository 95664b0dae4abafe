"""A definition that extends another one: what it cannot say, each fault at its place."""

from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import read
from egov.policy.core.serialize import as_data
from inheriting import BASE
from inheriting import BASE_FILE
from inheriting import heir
from inheriting import LIBRARY
from inheriting import library
from pathlib import Path

import json
import pytest


def faults(text, library=LIBRARY):
    with pytest.raises(DefinitionError) as caught:
        read(text, "heir.yaml", library)
    return [(item.code, Path(item.file).name, item.line) for item in caught.value.findings]


FAULTS = [
    ("E010", "sections: []"),
    ("E010", "change: {title: {fr: X}}"),
    ("E010", "change: {fields: {surname: {titel: {fr: X}}}}"),
    ("E010", "change: {fields: {surname: {id: name}}}"),
    ("E010", "change: {states: {draft: {tasks: {}}}}"),
    ("E010", "add: {channels: [web]}"),
    ("E010", "remove: {channels: [web]}"),
    ("E011", "add: []"),
    ("E011", "change: {fields: [surname]}"),
    ("E011", "remove: {fields: surname}"),
    ("E012", "remove: {fields: []}"),
    ("E013", "remove: {fields: [Surname]}"),
    ("E013", "remove: {keys: [filing]}"),
    ("E013", "add: {fields: {beside surname: []}}"),
    ("E014", "add: {pieces: [{id: more}]}"),
    ("E018", "add: {fields: {residence: [{id: surname, type: text, title: {fr: N, en: N}}]}}"),
    ("E018", "add: {legal_delay: 3 days}"),
    ("E018", "add: {tasks: {signature: {sign: {actor: clerk, title: {fr: X, en: X}}}}}"),
    ("E018", "add: {actors: {after clerk: {clerk: {title: {fr: X, en: X}, function: x}}}}"),
    ("E019", "add: {actors: {after nobody: {x: {title: {fr: X, en: X}, function: x}}}}"),
    ("E019", "add: {fields: {nowhere: [{id: x, type: text, title: {fr: X, en: X}}]}}"),
    ("E019", "change: {fields: {surnam: {required: true}}}"),
    ("E019", "change: {tasks: {sign: {due: 2 days}}}"),
    ("E019", "change: {conditions: {late: today > '2026-01-01'}}"),
    ("E019", "change: {layout: pages}"),
    ("E019", "remove: {fields: [surnam]}"),
    ("E019", "remove: {fields: [surname.help]}"),
    ("E019", "remove: {keys: [layout]}"),
]


@pytest.mark.parametrize(("code", "line"), FAULTS, ids=lambda text: text[:50])
def test_a_fault_has_its_place(code, line):
    assert (code, "heir.yaml", 10) in faults(heir(line))


@pytest.mark.parametrize(
    "key", ["version", "title", "description", "legal_basis", "numbering", "procedure"]
)
def test_what_is_never_shared_must_be_said(key):
    lines = heir().splitlines(keepends=True)
    left = "".join(line for line in lines if not line.startswith(key))
    if key == "numbering":
        left = "".join(line for line in left.splitlines(keepends=True) if line[0] != " ")
    assert ("E014", "heir.yaml", 1) in faults(left)


def test_there_must_be_a_base():
    assert faults(heir(base="attestation-residenc")) == [("E017", "heir.yaml", 9)]


def test_a_fault_of_the_base_is_told_in_its_own_file():
    broken = Path(BASE_FILE).read_text("utf-8").replace("version: 1\n", "version: one\n")
    assert faults(heir(), library(**{BASE: broken})) == [
        ("E011", f"{BASE}.yaml", 5),
        ("E017", "heir.yaml", 9),
    ]
    assert ("E001", f"{BASE}.yaml", 1) in faults(heir(), library(**{BASE: b"\xff"}))


def test_a_file_describes_the_procedure_of_its_name():
    other = library(**{BASE: LIBRARY.bases["attestation-vie"].text})
    assert faults(heir(), other)[0][:2] == ("E017", f"{BASE}.yaml")


def test_nothing_extends_itself():
    assert faults(heir(base="heir"), library(heir=heir(base="heir"))) == [("E017", "heir.yaml", 9)]
    circle = library(one=heir(id="one", base="two"), two=heir(id="two", base="one"))
    assert ("E017", "two.yaml", 9) in faults(heir(base="one"), circle)


def test_only_a_few_definitions_stand_above_one_another():
    texts = {f"b{n}": heir(id=f"b{n}", base=f"b{n - 1}") for n in range(1, 6)}
    bases = library(
        b0=Path(BASE_FILE).read_text().replace(f"procedure: {BASE}", "procedure: b0"), **texts
    )
    assert read(heir(base="b3"), library=bases).id == "heir"
    assert ("E017", "b1.yaml", 9) in faults(heir(base="b4"), bases)


@pytest.mark.parametrize("count", [100, 2000])
def test_together_they_have_a_bound(count):
    data = as_data(read(Path(BASE_FILE).read_bytes(), library=LIBRARY))
    title = {"fr": "X", "en": "X"}
    data["conditions"] = {f"c{n}": f"resident_since > {n}" for n in range(280)}
    data["transitions"] |= {
        f"t{n}": {"title": title, "from": ["verification"] * 50, "to": "signature"}
        for n in range(count // 8)
    }
    texts = {f"b{n}": heir(id=f"b{n}", base=f"b{n - 1}") for n in range(1, 4)}
    bases = library(b0=json.dumps({**data, "procedure": "b0"}), **texts)
    if count == 100:
        assert read(heir(base="b3"), library=bases).id == "heir"
    else:
        assert "E002" in {code for code, _, _ in faults(heir(base="b3"), bases)}
