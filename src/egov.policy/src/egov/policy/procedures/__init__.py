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
from egov.policy.procedures.setting import set_options
from egov.policy.procedures.unitoptions import in_force
from egov.policy.procedures.unitoptions import options_in
from egov.policy.procedures.unitoptions import settings_of
from egov.policy.procedures.unitoptions import standing
from egov.policy.procedures.unitoptions import standing_in


__all__ = [
    "IDecisions",
    "IEffectType",
    "examine",
    "get",
    "in_force",
    "items",
    "options_in",
    "publication",
    "publish",
    "published",
    "set_options",
    "settings_of",
    "standing",
    "standing_in",
    "templates",
    "type_name",
    "withdraw",
]
