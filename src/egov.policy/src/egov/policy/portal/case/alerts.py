"""Why a case cannot go on, in a sentence, and what the functional administrator can do."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import people
from egov.policy.core import engine
from egov.policy.core.engine import Alert
from egov.policy.core.engine import Situation
from egov.policy.core.engine import World
from egov.policy.core.engine.alerts import AMOUNT
from egov.policy.core.engine.alerts import DEPTH
from egov.policy.core.engine.alerts import NOBODY
from egov.policy.core.engine.alerts import QUORUM
from egov.policy.core.engine.alerts import TARIFF
from egov.policy.core.engine.alerts import UNPRICED
from egov.policy.core.model import Procedure
from egov.policy.portal.case.naming import asked_name
from egov.policy.portal.case.naming import task_of
from egov.policy.portal.page import Page


UNTOLD = _("Nobody can act: it cannot be told who has to do “${task}”.")

SENTENCES = {
    NOBODY: _("Nobody can act: “${task}” is asked of ${who}, and nobody is there for it today."),
    QUORUM: _("Nobody can decide: too few people are there for “${task}”."),
    DEPTH: _("The request went on by itself too often and was stopped at the step “${task}”."),
    TARIFF: _("What is to be paid cannot be told: no tariff has been entered for “${task}”."),
    AMOUNT: _(
        "What is to be paid cannot be told: the answers give no amount for “${task}”. "
        "One of them is missing, or the amount would be below zero."
    ),
}

NO_STEP = _("Nobody can act: at the step “${task}” nobody is asked.")

REMEDIES = {
    NOBODY: _(
        "The functional administrator gives somebody the function, under “People”, "
        "or gives the task to somebody else, under “Other actions”."
    ),
    QUORUM: _(
        "The functional administrator asks somebody else as well, "
        "or passes over an answer, under “Other actions”."
    ),
    DEPTH: _("The functional administrator has the procedure corrected; then somebody decides."),
    TARIFF: _(
        "The functional administrator (${who}) enters it, under “Tariffs”. "
        "The amount is then worked out within a minute, and can be paid."
    ),
    AMOUNT: _(
        "Whoever may still change the answer at this step does so. Else the functional "
        "administrator (${who}) has the procedure corrected and moves the request to the new "
        "version. The amount is then worked out, and can be paid."
    ),
}


@dataclass(frozen=True)
class Obstacle:
    """Why the case cannot go on, and what to do."""

    what: str
    remedy: str


def warnings(
    page: Page, procedure: Procedure, situation: Situation, world: World
) -> list[Obstacle]:
    """All that stands in the way of a case now."""
    found = engine.alerts(procedure, situation, world)
    return [
        Obstacle(
            alert_words(page, procedure, situation, alert),
            page.translated(_(REMEDIES[alert.why], mapping={"who": _in_charge(situation.unit)})),
        )
        for alert in found
    ]


def alert_words(page: Page, procedure: Procedure, situation: Situation, alert: Alert) -> str:
    """One alert in a sentence."""
    sentence, words = SENTENCES[alert.why], {"task": "", "who": ""}
    item = next((item for item in situation.items if item.id == alert.subject), None)
    if alert.why == NOBODY and item is not None:
        words["task"] = page.say(task_of(procedure, item).title).text
        words["who"] = asked_name(page, procedure, item)
        sentence = sentence if item.principal else UNTOLD
    elif alert.why in UNPRICED:
        words["task"] = page.say(procedure.fee(alert.subject).title).text
    elif alert.why == QUORUM:
        words["task"] = _task_title(page, procedure, alert.subject)
    else:
        sentence = NO_STEP if alert.why == NOBODY else sentence
        words["task"] = page.say(procedure.state(alert.subject).title).text
    return page.translated(_(sentence, mapping=words))


def _in_charge(unit: str) -> str:
    """Names of who administers there."""
    found = {person for group in cases.in_charge(unit) for person in people.members(group)}
    return ", ".join(sorted(map(people.display_name, found))) or "…"


def _task_title(page: Page, procedure: Procedure, id: str) -> str:
    states = (state for version in procedure.versions for state in version.states)
    tasks = (task for state in states for task in state.tasks if task.id == id)
    return page.say(next(tasks).title).text
