from egov.policy.core.checks import check
from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import library_of
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from egov.policy.core.serialize import canonical_text
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / "workflows"
TEXT = (ROOT / "tests" / "data" / "attestation-residence.yaml").read_text("utf-8")
LAND = """
block: land
title: {fr: Terrain, en: Land}
fields:
  - id: owned
    type: boolean
    title: {fr: Titré, en: Titled}
  - id: deed
    type: text
    title: {fr: Titre, en: Deed}
    visible_when: owned and sum != 'owned'
    required_when: owned or (
      sum == 'é' and owned)
  - id: sum
    type: text
    title: {fr: Somme, en: Sum}
    required: true
  - id: rows
    type: table
    title: {fr: Lignes, en: Rows}
    columns:
      - id: owned
        type: boolean
        title: {fr: À lui, en: His}
      - id: price
        type: integer
        title: {fr: Prix, en: Price}
        visible_when: owned and sum == 'x'
  - id: total
    type: computed
    title: {fr: Total, en: Total}
    formula: sum(rows, 'price')
  - id: pick
    type: choice
    title: {fr: Choix, en: Choice}
    options_from: rows.price
  - id: earlier
    type: reference
    title: {fr: Avant, en: Before}
    procedures: [attestation-residence]
  - id: again
    type: text
    title: {fr: De nouveau, en: Again}
    prefill: case.earlier.surname
  - id: name_of_the_unit
    type: text
    title: {fr: Unité, en: Unit}
    prefill: unit.title
"""
COLOURS = """
list: colours
title: {fr: Couleurs, en: Colours}
options:
  red: {fr: Rouge, en: Red}
  blue: {fr: Bleu}
"""
PAINT = """
block: paint
title: {fr: Peinture, en: Paint}
fields:
  - id: colour
    type: choice
    title: {fr: Couleur, en: Colour}
    list: colours
"""
SHIPPED = read_library(WORKFLOWS)
LIBRARY = library_of({"land.yaml": LAND, "paint.yaml": PAINT}, {"colours.yaml": COLOURS}).over(
    SHIPPED
)
WITNESSES = "  - id: witnesses\n    title: {fr: Témoins, en: Witnesses}\n    fields:\n"


def using(*items):
    """The shipped definition, whose section of witnesses has these items before its own."""
    assert WITNESSES in TEXT
    return TEXT.replace(WITNESSES, WITNESSES + "".join(f"      - {item}\n" for item in items), 1)


def fields(*items):
    section = read(using(*items), library=LIBRARY).sections[-1]
    return {field.id: field for field in section.fields}


def findings(text, library=LIBRARY):
    with pytest.raises(DefinitionError) as caught:
        read(text, "file.yaml", library)
    return [(item.code, item.file, item.line) for item in caught.value.findings]


def line_of(item):
    return using(item).splitlines().index(f"      - {item}") + 1


# --- what a block becomes


def test_a_block_stands_for_its_fields_in_their_order():
    procedure = read(using("{block: land}", "{block: paint}"), library=LIBRARY)
    ids = [field.id for field in procedure.sections[-1].fields]
    assert ids[:3] == ["owned", "deed", "sum"]
    assert ids[8:11] == ["name_of_the_unit", "colour", "witness1_name"]


def test_used_twice_its_ids_are_told_apart_by_a_prefix():
    found = fields("{block: land, prefix: a_}", "{block: land, prefix: b_}")
    assert {"a_owned", "a_deed", "b_owned", "b_deed"} < set(found)


def test_conditions_and_formulas_name_the_fields_of_the_same_use():
    found = fields("{block: land, prefix: a_}")
    assert found["a_deed"].visible_when == "a_owned and a_sum != 'owned'"
    assert found["a_deed"].required_when == "a_owned or ( a_sum == 'é' and a_owned)"
    assert found["a_total"].formula == "sum(a_rows, 'price')"
    assert found["a_pick"].options_from == "a_rows.price"
    assert found["a_again"].prefill == "case.a_earlier.surname"
    assert found["a_name_of_the_unit"].prefill == "unit.title"


