"""A small procedure whose transitions have the effects that a test wants."""

from egov.policy import casework
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from pathlib import Path

import json
import pytest
import yaml


PERMIT = yaml.safe_load(Path(__file__).with_name("permit.yaml").read_text("utf-8"))

NUMBER = {"assign_number": {}}

ALINE = {"surname": "Niyonkuru", "given_names": "Aline", "born": "1993-03-12"}


def text_of(id, flags=(), more=None, **effects) -> str:
    """The definition under that id, with flags, more transitions, and effects by transition."""
    wanted = {"submit": [NUMBER], **effects}
    transitions = {
        name: {**taken, "effects": wanted[name]} if name in wanted else taken
        for name, taken in {**PERMIT["transitions"], **(more or {})}.items()
    }
    numbering = {
        **PERMIT["numbering"],
        "register": id,
        "pattern": f"{id}-{{unit}}-{{year}}-{{number}}",
    }
    definition = {**PERMIT, "procedure": id, "transitions": transitions, "numbering": numbering}
    if flags:
        definition["flags"] = {flag: {"title": {"fr": "Doublon", "en": "Double"}} for flag in flags}
    # Definitions hold no aliases: what is there twice is written twice.
    written = json.dumps(definition).replace('"procedures": ["permit"]', f'"procedures": ["{id}"]')
    return yaml.safe_dump(json.loads(written), allow_unicode=True, sort_keys=False)


def publish(id="permit", **effects) -> None:
    """Publish the procedure under that id."""
    try:
        procedures.publish(text_of(id, **effects), f"{id}.yaml", "test", "test")
    except DefinitionError as error:
        raise AssertionError(str(error)) from error


@pytest.fixture
def open_permit(as_user):
    """``open_permit(portal, "bwiza", surname=…)``: a draft of the clerk of that zone."""

    def make(portal, zone="bwiza", procedure="permit", **given):
        with as_user(portal, f"agent.{zone}"):
            return casework.open_case(procedure, zone, {**ALINE, **given})

    return make


@pytest.fixture
def take(as_user):
    """``take(portal, case, "submit", "grant")``: those whose turn it is take these transitions."""

    def take(portal, case, *transitions):
        for transition in transitions:
            who = "agent" if transition == "submit" else "chef"
            with as_user(portal, f"{who}.{case.unit}"):
                casework.perform(case, transition)
        return case

    return take
