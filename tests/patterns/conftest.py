"""Each pattern is a small definition with a walk as its test, played in every world.

A test says only what the pattern is about; :func:`definition` puts around it what every
procedure has: a form, a draft that the actor ``clerk`` files, two ends, titles.
A world is a fixture that gives a player: a source in, a report of each of its tests out.
"""

from egov.policy.core.checks import check
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import play

import pytest
import yaml


WORLDS = {"simulator": "the small world of `bin/egov test`", "site": "Plone"}
"""Fixtures, one for each world in which every pattern is played, and what the page calls it."""

PREAMBLE = """
version: 1
title: {fr: Motif}
description: {fr: Un motif de circulation.}
legal_basis: {fr: Aucune}
channels: [counter]
unit_kinds: [zone]
subject: [about]
filing: {class: "3.2.2"}
numbering: {register: pattern, pattern: "{unit}-{year}-{number}"}
actors:
  clerk: {function: clerk}
states:
  draft: {kind: draft, edit: [clerk], tasks: {prepare: {actor: clerk, complete: submit}}}
  done: {kind: final}
  refused: {kind: final}
"""


def pytest_configure(config):
    """The fixture site is shared with other directories."""
    config.pluginmanager.import_plugin("tests.site")


@pytest.fixture
def simulator():
    """The world in memory."""
    return lambda source, seen: [play(source.procedure, test) for test in source.procedure.tests]


@pytest.fixture
def site(anew, play_in_both):
    """Plone, where the same happens to the last event."""

    def played(source, seen):
        for test in source.procedure.tests:
            with anew() as portal:
                yield play_in_both(portal, source.procedure, test)
                if seen is not None:
                    seen(test.id, _cases(portal, source.procedure.id))

    return played


@pytest.fixture(params=WORLDS)
def plays(request):
    """Plays the tests of a pattern in a world; tells where a walk goes another way.

    What a world of one case cannot show is shown on the site: ``seen`` is called after each
    walk with the id of the test and the cases of the procedure, the walked one first.
    """
    player = request.getfixturevalue(request.param)

    def run(text: str, seen=None) -> None:
        source = read_source(definition(text, request.function.__name__))
        assert [item for item in check(source.procedure, source) if item.is_error] == []
        assert source.procedure.tests
        for report in player(source, seen):
            assert report.failures == ()

    return run


def _cases(portal, procedure: str) -> list:
    rows = portal.portal_catalog.unrestrictedSearchResults(procedure=procedure)
    found = [row._unrestrictedGetObject() for row in rows]
    return sorted(found, key=lambda case: case.opened_on)


def definition(text: str, name: str) -> str:
    """The whole definition of a pattern, as YAML."""
    part, whole = yaml.safe_load(text), yaml.safe_load(PREAMBLE)
    whole["procedure"] = name.replace("_", "-")[:60]
    about = {"id": "about", "type": "text"}
    fields = [about, *part.pop("fields", [])]
    whole["sections"] = [{"id": "form", "fields": fields}]
    draft, ends = whole["states"].pop("draft"), whole.pop("states")
    states = part.pop("states")
    first = next(iter(states))
    for state in states.values():
        state.setdefault("kind", "open")
    submit = {"from": "draft", "to": first, "actor": "clerk", "effects": [{"assign_number": {}}]}
    whole["transitions"] = {"submit": submit, **part.pop("transitions")}
    reached = {item["to"] for item in whole["transitions"].values()}
    ends = {id: end for id, end in ends.items() if id in reached}
    whole["states"] = {"draft": draft, **states, **ends}
    whole["actors"] |= part.pop("actors", {})
    whole |= part
    return yaml.safe_dump(_titled(whole), allow_unicode=True, sort_keys=False)


def _titled(whole: dict) -> dict:
    """The definition with a title for everything that has none: its id."""
    for group in ("actors", "states", "transitions", "tests", "flags", "deadlines", "documents"):
        for id, item in whole.get(group, {}).items():
            item.setdefault("title", {"fr": id})
            for name, task in item.get("tasks", {}).items() if group == "states" else ():
                task.setdefault("title", {"fr": name})
    for section in whole["sections"]:
        section.setdefault("title", {"fr": section["id"]})
        for field in section["fields"]:
            field.setdefault("title", {"fr": field["id"]})
    return whole
