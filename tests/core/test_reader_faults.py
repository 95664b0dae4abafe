from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import read
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader.codes import CODES
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path

import os
import pytest
import tracemalloc


ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "attestation-residence.yaml"
TEXT = SAMPLE.read_text("utf-8")
LIBRARY = read_library(ROOT / "workflows")
FATHER = "{fr: Nom du père, en: Father's name}"
few = settings(max_examples=30, deadline=None)


def findings(text):
    with pytest.raises(DefinitionError) as caught:
        read(text, "file.yaml", LIBRARY)
    return caught.value.findings


def edited(old, new):
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def line_of(text, *steps):
    """Number of the line that holds the last of these, each after the one before."""
    number, lines = 0, text.splitlines()
    for step in steps:
        number = next(n for n, line in enumerate(lines[number:], number + 1) if step in line)
    return number


FAULTS = [
    # code, text that is replaced, by which, a way to the line that is named
    ("E003", "version: 1\n", "version: 1\nversion: 2\n", ["version: 1", "version: 2"]),
    ("E010", "legal_basis:", "legal_bases:", ["legal_bases:"]),
    ("E010", f"title: {FATHER}", "titel: {fr: Nom}", ["titel:"]),
    ("E010", FATHER, "{fr: Nom, de: Name}", ["de: Name"]),
    ("E010", "      due: 1 working day", "      dew:\n        x: 1", ["dew:"]),
    ("E011", "version: 1", "version: one", ["version:"]),
    ("E011", "version: 1", "version: '1'", ["version:"]),
    ("E011", "version: 1", "version: 1.5", ["version:"]),
    ("E011", "version: 1", "version: true", ["version:"]),
    ("E011", "channels: [counter]", "channels: counter", ["channels:"]),
    ("E011", 'class: "3.2.2"', "class: 3.2", ["class:"]),
    ("E011", "required: true", "required: yes", ["required:"]),
    ("E011", "required: true", "required: 1", ["required:"]),
    ("E011", FATHER, "Nom", ["title: Nom"]),
    ("E011", FATHER, "{}", ["title: {}"]),
    ("E011", FATHER, "", ["id: father", "title:"]),
    ("E011", FATHER, "{fr: [Nom]}", ["[Nom]"]),
    ("E011", FATHER, "{[fr]: Nom}", ["[fr]"]),
    ("E011", "- assign_number: {}", "- assign_number", ["- assign_number"]),
    ("E011", "{document: certificate}", "certificate", ["issue_document:"]),
    ("E011", "{document: certificate}", "{document: [null]}", ["issue_document:"]),
    ("E012", "version: 1", "version: 0", ["version:"]),
    ("E012", "version: 1", f"version: {'9' * 400}", ["version:"]),
    ("E012", "max_length: 80", "max_length: 0", ["max_length: 0"]),
    ("E012", "channels: [counter]", "channels: []", ["channels:"]),
    ("E012", "- assign_number: {}", "- {}", ["- {}"]),
    ("E012", "- assign_number: {}", "- {a: {}, b: {}}", ["- {a: {}"]),
    ("E012", "{fr: Close, en: Closed}", "{fr: " + "a" * 4001 + "}", ["aaaa"]),
    ("E013", "type: choice", "type: choise", ["type: choise"]),
    ("E013", "type: choice", "type: [choice]", ["type: [choice]"]),
    ("E013", "      due: 1 working day", "      due: soon", ["due: soon"]),
    ("E013", "      due: 1 working day", "      due: 1.5 days", ["due: 1.5"]),
    ("E013", "  draft:", "  Draft:", ["Draft:"]),
    ("E013", "from: draft", "from: a draft", ["from: a draft"]),
    ("E013", "channels: [counter]", "channels: [counter, fax]", ["channels:"]),
    ("E013", "{fr: Close, en: Closed}", r'{fr: "a\0b"}', [r"a\0b"]),
    ("E013", "{fr: Close, en: Closed}", r'{fr: "a\u2028b"}', [r"a\u2028b"]),
    ("E013", "{fr: Close, en: Closed}", "{fr: ''}", ["fr: ''"]),
    ("E013", "template: attestation-residence.odt", "template: ../x.odt", ["template:"]),
    ("E011", "complete: approve", "need: 1.5\n        complete: approve", ["need: 1.5"]),
    ("E011", "complete: approve", "need: null\n        complete: approve", ["need: null"]),
    ("E012", "complete: approve", "need: 0\n        complete: approve", ["need: 0"]),
    ("E012", "complete: approve", "need: -1\n        complete: approve", ["need: -1"]),
    ("E012", "complete: approve", "need: 100\n        complete: approve", ["need: 100"]),
    ("E013", "complete: approve", "need: 0%\n        complete: approve", ["need: 0%"]),
    ("E013", "complete: approve", "need: 101%\n        complete: approve", ["need: 101%"]),
    ("E013", "complete: approve", "need: 1.5%\n        complete: approve", ["need: 1.5%"]),
    ("E013", "complete: approve", "need: most\n        complete: approve", ["need: most"]),
    ("E011", "max_length: 80", "default: null", ["default: null"]),
    ("E011", "max_length: 80", "default:", ["id: father", "default:"]),
    ("E011", "max_length: 80", "default: 1.5", ["default: 1.5"]),
    ("E011", "max_length: 80", "default: [[null]]", ["default: [[null]]"]),
    ("E012", "max_length: 80", "default: 1e300", ["default: 1e300"]),
    ("E013", "max_length: 80", "default: {A: 1}", ["default: {A: 1}"]),
    ("E013", "max_length: 80", "default: ''", ["default: ''"]),
    ("E012", "max_length: 80", f"minimum: {10**15}", ["minimum: 1000000"]),
    ("E013", "max_length: 80", "currency: bif", ["currency: bif"]),
    ("E013", "max_length: 80", "prefill: requester", ["prefill: requester"]),
    ("E012", "channels: [counter]", f"channels: [{'counter, ' * 301}]", ["channels:"]),
    ("E014", "procedure: attestation-residence\n", "", ["version:"]),
    ("E014", "    kind: draft\n", "", ["draft:", "title:"]),
]


