"""A definition that extends another one: what it becomes, and where each part comes from."""

from egov.policy.core.reader import Line
from egov.policy.core.reader import read
from egov.policy.core.reader import read_source
from egov.policy.core.serialize import as_data
from egov.policy.core.serialize import canonical_text
from inheriting import BASE
from inheriting import BASE_FILE
from inheriting import heir
from inheriting import LIBRARY
from inheriting import library
from pathlib import Path


BASE_LINES = Path(BASE_FILE).read_text("utf-8").splitlines()


def source(*lines, library=LIBRARY):
    return read_source(heir(*lines), "heir.yaml", library)


def made(*lines):
    return source(*lines).procedure


# --- what an heir becomes


def test_all_that_is_not_its_own_is_that_of_the_base():
    base, found = as_data(read(Path(BASE_FILE).read_bytes(), library=LIBRARY)), as_data(made())
    own = ("procedure", "version", "title", "description", "legal_basis", "numbering")
    assert {key: found[key] for key in found if key not in own} == {
        key: base[key] for key in base if key not in own
    }
    assert found["procedure"] == "heir"
    assert found["numbering"]["register"] == "heir"


def test_it_stands_alone():
    text = canonical_text(made("remove: {fields: [phone]}"))
    assert read(text) == made("remove: {fields: [phone]}")
    assert "extends" not in text


def test_a_key_of_a_part_is_given_anew_and_the_others_stay():
    found = made("change: {fields: {surname: {title: {fr: Nom de famille}}}}").field("surname")
    assert found.title == {"fr": "Nom de famille"}
    assert found.max_length == 80


def test_parts_of_every_kind_are_changed():
    found = made(
        "change:",
        "  channels: [counter, web]",
        "  legal_delay: 3 days",
        "  actors: {zone_chief: {function: head}}",
        "  sections: {person: {title: {fr: Lui, en: Him}}}",
        "  pieces: {household_booklet: {required: true}}",
        "  states: {closed: {title: {fr: Fini, en: Done}}}",
        "  tasks: {signature.sign: {due: 4 days}}",
        "  transitions: {approve: {comment: required}}",
        "  documents: {certificate: {template: other.odt}}",
        "  tests: {it_is_refused_at_the_counter: {on: '2026-05-04'}}",
    )
    assert found.channels == ("counter", "web")
    assert found.legal_delay.amount == 3
    assert found.actor("zone_chief").function == "head"
    assert found.sections[0].title["fr"] == "Lui"
    assert found.piece("household_booklet").required
    assert found.state("closed").title["fr"] == "Fini"
    assert found.state("signature").task("sign").due.amount == 4
    assert found.transition("approve").comment == "required"
    assert found.document("certificate").template == "other.odt"
    assert found.tests[-1].on == "2026-05-04"


def test_parts_are_added_at_the_end_or_beside_another_one():
    text = "{id: %s, type: text, title: {fr: X, en: X}}"
    found = made(
        "add:",
        "  fields:",
        f"    person: [{text % 'last'}]",
        f"    before surname: [{text % 'first'}]",
        f"    after surname: [{text % 'second'}, {text % 'third'}]",
        "  sections:",
        "    after person:",
        "      - {id: more, title: {fr: Plus, en: More}, fields: [%s]}" % (text % "extra"),
        "  states:",
        "    late: {kind: final, title: {fr: Tardive, en: Late}}",
        "    after draft:",
        "      waiting: {kind: open, title: {fr: En attente, en: Waiting}}",
        "  tasks:",
        "    before signature.sign:",
        "      read: {actor: clerk, title: {fr: Lire, en: Read}}",
        "    waiting:",
        "      wait: {actor: clerk, title: {fr: Attendre, en: Wait}}",
        "  conditions: {grown: 'years_between(birth_date, today) > 17'}",
    )
    assert [field.id for field in found.sections[0].fields][:4] == [
        "first",
        "surname",
        "second",
        "third",
    ]
    assert found.sections[0].fields[-1].id == "last"
    assert [section.id for section in found.sections][:3] == ["person", "more", "identity_paper"]
    assert [state.id for state in found.states][:2] == ["draft", "waiting"]
    assert found.states[-1].id == "late"
    assert [task.id for task in found.state("signature").tasks] == ["read", "sign"]
    assert found.state("waiting").task("wait").actor == "clerk"
    assert found.conditions[0].id == "grown"


