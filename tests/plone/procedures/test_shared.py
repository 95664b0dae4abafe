"""Blocks and shared lists on a site: from beside the definitions into what is published."""

from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import read
from egov.policy.procedures.importstep import import_procedures

import pytest


BLOCK = """\
block: paint
title: {fr: Teinte, en: Paint}
fields:
  - {id: colour, type: choice, title: {fr: Couleur, en: Colour}, list: colours}
"""
LIST = """\
list: colours
title: {fr: Couleurs, en: Colours}
options:
  red: {fr: Rouge, en: Red}
"""
USE = {"version: 1\n": "version: 2\n", "    fields:\n": "    fields:\n      - {block: paint}\n"}


class Pack:
    """A pack of one procedure, as an import step sees it."""

    def readDataFile(self, name):
        return "procedures: [attestation-residence]"


@pytest.fixture
def directory(tmp_path, monkeypatch):
    """Definitions of the office beside those of the product."""
    for name, text in (("blocks/paint.yaml", BLOCK), ("lists/colours.yaml", LIST)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setenv("EGOV_WORKFLOWS", str(tmp_path))
    return tmp_path


def test_a_pack_publishes_a_definition_with_what_stands_beside_it(portal, definition, directory):
    (directory / "attestation-residence.yaml").write_text(definition(USE), "utf-8")
    import_procedures(Pack())
    published = procedures.publication("attestation-residence", 2)
    assert published.procedure().field("colour").options[0].title["fr"] == "Rouge"
    assert read(published.text) == published.procedure()
    assert "colour" in portal.portal_types["attestation-residence-v2"].model_source


def test_a_published_version_does_not_follow_its_block(portal, definition, directory):
    procedures.publish(definition(USE), "a.yaml", "tester", "a reason")
    (directory / "blocks" / "paint.yaml").unlink()
    assert procedures.get("attestation-residence", 2).field("colour")


def test_a_fault_of_a_block_is_told_and_nothing_is_published(portal, definition, directory):
    path = directory / "blocks" / "paint.yaml"
    path.write_text(BLOCK.replace("list: colours", "list: colors"), "utf-8")
    with pytest.raises(DefinitionError) as caught:
        procedures.publish(definition(USE), "a.yaml", "tester", "a reason")
    assert [(item.code, item.file, item.line) for item in caught.value.findings] == [
        ("E015", str(path), 4)
    ]
    assert "attestation-residence-v2" not in portal.portal_types


def test_blocks_of_the_product_are_there_too(portal, definition, directory):
    changes = {"version: 1\n": "version: 2\n"}
    changes["    fields:\n"] = (
        "    fields:\n      - {block: contact, prefix: third_, only: [email]}\n"
    )
    procedure = procedures.examine(definition(changes), "a.yaml")[0].procedure
    assert procedure.field("third_email")