@pytest.mark.parametrize(("code", "old", "new", "steps"), FAULTS)
def test_a_fault_of_form_is_told_with_its_line(code, old, new, steps):
    text = edited(old, new)
    found = findings(text)
    assert (code, line_of(text, *steps)) in [(finding.code, finding.line) for finding in found]
    assert all(item.file == "file.yaml" and item.message and item.remedy for item in found)
    assert all(item.is_error for item in found)


UNREADABLE = [
    ("E001", 1, ""),
    ("E001", 1, "# nothing\n"),
    ("E001", 2, "a: 1\n]"),
    ("E001", 1, "a: 'b"),
    ("E001", 2, "a: 1\n\tb: 2"),
    ("E001", 2, "a: 1\n---\nb: 2"),
    ("E001", 2, "a: 1\nb: \x07"),
    ("E001", 2, "a: 1\nb: \ud800"),
    ("E001", 2, 'a: 1\nb: "\\ud83d\\ude00"'),
    ("E001", 1, "%YAML 9.9\n---\na: 1"),
    ("E001", 2, b"a: 1\nb: caf\xe9"),
    ("E001", 1, b"\xff\xfea\x00"),
    ("E001", 1, b"\x00" * 64),
    ("E001", 1, "a" * 10_000_000),
    ("E001", 1, b"a" * 10_000_000),
    ("E002", 2, "a: 1\nb: &x 1"),
    ("E002", 1, "a: *x"),
    ("E002", 1, "a: &a [lol]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b]"),
    ("E002", 1, "&a [*a]"),
    ("E002", 1, "!!python/object/apply:os.system ['true']"),
    ("E002", 2, "a: 1\nversion: !!int 0x10"),
    ("E002", 1, "a: !local b"),
    ("E002", 1, "!!binary aGVsbG8="),
    ("E002", 1, "[" * 100_000),
    ("E002", 1, "{a: " * 100_000),
    ("E002", 21, "".join("  " * n + "a:\n" for n in range(100))),
    ("E002", 1, "[" + "a," * 400_000 + "]"),
    ("E002", 1, "- " * 100),
    ("E011", 1, "just a text"),
    ("E011", 1, "[a, list]"),
    ("E011", 1, "null"),
    ("E011", 1, "2026"),
    ("E010", 1, "<<: {procedure: x}"),
    ("E010", 1, "\ufeffa: 1"),
]


@pytest.mark.parametrize(
    ("code", "line", "text"), UNREADABLE, ids=[repr(row[2][:30]) for row in UNREADABLE]
)
def test_a_hostile_text_is_refused_at_its_place(code, line, text):
    first = findings(text)[0]
    assert (first.code, first.line) == (code, line)
    assert first.message
    assert first.remedy


