from egov.policy import cli
from pathlib import Path

import json
import pytest
import shutil
import subprocess
import sys


ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "workflows" / "attestation-residence.yaml"
SAMPLE = ROOT / "tests" / "data" / "attestation-residence.yaml"


@pytest.fixture
def definition(tmp_path):
    """A file with the certificate of residence, written out, and some edits."""

    shutil.copytree(SHIPPED.parent / "blocks", tmp_path / "blocks")

    def write(*edits):
        text = SAMPLE.read_text("utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "edited.yaml"
        path.write_text(text, "utf-8")
        return path

    return write


def run(capsys, *words):
    status = cli.main(["test", *map(str, words)])
    return status, capsys.readouterr().out


def test_tests_that_pass_are_counted(capsys):
    assert run(capsys, SHIPPED) == (0, "1 definition(s), 8 test(s): 0 failed.\n")


def test_a_failure_is_told_with_file_line_test_step_and_both_values(capsys, definition):
    path = definition(("state: verification\n          tasks: [check]", "state: signature"))
    line = path.read_text("utf-8").splitlines().index("          state: signature") + 1
    status, out = run(capsys, path)
    assert status == 1
    assert out == (
        f"{path}:{line}: E190 The test from_counter_to_handing_over goes another way at step 3: "
        "expected state signature, found verification.\n"
        "1 definition(s), 8 test(s): 1 failed.\n"
    )


def test_a_definition_that_the_checks_refuse_is_not_played(capsys, definition):
    path = definition(("to: completion", "to: limbo"))
    status, out = run(capsys, path)
    assert status == 1
    assert "E110 There is no state limbo." in out
    assert out.endswith("1 definition(s), 0 test(s): 0 failed.\n")


def test_what_cannot_be_read_is_told(capsys, definition):
    status, out = run(capsys, definition(("version: 1", "version: one")))
    assert status == 1
    assert "E011" in out


def test_coverage_is_shown_on_demand(capsys, definition):
    _, out = run(capsys, SHIPPED, "--coverage")
    lines = out.splitlines()
    assert lines[0] == f"{SHIPPED}: 8 test(s)"
    assert lines[1].split() == ["states", "8", "of", "8"]
    path = definition(("- {as: clerk, do: prepare_again, comment: Révoquée", "- {as: stranger"))
    _, out = run(capsys, path, "--coverage")
    (line,) = [line for line in out.splitlines() if "transitions" in line]
    assert line.split() == ["transitions", "10", "of", "11", "missing:", "prepare_again"]


def test_results_can_be_had_as_json(capsys, definition):
    path = definition(("tasks: [check]", "tasks: [sign]"))
    status, out = run(capsys, path, SHIPPED, "--json")
    wrong, right = json.loads(out)
    assert status == 1
    assert (wrong["file"], wrong["tests"], wrong["failed"]) == (str(path), 8, 1)
    assert [item["code"] for item in wrong["findings"]] == ["E190"]
    assert (right["failed"], right["findings"]) == (0, [])
    assert right["coverage"]["documents"] == {"known": ["certificate"], "missing": []}


def test_playing_loads_no_plone():
    program = (
        "import sys; from egov.policy import cli; status = cli.main(['test', sys.argv[1]]); "
        "sys.exit(status or ', '.join({'plone', 'Products', 'ZODB'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", program, SHIPPED], check=True, capture_output=True)
