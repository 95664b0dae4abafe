"""workflows/README.md tells an official about every key, and about none that does not exist."""

from egov.policy.core.checks.context import EFFECTS
from egov.policy.core.conditions import FACTS
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader.schema import document
from egov.policy.core.terms import NeedKind
from pathlib import Path

import pytest
import re


WORKFLOWS = Path(__file__).parents[2] / "workflows"
README = (WORKFLOWS / "README.md").read_text("utf-8")
PARTS = {name: part for name, part in document()["$defs"].items() if name != "Text"}


def words_of(rule):
    """Words that a rule of the schema lets a definition use."""
    if isinstance(rule, dict):
        yield from rule.get("enum", ())
        closed = re.fullmatch(r"\^\(([a-z|]+)\)\$", str(rule.get("pattern")))
        yield from closed[1].split("|") if closed else ()
        for inner in rule.values():
            yield from words_of(inner)
    elif isinstance(rule, list):
        for inner in rule:
            yield from words_of(inner)


KEYS = {key for part in PARTS.values() for key in part.get("properties", ())}
WORDS = set(words_of(PARTS))
EXAMPLE = read_file(WORKFLOWS / "attestation-residence.yaml", read_library(WORKFLOWS)).procedure
NAMES = {
    *(field.id for field in EXAMPLE.fields),
    *(paper.id for paper in EXAMPLE.documents),
    *(function for function in EFFECTS),
    *FACTS,
    *("and", "or", "not"),
    *(str(kind) for kind in NeedKind),
}


def quoted():
    """Words that the page sets as code."""
    text = re.sub(r"```.*?```|\]\([^)]*\)", "", README, flags=re.DOTALL)
    return re.findall(r"`([^`]+)`", text)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_is_explained(key):
    assert re.search(rf"`{key}[`:]", README)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_of_a_closed_list_is_explained(word):
    assert re.search(rf"\b{word}`", README)


@pytest.mark.parametrize("effect", sorted(EFFECTS))
def test_every_effect_is_explained(effect):
    assert f"`{effect}: {{" in README


@pytest.mark.parametrize("word", [word for word in quoted() if re.fullmatch("[a-z_]{2,}", word)])
def test_no_word_is_explained_that_does_not_exist(word):
    assert word in KEYS | WORDS | NAMES | {"chef_de_zone"}


def test_links_lead_to_files():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (WORKFLOWS / target).exists(), target
