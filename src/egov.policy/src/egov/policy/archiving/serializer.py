"""A disposal in the types of JSON, with its reason as a sentence."""

from dataclasses import asdict
from egov.policy.archiving.disposal import CaseDisposal
from egov.policy.archiving.reason import reason_text
from enum import StrEnum
from plone import api
from plone.restapi.interfaces import IJsonCompatible
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IJsonCompatible)
@adapter(CaseDisposal)
def disposal_to_json(disposal: CaseDisposal) -> dict[str, Any]:
    """All facts, and ``reason`` in the language of the caller."""
    facts = {
        name: str(value) if isinstance(value, StrEnum) else value
        for name, value in asdict(disposal).items()
    }
    reason = reason_text(disposal, api.portal.get_current_language())
    return json_compatible({**facts, "reason": reason})
