"""Definitions that extend the shipped ones, for the tests of inheritance.

The certificate of residence stands here as it is written out in full, with lines of its own.
"""

from dataclasses import replace
from egov.policy.core.reader import read_library
from egov.policy.core.reader import Written
from pathlib import Path


ROOT = Path(__file__).parents[3]
BASE = "attestation-residence"
BASE_FILE = str(ROOT / "tests" / "data" / f"{BASE}.yaml")
SHIPPED = read_library(ROOT / "workflows")
LIBRARY = replace(
    SHIPPED,
    bases={**SHIPPED.bases, BASE: Written(BASE_FILE, Path(BASE_FILE).read_text("utf-8"))},
)
OWN = """procedure: {id}
version: 1
title: {{fr: Héritière, en: Heir}}
description: {{fr: Elle hérite., en: It inherits.}}
legal_basis: {{fr: Loi, en: Law}}
numbering:
  register: {id}
  pattern: "HE-{{unit}}-{{year}}-{{number:05}}"
extends: {base}
"""


def heir(*lines: str, base: str = BASE, id: str = "heir") -> str:
    """The text of an heir that says these lines, the first of which is its tenth."""
    return OWN.format(id=id, base=base) + "".join(f"{line}\n" for line in lines)


def library(**texts: str | bytes):
    """The shipped library with these bases alone, by their ids."""
    return replace(LIBRARY, bases={id: Written(f"{id}.yaml", text) for id, text in texts.items()})