WRONG_TESTS = [
    ("E012", "people: {clerk: -1}"),
    ("E011", "people: {clerk: many}"),
    ("E011", "people: [clerk]"),
    ("E013", "people: {Clerk: 1}"),
    ("E013", 'on: "2026-3-2"'),
    ("E011", "on: 20260302"),
    ("E012", "steps: []"),
    ("E011", "steps: {do: submit}"),
    ("E010", "steps: [{did: submit}]"),
    ("E013", "steps: [{as: clerk 0, do: submit}]"),
    ("E011", "steps: [{do: submit, fill: {a: {b: null}}}]"),
    ("E013", "steps: [{do: submit, wait: a while}]"),
    ("E013", "steps: [{do: submit, outcome: good}]"),
    ("E011", "steps: [{do: submit, expect: closed}]"),
    ("E013", "steps: [{do: submit, expect: {due: {legal: soon}}}]"),
]


@pytest.mark.parametrize(("code", "wrong"), WRONG_TESTS)
def test_a_fault_of_a_test_is_told_with_its_line(code, wrong):
    lines = ["tests:", "  walk:", "    title: {fr: Essai}", f"    {wrong}"]
    if not wrong.startswith("steps"):
        lines.append("    steps: [{do: submit}]")
    text = TEXT[: TEXT.index("\ntests:") + 1] if "\ntests:" in TEXT else TEXT
    found = findings(text + "\n".join(lines) + "\n")
    assert [(item.code, item.line) for item in found] == [(code, text.count("\n") + 4)]


def test_a_definition_that_is_too_large_to_be_checked_is_refused():
    field = "      - {id: f%d, type: text, title: {fr: Un, en: One}}\n"
    section = "  - id: s%d\n    title: {fr: Un, en: One}\n    fields:\n"
    sections = "".join(
        section % number + "".join(field % (100 * number + one) for one in range(100))
        for number in range(6)
    )
    text = edited("sections:\n", "sections:\n" + sections)
    assert [(item.code, item.line) for item in findings(text)] == [
        ("E012", line_of(text, "sections:"))
    ]


def test_every_code_of_the_reader_is_tried_here():
    tried = {row[0] for row in FAULTS} | {row[0] for row in UNREADABLE}
    beside = {"E015", "E016", "E017", "E018", "E019", "E020"}
    assert tried | beside == set(CODES), "those of blocks, bases and options are tried beside"


def test_all_faults_are_told_at_once_in_the_order_of_the_text():
    text = TEXT.replace("version: 1", "version: x").replace("type: date", "type: day")
    days = [n for n, line in enumerate(text.splitlines(), 1) if "type: day" in line]
    assert [(finding.code, finding.line) for finding in findings(text)] == [
        ("E011", line_of(text, "version:")),
        *(("E013", number) for number in days),
    ]


def test_a_misspelt_key_or_word_is_guessed():
    assert findings(edited("legal_basis:", "legal_bases:"))[0].remedy == "Add legal_basis."
    remedies = {item.remedy for item in findings(edited("legal_basis:", "legal_bases:"))}
    assert "Did you mean legal_basis?" in remedies
    assert findings(edited("type: choice", "type: choise"))[0].remedy == "Did you mean choice?"


def test_no_more_than_a_hundred_faults_are_looked_for():
    text = "".join(f"key{number}: 1\n" for number in range(5000))
    assert len(findings(text)) == 100


def test_a_message_shows_only_the_beginning_of_a_value_and_nothing_unprintable():
    finding = findings(edited("type: choice", f'type: "\\e[31m{"a" * 900}"'))[0]
    assert finding.message.isprintable()
    assert len(finding.message) < 250


def test_a_large_file_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "large.yaml"
    path.touch()
    os.truncate(path, 200_000_000)
    tracemalloc.start()
    with pytest.raises(DefinitionError):
        read_file(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_file_is_named_in_its_findings(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("version: x", "utf-8")
    with pytest.raises(DefinitionError) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}:1: E0")


# --- whatever comes


@few
@given(st.one_of(st.text(), st.binary(), st.text("abc:[]{}&*!#'\"-?|>%@,\n \t\\u0")))
def test_any_text_is_a_definition_or_an_error_with_a_place(text):
    assert isinstance(text, str | bytes)
    try:
        read(text)
    except DefinitionError as error:
        assert error.findings
        assert all(finding.line >= 1 and finding.column >= 1 for finding in error.findings)


@few
@given(st.data())
def test_a_definition_with_some_bytes_changed_is_one_or_an_error(data):
    content = bytearray(SAMPLE.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 20))
        content[start:end] = data.draw(st.binary(max_size=20))
    try:
        read(bytes(content))
    except DefinitionError as error:
        assert all(finding.remedy for finding in error.findings)
