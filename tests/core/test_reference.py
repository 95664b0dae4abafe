from egov.policy import cli
from egov.policy.commands.reference import pages
from egov.policy.core.checks.codes import CODES
from egov.policy.core.reader import codes
from egov.policy.core.reader.tables import PROCEDURE
from pathlib import Path

import pytest


REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", pages())
def test_a_generated_page_is_current(name):
    assert (REFERENCE / name).read_text("utf-8") == pages()[name], "run: make docs"


def test_the_command_writes_every_page_and_names_it(tmp_path, capsys):
    assert cli.main(["reference", str(tmp_path)]) == 0
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == pages()
    assert capsys.readouterr().out.split() == [str(tmp_path / name) for name in pages()]


def test_every_code_and_every_key_is_explained():
    for code in [*CODES, *codes.CODES]:
        assert f"| {code} |" in pages()["checks.md"]
    for key in PROCEDURE.keys:
        assert f"`{key}`" in pages()["definition.md"]
