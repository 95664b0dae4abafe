"""Where definitions meet Plone: published versions, compiled types and workflows."""

from egov.policy.procedures.interfaces import IDecisions
from egov.policy.procedures.interfaces import IEffectType
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import items
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.lookup import published
from egov.policy.procedures.lookup import templates
from egov.policy.procedures.publishing import examine
from egov.policy.procedures.publishing import publish
from egov.policy.procedures.publishing import type_name
from egov.policy.procedures.publishing import withdraw


__all__ = [
    "IDecisions",
    "IEffectType",
    "examine",
    "get",
    "items",
    "publication",
    "publish",
    "published",
    "templates",
    "type_name",
    "withdraw",
]
