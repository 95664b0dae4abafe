from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import library_of
from egov.policy.core.reader import read_library

import pytest


PAINT = """
block: paint
title: {fr: Peinture, en: Paint}
fields:
  - id: colour
    type: choice
    title: {fr: Couleur, en: Colour}
    list: colours
"""
COLOURS = """
list: colours
title: {fr: Couleurs, en: Colours}
options:
  red: {fr: Rouge, en: Red}
  blue: {fr: Bleu}
"""
LISTS = {"colours.yaml": COLOURS}


def faults(blocks=(), lists=()):
    with pytest.raises(DefinitionError) as caught:
        library_of(dict(blocks), dict(lists))
    return [(item.code, item.file, item.line) for item in caught.value.findings]


def test_a_block_uses_no_block():
    text = PAINT + "  - {block: land}\n  - {id: t, type: table, columns: [{block: land}]}\n"
    assert faults({"paint.yaml": text}, LISTS) == [
        ("E016", "paint.yaml", 9),
        ("E016", "paint.yaml", 10),
    ]


def test_two_files_have_no_block_of_the_same_id():
    blocks = {"a.yaml": PAINT, "b.yaml": PAINT}
    assert faults(blocks, LISTS) == [("E003", "b.yaml", 1)]


BAD_FILES = [
    ("E001", 1, b"\x00"),
    ("E001", 1, b"a" * 10_000_000),
    ("E001", 1, ""),
    ("E002", 1, "[" * 1000),
    ("E002", 1, "&a [*a]"),
    ("E010", 1, "procedure: x"),
    ("E011", 1, "just a text"),
    ("E011", 2, "block: x\nfields: {}"),
    ("E012", 2, "block: x\nfields: []"),
    ("E013", 1, "block: X"),
    ("E014", 1, "block: x"),
]


@pytest.mark.parametrize(("code", "line", "text"), BAD_FILES)
def test_a_bad_block_is_told_with_its_file_and_line(code, line, text):
    assert (code, "bad.yaml", line) in faults({"bad.yaml": text, "paint.yaml": PAINT})


def test_a_bad_list_is_told_with_its_file_and_line():
    text = COLOURS.replace("Bleu", "")
    assert ("E011", "colours.yaml", 6) in faults((), {"colours.yaml": text})
    assert faults({"paint.yaml": PAINT}, {})[0] == ("E015", "paint.yaml", 8)


def test_a_library_is_read_from_beside_the_definitions(tmp_path):
    (tmp_path / "blocks").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "blocks" / "paint.yaml").write_text(PAINT, "utf-8")
    (tmp_path / "lists" / "colours.yaml").write_text(COLOURS, "utf-8")
    library = read_library(tmp_path)
    assert set(library.blocks) == {"paint"}
    assert library.lists["colours"].title["fr"] == "Couleurs"
    assert read_library(tmp_path / "nowhere").blocks == {}


def test_files_are_read_again_when_they_have_changed(tmp_path):
    (tmp_path / "lists").mkdir()
    path = tmp_path / "lists" / "colours.yaml"
    path.write_text(COLOURS, "utf-8")
    before = read_library(tmp_path)
    assert read_library(tmp_path).lists is before.lists
    path.write_text(COLOURS.replace("Bleu", "Azur"), "utf-8")
    titles = [item.title["fr"] for item in read_library(tmp_path).lists["colours"].options]
    assert titles == ["Rouge", "Azur"]


def test_what_an_office_writes_stands_before_what_is_shipped():
    more = PAINT.replace("block: paint", "block: more")
    shipped = library_of({"paint.yaml": PAINT, "more.yaml": more}, LISTS)
    mine = library_of({"p.yaml": PAINT.replace("Peinture", "Couche")}, LISTS)
    both = mine.over(shipped)
    assert both.blocks["paint"].title["fr"] == "Couche"
    assert set(both.blocks) == {"paint", "more"}
