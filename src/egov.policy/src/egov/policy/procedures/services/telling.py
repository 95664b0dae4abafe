"""How drafts, versions and changes look over REST."""

from dataclasses import asdict
from egov.policy.core.evolution import Change
from egov.policy.procedures.content import PublishedProcedure
from egov.policy.procedures.drafts import Draft
from egov.policy.procedures.life import running
from typing import Any


def draft_data(draft: Draft) -> dict[str, Any]:
    """A draft with its text, how far it has come, and what was found in it."""
    found = asdict(draft)
    return {"definition": found.pop("text"), "stage": str(draft.stage), **found}


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
