"""Shared lists that are shipped and come from a maintained source.

If the source has changed and that is wanted, write them anew and commit them:
``EGOV_WRITE_GOLDEN=1 .venv/bin/pytest tests/core/test_lists.py``.
"""

from egov.policy.core.composites import countries
from egov.policy.core.reader import read_library
from pathlib import Path

import json
import os


WORKFLOWS = Path(__file__).parents[2] / "workflows"
HEADER = """\
# Countries by their ISO 3166 code, with the names of Unicode's locale data (CLDR, by Babel).
# Not edited by hand: tests/core/test_lists.py says how it is written.
list: countries
title: {fr: Pays, en: Countries}
options:
"""


def written():
    lines = (f"  {item.id}: {json.dumps(item.title, ensure_ascii=False)}\n" for item in countries())
    return HEADER + "".join(lines)


def test_the_countries_are_those_of_the_locale_data():
    path = WORKFLOWS / "lists" / "countries.yaml"
    if os.environ.get("EGOV_WRITE_GOLDEN"):
        path.write_text(written(), "utf-8")
    assert path.read_text("utf-8") == written()


def test_every_shared_list_and_block_is_named_as_its_file():
    library = read_library(WORKFLOWS)
    for kind, found in (("blocks", library.blocks), ("lists", library.lists)):
        assert {path.stem for path in (WORKFLOWS / kind).glob("*.yaml")} == set(found)
