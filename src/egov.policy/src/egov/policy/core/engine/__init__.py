"""The procedure engine: what may be done with a case now, and what follows from it.

Pure: a procedure, a situation and a world in, the next situation and the events
that led to it out.  ``docs/explanation/engine.md`` has the rules.
"""

from egov.policy.core.engine.actors import groups_at
from egov.policy.core.engine.actors import plays
from egov.policy.core.engine.actors import principals
from egov.policy.core.engine.actors import USER
from egov.policy.core.engine.adjusting import add
from egov.policy.core.engine.adjusting import redo
from egov.policy.core.engine.adjusting import skip
from egov.policy.core.engine.alerts import alerts
from egov.policy.core.engine.alerts import is_touchy
from egov.policy.core.engine.automatic import settle
from egov.policy.core.engine.booking import book
from egov.policy.core.engine.booking import no_room
from egov.policy.core.engine.charging import charges
from egov.policy.core.engine.coming import next_moment
from egov.policy.core.engine.deciding import complete
from egov.policy.core.engine.deciding import decide
from egov.policy.core.engine.events import Alert
from egov.policy.core.engine.events import Asked
from egov.policy.core.engine.events import Changed
from egov.policy.core.engine.events import Charged
from egov.policy.core.engine.events import Closed
from egov.policy.core.engine.events import EffectDue
from egov.policy.core.engine.events import Ended
from egov.policy.core.engine.events import Event
from egov.policy.core.engine.events import Extended
from egov.policy.core.engine.events import Filed
from egov.policy.core.engine.events import Moved
from egov.policy.core.engine.events import Opened
from egov.policy.core.engine.events import Paid
from egov.policy.core.engine.events import Passed
from egov.policy.core.engine.events import Priced
from egov.policy.core.engine.events import Reminder
from egov.policy.core.engine.events import Turn
from egov.policy.core.engine.extending import extend
from egov.policy.core.engine.extending import recompute
from egov.policy.core.engine.facts import circumstances
from egov.policy.core.engine.facts import facts
from egov.policy.core.engine.facts import is_met
from egov.policy.core.engine.facts import result
from egov.policy.core.engine.giving import note_given
from egov.policy.core.engine.giving import person_of
from egov.policy.core.engine.naming import nameable
from egov.policy.core.engine.opening import open_case
from egov.policy.core.engine.passing import claim
from egov.policy.core.engine.passing import delegate
from egov.policy.core.engine.passing import reassign
from egov.policy.core.engine.passing import release
from egov.policy.core.engine.paying import credit
from egov.policy.core.engine.paying import left_to_pay
from egov.policy.core.engine.paying import recharge
from egov.policy.core.engine.permitted import candidates
from egov.policy.core.engine.permitted import holder
from egov.policy.core.engine.permitted import Offer
from egov.policy.core.engine.permitted import offered
from egov.policy.core.engine.permitted import tasks_for
from egov.policy.core.engine.presenting import is_presented
from egov.policy.core.engine.presenting import require_turn
from egov.policy.core.engine.presenting import taken_with
from egov.policy.core.engine.situation import Clock
from egov.policy.core.engine.situation import Situation
from egov.policy.core.engine.situation import Step
from egov.policy.core.engine.situation import WorkItem
from egov.policy.core.engine.supplying import may_complete
from egov.policy.core.engine.supplying import require_suppliable
from egov.policy.core.engine.supplying import suppliable
from egov.policy.core.engine.ticking import tick
from egov.policy.core.engine.trace import trace
from egov.policy.core.engine.world import Organisation
from egov.policy.core.engine.world import World


__all__ = [
    "USER",
    "Alert",
    "Asked",
    "Changed",
    "Charged",
    "Clock",
    "Closed",
    "EffectDue",
    "Ended",
    "Event",
    "Extended",
    "Filed",
    "Moved",
    "Offer",
    "Opened",
    "Organisation",
    "Paid",
    "Passed",
    "Priced",
    "Reminder",
    "Situation",
    "Step",
    "Turn",
    "WorkItem",
    "World",
    "add",
    "alerts",
    "book",
    "candidates",
    "charges",
    "circumstances",
    "claim",
    "complete",
    "credit",
    "decide",
    "delegate",
    "extend",
    "facts",
    "groups_at",
    "holder",
    "is_met",
    "is_presented",
    "is_touchy",
    "left_to_pay",
    "may_complete",
    "nameable",
    "next_moment",
    "no_room",
    "note_given",
    "offered",
    "open_case",
    "person_of",
    "plays",
    "principals",
    "reassign",
    "recharge",
    "recompute",
    "redo",
    "release",
    "require_suppliable",
    "require_turn",
    "result",
    "settle",
    "skip",
    "suppliable",
    "taken_with",
    "tasks_for",
    "tick",
    "trace",
]
