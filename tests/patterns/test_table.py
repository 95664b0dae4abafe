"""The checklist of workflow patterns, held against the tests here, and the page made of both.

``EGOV_WRITE_GOLDEN=1`` writes docs/reference/patterns.md anew.
"""

from .conftest import WORLDS
from pathlib import Path

import ast
import os
import re


HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "reference" / "patterns.md"

CHECKLIST = (
    ("WCP1 WCP4 WCP5", "every procedure"),
    ("WCP10", "sending back for correction"),
    ("WCP16", "the first to act decides"),
    ("WCP18", "“only while not sealed”"),
    ("WCP11 WCP43", "start of retention"),
    ("WCP19 WCP20", "withdrawal"),
    ("WCP2 WCP3", "opinions of several services"),
    ("WCP6 WCP7", "only the opinions that this case needs"),
    ("WCP9 WCP28", "urgent opinion: the first answer wins"),
    ("WCP30 WCP32", "committees, quorum"),
    ("WCP13 WCP14", "commissions, co-signers"),
    ("WCP15", "a signer added on the way"),
    ("WCP34 WCP35 WCP36", "quorum when a member is absent"),
    ("WCP17 WCP40", "visas in any order"),
    ("WCP25 WCP27", "a superior cuts short"),
    ("WCP21 WCP22", "repetition, cases of a case"),
    ("WCP23 WCP24", "payment, deadline"),
    ("WCP39", "two decisions at once"),
    ("WRP2", "every procedure"),
    ("WRP3", "the officer whom the file names"),
    ("WRP5", "four eyes"),
    ("WRP7", "the same officer goes on"),
    ("WRP10", "hierarchy"),
    ("WRP15 WRP16 WRP17", "fair load"),
    ("WRP27 WRP28 WRP30", "absence"),
    ("WRP32", "waiting for the citizen: the clock stops"),
    ("WRP33 WRP34", "repair"),
    ("WRP24 WRP25 WRP26", "inbox"),
)
"""Patterns, row by row, with what an administration needs them for."""

HEAD = """\
<!-- Written by tests/patterns/test_table.py from the tests beside it: change those instead. -->

# Workflow patterns

The control-flow patterns (WCP) and resource patterns (WRP) of van der Aalst, Russell and ter
Hofstede that the procedures of an administration need. Each has a test of some twenty lines in
`tests/patterns`: a definition and walks through it, played in {worlds};
the same happens there, event by event. *Natively*: the language has a word for it. *By idiom*:
it is written with other words, as the test shows.

| Pattern | | How | Needed for |
|---|---|---|---|
"""


PATTERN = re.compile(r"test_(wcp|wrp)(\d\d)_(\w+)")


def patterns() -> list[ast.FunctionDef]:
    """The tests of patterns."""
    bodies = [ast.parse(path.read_text("utf-8")).body for path in sorted(HERE.glob("test_*.py"))]
    tests = [item for body in bodies for item in body if isinstance(item, ast.FunctionDef)]
    return [item for item in tests if PATTERN.fullmatch(item.name)]


def described() -> dict[str, tuple[str, str]]:
    """Of each pattern that has a test: its name, and how it is written."""
    found = {}
    for item in patterns():
        kind, number, words = PATTERN.fullmatch(item.name).groups()
        how = ast.get_docstring(item).replace("``", "`")
        found[f"{kind.upper()}{int(number)}"] = (words.replace("_", " "), how)
    return found


def page() -> str:
    known = described()
    lines = [
        f"| {pattern} | {known[pattern][0]} | {known[pattern][1]} | {need} |"
        for patterns, need in CHECKLIST
        for pattern in patterns.split()
    ]
    head = HEAD.format(worlds=" and in ".join(WORLDS.values()))
    return head + "\n".join(lines) + f"\n\n{summary(known)}\n"


def summary(known: dict[str, tuple[str, str]]) -> str:
    native = sum(how.startswith("Natively") for _, how in known.values())
    return f"{len(known)} patterns: {native} natively, {len(known) - native} by idiom, none not."


def test_every_pattern_of_the_checklist_has_its_test():
    wanted = [pattern for patterns, _ in CHECKLIST for pattern in patterns.split()]
    assert sorted(described()) == sorted(wanted)
    assert len(wanted) == 50
    assert len(CHECKLIST) == 28


def test_every_pattern_says_how_it_is_written():
    assert all(re.match("(Natively|By idiom): .+", how) for _, how in described().values())


def test_every_pattern_is_played_in_every_world():
    assert [item.name for item in patterns() if ast.unparse(item.args) != "plays"] == []


def test_the_page_of_the_patterns_is_current():
    if os.environ.get("EGOV_WRITE_GOLDEN"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page(), "run with EGOV_WRITE_GOLDEN=1"
