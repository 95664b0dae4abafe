"""How a plan looks over REST."""

from collections.abc import Callable
from dataclasses import asdict
from egov.policy import sentences
from egov.policy.exchange.planning import Plan
from egov.policy.exchange.planning import ProcedurePlan
from egov.policy.exchange.planning import TemplatePlan
from typing import Any


Say = Callable[[object], str]
"""Translates a message for the caller."""


def plan_data(plan: Plan, say: Say) -> dict[str, Any]:
    """What it would mean to take a bundle in."""
    return {
        "release": plan.bundle.release,
        "signer": vars(plan.signer),
        "trusted": plan.signer.is_trusted,
        "may_be_taken": plan.may_be_taken,
        "procedures": [_procedure(item, say) for item in plan.procedures],
        "templates": [_template(item) for item in plan.templates],
    }


def _procedure(item: ProcedurePlan, say: Say) -> dict[str, Any]:
    return {
        "id": item.packed.id,
        "version": item.packed.version,
        "arrival": item.arrival,
        "can_be_published": item.can_be_published,
        "can_be_drafted": item.can_be_drafted,
        "changes": [{**asdict(change), "what": str(change.what)} for change in item.changes],
        "findings": [sentences.of_finding(finding.plain(), say) for finding in item.findings],
        "lacking": {str(kind): list(names) for kind, names in item.lacking.items()},
        "bases_missing": list(item.bases),
        "heirs": list(item.heirs),
    }


def _template(item: TemplatePlan) -> dict[str, Any]:
    return {
        "filename": item.template.filename,
        "standing": item.standing,
        "faults": list(item.faults),
    }