def test_blocks_and_lists_are_used_in_what_is_added():
    found = made(
        "add: {fields: {after surname: [{block: witness, prefix: third_}]}}",
        "change: {fields: {nationality: {list: countries}}}",
    )
    assert found.sections[0].fields[1].id.startswith("third_")
    assert len(found.field("nationality").options) > 100


def test_parts_and_keys_of_parts_are_removed():
    found = made(
        "remove:",
        "  fields: [father, phone.help]",
        "  sections: [witnesses]",
        "  tasks: [completion.complete, signature.sign.due]",
        "  tests: [signed_and_handed_over]",
        "  keys: [legal_delay]",
    )
    ids = {field.id for field in found.fields}
    assert "father" not in ids
    assert "witness1_name" not in ids
    assert found.field("phone").help == {}
    assert found.state("completion").tasks == ()
    assert found.state("signature").task("sign").due is None
    assert found.tests[0].id == "refused_at_the_counter"
    assert found.legal_delay is None


def test_the_last_part_of_a_kind_can_be_removed():
    assert made("remove: {pieces: [identity_card, household_booklet]}").pieces == ()


def test_a_part_that_is_removed_can_be_written_anew():
    found = made(
        "remove: {pieces: [household_booklet]}",
        "add: {pieces: [{id: household_booklet, title: {fr: Livret, en: Booklet}}]}",
    )
    assert found.piece("household_booklet").title["fr"] == "Livret"


def test_what_stands_for_every_running_state_stands_for_those_that_are_added():
    base = Path(BASE_FILE).read_text("utf-8").replace("procedure: ", "procedure: x", 1)
    base = base.replace(
        "transitions:\n",
        "transitions:\n  give_up: {title: {fr: Cesser, en: Stop}, from: any, to: refused}\n",
    )
    text = heir(
        "add: {states: {waiting: {kind: open, title: {fr: Attente, en: Wait}}}}", base=f"x{BASE}"
    )
    found = read(text, library=library(**{f"x{BASE}": base}))
    assert "waiting" in found.transition("give_up").sources


# --- where its parts come from


def test_each_part_stands_in_the_file_and_line_where_it_was_written():
    found = source(
        "change:",
        "  fields: {father: {title: {fr: Père, en: Father}}}",
        "add: {fields: {after father: [{block: witness, prefix: third_}]}}",
    )
    assert found.place("sections.0.fields.4.title") == Line("heir.yaml", 11)
    assert found.place("sections.0.fields.5.id") == Line("heir.yaml", 12)
    assert Path(found.place("sections.0.fields.5.title").file).name == "witness.yaml"
    for path, word in {
        "sections.0.fields.0": "- {block: person,",
        "sections.0.fields.4": "- id: father",
        "sections.0.fields.4.max_length": "max_length: 80",
        "states.signature.tasks.sign.due": "due: 1 working day",
        "transitions.hand_over.when": "when: ",
    }.items():
        file, number = found.place(path)
        assert file == BASE_FILE
        assert BASE_LINES[number - 1].strip().startswith(word)


def test_it_tells_its_bases_the_nearest_first():
    texts = {"upper": heir("abstract: true", id="upper"), "middle": heir(id="middle", base="upper")}
    texts[BASE] = Path(BASE_FILE).read_text("utf-8")
    found = read_source(heir(base="middle"), "heir.yaml", library(**texts))
    assert [base.procedure.id for base in found.bases] == ["middle", "upper", BASE]
    assert [base.file for base in found.bases][:2] == ["middle.yaml", "upper.yaml"]
    assert found.bases[1].procedure.abstract
    assert not found.bases[0].procedure.abstract
