"""Where definitions meet Plone: drafts, published versions, compiled types and workflows."""

from egov.policy.procedures.comparing import compare
from egov.policy.procedures.comparing import DRAFT
from egov.policy.procedures.comparing import read
from egov.policy.procedures.comparing import text_to_edit
from egov.policy.procedures.comparing import Which
from egov.policy.procedures.drafts import begin
from egov.policy.procedures.drafts import discard
from egov.policy.procedures.drafts import Draft
from egov.policy.procedures.drafts import draft
from egov.policy.procedures.drafts import save
from egov.policy.procedures.drafts import Stage
from egov.policy.procedures.handing import Arrival
from egov.policy.procedures.handing import arrival
from egov.policy.procedures.handing import changes_by
from egov.policy.procedures.handing import examine_handed
from egov.policy.procedures.handing import hand_over
from egov.policy.procedures.handing import take_in
from egov.policy.procedures.handing import take_in_as_draft
from egov.policy.procedures.heirs import HeirReport
from egov.policy.procedures.heirs import heirs_of
from egov.policy.procedures.heirs import renew
from egov.policy.procedures.heirs import report
from egov.policy.procedures.importstep import PACK
from egov.policy.procedures.interfaces import IDecisions
from egov.policy.procedures.interfaces import IEffectType
from egov.policy.procedures.interfaces import IOfficeFact
from egov.policy.procedures.interfaces import IProcedureAnswers
from egov.policy.procedures.interfaces import IVersionPublished
from egov.policy.procedures.judging import check
from egov.policy.procedures.judging import rehearse
from egov.policy.procedures.life import publish_draft
from egov.policy.procedures.life import restore
from egov.policy.procedures.life import retire
from egov.policy.procedures.life import RUNNING
from egov.policy.procedures.life import running
from egov.policy.procedures.lookup import feeding
from egov.policy.procedures.lookup import get
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import items
from egov.policy.procedures.lookup import offered
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.lookup import published
from egov.policy.procedures.lookup import templates
from egov.policy.procedures.offering import offered_in
from egov.policy.procedures.offering import Price
from egov.policy.procedures.offering import prices
from egov.policy.procedures.offering import steps
from egov.policy.procedures.offering import units_for
from egov.policy.procedures.office import office
from egov.policy.procedures.origins import Origin
from egov.policy.procedures.origins import part_origins
from egov.policy.procedures.origins import PartOrigin
from egov.policy.procedures.origins import Where
from egov.policy.procedures.publishing import examine
from egov.policy.procedures.publishing import examine_published
from egov.policy.procedures.publishing import publish
from egov.policy.procedures.publishing import type_name
from egov.policy.procedures.publishing import withdraw
from egov.policy.procedures.setting import may_set
from egov.policy.procedures.setting import set_options
from egov.policy.procedures.unitoptions import Held
from egov.policy.procedures.unitoptions import in_force
from egov.policy.procedures.unitoptions import last_setting
from egov.policy.procedures.unitoptions import options_in
from egov.policy.procedures.unitoptions import Setting
from egov.policy.procedures.unitoptions import settings_of
from egov.policy.procedures.unitoptions import standing
from egov.policy.procedures.unitoptions import standing_in


__all__ = [
    "DRAFT",
    "PACK",
    "RUNNING",
    "Arrival",
    "Draft",
    "HeirReport",
    "Held",
    "IDecisions",
    "IEffectType",
    "IOfficeFact",
    "IProcedureAnswers",
    "IVersionPublished",
    "Origin",
    "PartOrigin",
    "Price",
    "Setting",
    "Stage",
    "Where",
    "Which",
    "arrival",
    "begin",
    "changes_by",
    "check",
    "compare",
    "discard",
    "draft",
    "examine",
    "examine_handed",
    "examine_published",
    "feeding",
    "get",
    "hand_over",
    "heirs_of",
    "in_force",
    "item_named",
    "items",
    "last_setting",
    "may_set",
    "offered",
    "offered_in",
    "office",
    "options_in",
    "part_origins",
    "prices",
    "publication",
    "publish",
    "publish_draft",
    "published",
    "read",
    "rehearse",
    "renew",
    "report",
    "restore",
    "retire",
    "running",
    "save",
    "set_options",
    "settings_of",
    "standing",
    "standing_in",
    "steps",
    "take_in",
    "take_in_as_draft",
    "templates",
    "text_to_edit",
    "type_name",
    "units_for",
    "withdraw",
]