def test_a_column_hides_a_field_of_the_same_name():
    columns = fields("{block: land, prefix: a_}")["a_rows"].columns
    assert [column.id for column in columns] == ["owned", "price"]
    assert columns[1].visible_when == "owned and a_sum == 'x'"


def test_a_use_takes_some_fields_and_asks_for_more_answers():
    found = fields("{block: land, prefix: a_, only: [owned, deed], required: [deed]}")
    assert [name for name in found if name.startswith("a_")] == ["a_owned", "a_deed"]
    assert found["a_deed"].required
    assert not found["a_deed"].required_when
    assert not found["a_owned"].required


def test_a_use_says_before_its_titles_whom_they_are_about():
    found = fields("{block: land, prefix: a_, title: {fr: Vendeur, en: Seller}}")
    assert found["a_deed"].title == {"fr": "Vendeur : titre", "en": "Seller: deed"}
    assert found["a_rows"].columns[1].title == {"fr": "Prix", "en": "Price"}


def test_in_a_language_that_one_of_them_lacks_nothing_is_said():
    found = fields("{block: land, prefix: a_, title: {fr: Vendeur, rn: Uwugurisha}}")
    assert found["a_deed"].title == {"fr": "Vendeur : titre"}


def test_a_title_of_capitals_keeps_them():
    tax = PAINT.replace("{fr: Couleur, en: Colour}", "{fr: NIF, en: TIN}")
    library = library_of({"paint.yaml": tax}, {"colours.yaml": COLOURS}).over(SHIPPED)
    text = using("{block: paint, title: {fr: Vendeur, en: Seller}}")
    title = read(text, library=library).field("colour").title
    assert title == {"fr": "Vendeur : NIF", "en": "Seller: TIN"}


def test_a_use_is_asked_only_when_its_condition_holds():
    found = fields("{block: land, prefix: a_, visible_when: sex == 'F' or sex == 'M'}")
    assert found["a_owned"].visible_when == "sex == 'F' or sex == 'M'"
    expected = "(sex == 'F' or sex == 'M') and (a_owned and a_sum != 'owned')"
    assert found["a_deed"].visible_when == expected


@pytest.mark.parametrize("wrong", ["sex) or (owned", "sex ==", "sex == 'F' # )"])
def test_a_condition_of_a_use_cannot_change_the_meaning_of_that_of_a_field(wrong):
    found = fields(f'{{block: land, prefix: a_, visible_when: "{wrong}"}}')["a_deed"].visible_when
    both = "(sex == 'F' # )\n) and (a_owned and a_sum != 'owned'\n)"
    assert found == (both if "#" in wrong else wrong)


def test_the_text_that_is_published_stands_on_its_own():
    procedure = read(using("{block: land, prefix: a_}", "{block: paint}"), library=LIBRARY)
    assert read(canonical_text(procedure)) == procedure
    assert "block" not in canonical_text(procedure)


def test_a_shared_list_gives_its_options():
    field = "{id: shade, type: choice, title: {fr: Ton, en: Shade}, list: colours}"
    options = fields(field)["shade"].options
    assert [(option.id, option.title["fr"]) for option in options] == [
        ("red", "Rouge"),
        ("blue", "Bleu"),
    ]


# --- where a part stands


def test_a_part_of_a_block_stands_in_its_file_and_its_id_where_it_is_used():
    use = "{block: land, prefix: a_}"
    source = read_source(using("{block: paint}", use), "file.yaml", LIBRARY)
    start = f"sections.{len(source.procedure.sections) - 1}.fields"
    assert source.place(f"{start}.2.visible_when") == ("land.yaml", 11)
    assert source.place(f"{start}.2.id") == ("file.yaml", line_of(use) + 1)
    assert source.place(f"{start}.2") == ("file.yaml", line_of(use) + 1)
    assert source.place(f"{start}.0.options.blue.en") == ("colours.yaml", 6)
    own = source.place("sections.0.fields.4.title")
    assert own.file == "file.yaml"
    assert "Nom du père" in using("{block: paint}", use).splitlines()[own.number - 1]


