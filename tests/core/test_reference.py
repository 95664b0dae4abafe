from egov.policy import cli
from egov.policy.commands.reference import pages
from egov.policy.core.checks.codes import CODES
from egov.policy.core.effects import EFFECTS
from egov.policy.core.reader import codes
from egov.policy.core.reader.examples import tables
from egov.policy.core.reader.reference import anchor
from egov.policy.core.rehearsal.codes import CODES as OF_TESTS
from pathlib import Path

import pytest
import re


REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name):
    assert (REFERENCE / name).read_text("utf-8") == PAGES[name], "run: make docs"


def test_the_command_writes_every_page_and_names_it(tmp_path, capsys):
    assert cli.main(["reference", str(tmp_path)]) == 0
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == PAGES
    assert capsys.readouterr().out.split() == [str(tmp_path / name) for name in PAGES]


def test_every_code_is_explained_once():
    headings = re.findall("^### (.+)$", PAGES["checks.md"], re.MULTILINE)
    assert sorted(headings) == sorted([*CODES, *codes.CODES, *OF_TESTS])


def test_every_key_and_every_effect_is_explained():
    for table in tables():
        for key in table.keys.values():
            assert f"| {key.says} |" in PAGES["definition.md"]
    for effect in EFFECTS:
        assert f"## `{effect}`" in PAGES["effects.md"]


def test_every_link_of_the_reference_leads_somewhere():
    page = PAGES["definition.md"]
    headings = re.findall("^##+ (.+)$", page, re.MULTILINE)
    anchors = [anchor(heading) for heading in headings]
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= set(anchors)
    for name in re.findall(r"\(([a-z-]+\.md)\)", page):
        assert (REFERENCE / name).is_file()


@pytest.mark.parametrize(
    ("table", "key", "default"),
    [("Task", "need", "`any`"), ("State", "need", "`all`"), ("Piece", "max_megabytes", "`10`")],
)
def test_a_default_is_shown(table, key, default):
    part = PAGES["definition.md"].split(f"\n## {table}\n")[1]
    row = next(line for line in part.splitlines() if line.startswith(f"| `{key}` |"))
    assert row.split("|")[4].strip() == default
