"""How drafts, versions and changes look over REST."""

from collections.abc import Callable
from dataclasses import asdict
from egov.policy import sentences
from egov.policy.core.evolution import Change
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.drafts import Draft
from egov.policy.procedures.drafts import Judgement
from egov.policy.procedures.life import running
from typing import Any


Say = Callable[[object], str]
"""Translates a message for the caller."""


def draft_data(draft: Draft, say: Say) -> dict[str, Any]:
    """A draft with its text, how far it has come, and what was found in it."""
    found = asdict(draft)
    judged = {
        name: judgement_data(found[name], say) for name in ("checked", "tested") if found[name]
    }
    return {"definition": found.pop("text"), "stage": str(draft.stage), **found, **judged}


def judgement_data(judgement: Judgement, say: Say) -> dict[str, Any]:
    """What was found in a draft, in the language of the caller."""
    findings = [sentences.of_finding(finding, say) for finding in judgement["findings"]]
    return {**judgement, "findings": findings}


def version_data(item: PublishedProcedure, number: int) -> dict[str, Any]:
    """One version: digest, who published it when and why, whether it is in force."""
    publication = item.versions[number]
    return {
        "version": number,
        "sha256": publication.digest,
        **vars(publication.provenance),
        "in_force": number == item.current,
        "running": running(item.getId(), number),
    }


def change_data(change: Change) -> dict[str, Any]:
    """One change, and how it is told."""
    return {**asdict(change), "what": str(change.what)}