def test_what_the_checks_find_in_a_block_names_its_file():
    source = read_source(using("{block: paint}"), "file.yaml", LIBRARY)
    found = [item for item in check(source.procedure, source) if item.file != "file.yaml"]
    assert [(item.code, item.file, item.line) for item in found] == [("W201", "colours.yaml", 6)]


# --- faults


WRONG_USES = [
    ("E015", "{block: house}"),
    ("E015", "{block: land, only: [roof]}"),
    ("E015", "{block: land, required: [roof]}"),
    ("E015", "{id: shade, type: choice, title: {fr: Ton}, list: shades}"),
    ("E013", "{id: shade, type: choice, title: {fr: Ton}, list: colours, options: {a: {fr: A}}}"),
    ("E013", "{block: land, prefix: A}"),
    ("E012", "{block: land, prefix: a2345678901234567890123456789_}"),
    ("E013", "{block: land, prefix: a234567890123456789012345678901}"),
    ("E012", "{block: land, only: []}"),
    ("E010", "{block: land, id: x}"),
    ("E011", "{block: 1}"),
    ("E011", "{block: [land]}"),
    ("E003", "{block: land, block: paint}"),
]


@pytest.mark.parametrize(("code", "item"), WRONG_USES)
def test_a_wrong_use_is_told_at_its_line(code, item):
    assert (code, "file.yaml", line_of(item)) in findings(using(item))


def test_without_a_library_no_block_is_known():
    assert findings(using("{block: land}"), library_of({}, {}))[0][0] == "E015"


def test_a_block_stands_for_columns_of_a_table():
    use = "{block: land, prefix: a_, only: [owned, deed]}"
    item = f"{{id: t, type: table, title: {{fr: T}}, columns: [{use}, {{block: paint}}]}}"
    columns = fields(item)["t"].columns
    assert [column.id for column in columns] == ["a_owned", "a_deed", "colour"]
    assert columns[1].visible_when == "a_owned and a_sum != 'owned'"
    source = read_source(using(item), "file.yaml", LIBRARY)
    start = f"sections.{len(source.procedure.sections) - 1}.fields.0.columns"
    assert source.place(f"{start}.1.visible_when") == ("land.yaml", 11)
    assert source.place(f"{start}.2.id") == ("file.yaml", line_of(item))


def test_what_columns_cannot_say_no_block_says_there():
    item = "{id: t, type: table, title: {fr: T}, columns: [{block: land}]}"
    assert findings(using(item)) == [("E013", "file.yaml", line_of(item))]


def test_a_field_that_comes_twice_is_told_where_the_block_is_used():
    text = using("{block: paint}", "{block: paint}")
    source = read_source(text, "file.yaml", LIBRARY)
    found = [item for item in check(source.procedure, source) if item.code == "E122"]
    assert [(item.file, item.line) for item in found] == [
        ("file.yaml", line_of("{block: paint}") + 1)
    ]


def test_uses_that_would_make_too_many_fields_are_refused():
    text = using(*["{block: land}"] * 250)
    assert findings(text) == [("E012", "file.yaml", line_of("{block: land}"))]


def test_lists_that_would_make_a_bomb_are_refused():
    options = "".join(f"  o{number}: {{fr: Un, en: One}}\n" for number in range(900))
    library = library_of({}, {"big.yaml": "list: big\ntitle: {fr: Un}\noptions:\n" + options})
    fields = [f"{{id: f{n}, type: choice, title: {{fr: Un}}, list: big}}" for n in range(200)]
    assert [code for code, _, _ in findings(using(*fields), library.over(SHIPPED))] == ["E002"]
