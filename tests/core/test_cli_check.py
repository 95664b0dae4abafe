from egov.policy import cli
from pathlib import Path

import json
import pytest
import shutil
import subprocess
import sys
import yaml


ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / "workflows"
SHIPPED = WORKFLOWS / "attestation-residence.yaml"
SAMPLE = ROOT / "tests" / "data" / "attestation-residence.yaml"
PACK = ROOT / "profiles" / "commune"


@pytest.fixture
def definition(tmp_path):
    """A file with the certificate of residence, written out, and some edits."""

    shutil.copytree(WORKFLOWS / "blocks", tmp_path / "blocks")

    def write(*edits, name="edited.yaml"):
        text = SAMPLE.read_text("utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def run(capsys, *words):
    status = cli.main([str(word) for word in words])
    return status, capsys.readouterr().out


def test_a_good_definition_passes(capsys):
    status, out = run(capsys, "check", SHIPPED)
    assert (status, out) == (0, "1 definition(s): 0 error(s), 0 warning(s).\n")


def test_an_error_is_told_with_file_line_code_sentence_and_remedy(capsys, definition):
    path = definition(("to: completion", "to: limbo"))
    line = path.read_text("utf-8").splitlines().index("    to: limbo") + 1
    status, out = run(capsys, "check", path)
    assert status == 1
    assert out.splitlines()[-3:-1] == [
        f"{path}:{line}: E110 There is no state limbo.",
        "    Name a state of this definition. (docs/reference/checks.md#e110)",
    ]


def test_what_it_extends_is_found_beside_it(capsys, definition):
    definition(name="attestation-residence.yaml")
    heir = definition(name="heir.yaml")
    own = ("procedure", "version", "title", "description", "legal_basis", "numbering")
    data = {key: value for key, value in yaml.safe_load(heir.read_bytes()).items() if key in own}
    paper = {"numbering": {"register": "heir-paper", "pattern": "{number:04}/{year}"}}
    data |= {
        "procedure": "heir",
        "extends": "attestation-residence",
        "numbering": {"register": "heir", "pattern": "H-{unit}-{year}-{number:05}"},
        "change": {"documents": {"certificate": paper}},
    }
    heir.write_text(json.dumps(data), "utf-8")
    assert run(capsys, "check", heir) == (0, "1 definition(s): 0 error(s), 0 warning(s).\n")
    status, out = run(capsys, "test", heir)
    assert (status, out) == (0, "1 definition(s), 8 test(s): 0 failed.\n")


def test_what_cannot_be_read_is_told_alike(capsys, definition):
    path = definition(("version: 1", "version: one"))
    status, out = run(capsys, "check", path)
    assert status == 1
    assert out.startswith(f"{path}:5: E011 A whole number is expected here.\n    Write a whole ")


def test_a_warning_is_shown_but_is_no_failure(capsys, definition):
    path = definition(("{fr: Close, en: Closed}", "{fr: Close}"))
    status, out = run(capsys, "check", path)
    assert status == 0
    remedy = "    Add en: …. (docs/reference/checks.md#w201)"
    assert f"W201 The English text is missing.\n{remedy}\n" in out
    assert out.endswith("0 error(s), 1 warning(s).\n")


def test_a_directory_stands_for_the_definitions_in_it(capsys, definition):
    path = definition(name="one.yaml")
    definition(("procedure: attestation-residence", "procedure: other"), name="two.yaml")
    (path.parent / "notes.txt").write_text("no definition")
    status, out = run(capsys, "check", path.parent, SHIPPED)
    assert (status, out) == (0, "3 definition(s): 0 error(s), 0 warning(s).\n")


def test_findings_can_be_had_as_json(capsys, definition):
    path = definition(("{fr: Close, en: Closed}", "{fr: Close}"), ("from: draft", "from: limbo"))
    status, out = run(capsys, "check", "--json", path)
    found = json.loads(out)
    assert status == 1
    assert {item["severity"] for item in found} == {"error", "warning"}
    (item,) = [item for item in found if item["code"] == "E110"]
    assert item["path"] == "transitions.submit.from"
    assert item["file"] == str(path)
    assert set(item) == {
        *("severity", "code", "message", "remedy"),
        *("file", "line", "column", "path", "page", "words"),
    }


def test_without_findings_json_is_an_empty_list(capsys):
    assert run(capsys, "check", "--json", SHIPPED) == (0, "[]\n")


OTHER_OFFICE = {
    "an unknown function": (
        ("function: clerk", "function: mayor"),
        "E112 Nobody can hold the actor clerk: the function mayor is unknown here.",
    ),
    "an unknown class": (('class: "3.2.2"', 'class: "3.2.99"'), "E184"),
    "a class without a rule": (('class: "3.2.2"', 'class: "3.2"'), "E185"),
    "an unknown template": (
        ("template: attestation-residence.odt", "template: attestation-residences.odt"),
        "E175 There is no template attestation-residences.odt. "
        "Did you mean attestation-residence.odt?",
    ),
    "an answer that the template asks for": (
        ("- id: father\n", "- id: fathers_name\n"),
        "E186 The template attestation-residence.odt asks for person.father,",
    ),
    "an unknown procedure": (
        ("- assign_number: {}", "- assign_number: {}\n      - start_case: {procedure: plaintes}"),
        "E188 There is no procedure plaintes here. Did you mean plainte?",
    ),
}


@pytest.mark.parametrize(("edit", "told"), OTHER_OFFICE.values(), ids=OTHER_OFFICE)
def test_what_the_pack_of_an_office_does_not_have_is_found(capsys, definition, edit, told):
    path = definition(edit)
    assert run(capsys, "check", path)[0] == 0
    status, out = run(capsys, "check", path, "--pack", PACK)
    assert status == 1
    assert told in out


def test_the_shipped_definitions_go_with_their_pack(capsys):
    assert run(capsys, "check", WORKFLOWS, "--pack", PACK, "--json") == (0, "[]\n")


def test_two_packs_are_one_office(capsys, definition, tmp_path):
    path = definition(("function: clerk", "function: mayor"))
    (tmp_path / "functions.yaml").write_text("mayor: {title: {fr: Maire}}\n", "utf-8")
    assert run(capsys, "check", path, "--pack", PACK, "--pack", tmp_path)[0] == 0


def test_a_procedure_that_is_checked_beside_it_is_known_in_full(capsys, definition, tmp_path):
    starting = "- start_case: {procedure: two, fields: {surnam: surname}}"
    one = definition(
        ("- assign_number: {}", f"- assign_number: {{}}\n      {starting}"), name="one.yaml"
    )
    two = definition(("procedure: attestation-residence", "procedure: two"), name="two.yaml")
    (tmp_path / "procedures.yaml").write_text("procedures: [two]\n", "utf-8")
    status, out = run(capsys, "check", one, two, "--pack", tmp_path)
    assert status == 1
    assert "E193 The procedure two has no field surnam. Did you mean surname?" in out
    assert run(capsys, "check", one, "--pack", tmp_path)[0] == 0


@pytest.fixture
def broken(tmp_path):
    """A pack whose only file has the wrong content."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("functions.yaml", b"just words"),
        ("functions.yaml", b"a: [\n"),
        ("functions.yaml", b"\xff\xfe\x00"),
        ("classification.csv", b"code;libelle\n"),
        ("procedures.yaml", b"procedures: all\n"),
        ("templates/templates.yaml", b"missing.odt: {title: Missing}\n"),
        ("templates/templates.yaml", b"templates.yaml: {title: No ODT}\n"),
    ],
)
def test_a_file_of_a_pack_that_cannot_be_read_is_named(capsys, broken, name, content):
    pack = broken(name, content)
    with pytest.raises(SystemExit) as caught:
        cli.main(["check", str(SHIPPED), "--pack", str(pack)])
    assert caught.value.code == 2
    assert f"{pack / name} cannot be read: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["check"],
        ["nothing"],
        ["check", "no-such-file.yaml"],
        ["check", "--nothing", str(SHIPPED)],
        ["check", str(ROOT / "news")],
        ["check", str(SHIPPED), "--pack", "no-such-directory"],
        ["check", str(SHIPPED), "--pack", str(ROOT / "news")],
    ],
)
def test_a_wrong_question_is_told_apart_from_a_wrong_definition(capsys, words):
    with pytest.raises(SystemExit) as caught:
        cli.main(words)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: egov")


def test_a_file_that_cannot_be_opened_is_told_without_a_traceback(capsys, tmp_path):
    path = tmp_path / "directory.yaml" / "inner.yaml"
    path.mkdir(parents=True)
    assert cli.main(["check", str(path.parent)]) == 1
    assert str(path) in capsys.readouterr().err


def test_help_lists_every_command_on_a_line(capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n    {name}" in out and command.help in out for name, command in COMMANDS)


COMMANDS = cli.COMMANDS.items()


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_has_its_module(name, command):
    path = ROOT / "src" / "egov.policy" / "src" / Path(*command.module.split("."))
    text = path.with_suffix(".py").read_text("utf-8")
    assert "\ndef add_arguments(" in text
    assert "\ndef run(" in text


def test_checking_loads_no_plone():
    program = (
        "import sys; from egov.policy import cli; status = cli.main(['check', sys.argv[1]]); "
        "sys.exit(status or ', '.join({'plone', 'Products', 'ZODB'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", program, SHIPPED], check=True, capture_output=True)


@pytest.fixture
def coloured(definition, tmp_path):
    """Two definitions that use a block and a shared list beside them."""
    (tmp_path / "lists").mkdir()
    field = "{id: colour, type: choice, title: {fr: Couleur, en: Colour}, list: colours}"
    block = f"block: paint\ntitle: {{fr: Teinte, en: Paint}}\nfields:\n  - {field}\n"
    (tmp_path / "blocks" / "paint.yaml").write_text(block, "utf-8")
    colours = tmp_path / "lists" / "colours.yaml"
    colours.write_text(
        "list: colours\ntitle: {fr: Couleurs, en: Colours}\noptions: {red: {fr: Rouge}}\n", "utf-8"
    )
    for name in ("one.yaml", "two.yaml"):
        definition(("    fields:\n", "    fields:\n      - {block: paint}\n"), name=name)
    return colours


def test_blocks_and_lists_are_read_from_beside_the_definition(capsys, coloured):
    status, out = run(capsys, "check", coloured.parents[1])
    assert status == 0
    assert f"{coloured}:3: W201" in out


def test_a_fault_of_a_shared_file_is_told_once(capsys, coloured):
    coloured.write_text("list: colours\n", "utf-8")
    status, out = run(capsys, "check", coloured.parents[1])
    assert status == 1
    assert out.count(f"{coloured}:1: E014 The key title is missing.") == 1
    status, out = run(capsys, "check", coloured.parents[1], "--json")
    assert {item["file"] for item in json.loads(out)} == {
        str(coloured),
        str(coloured.parents[1] / "blocks" / "paint.yaml"),
    }
