"""What a person may decide in a case, as its page offers it, and why it came here.

Used by the page of the case.  Whether a decision may be taken is said by casework.
"""

from dataclasses import dataclass
from egov.policy import cases
from egov.policy import casework
from egov.policy import people
from egov.policy.core.terms import CommentRule
from egov.policy.portal.forms.asked import AskedForm
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.forms.questions import Reason
from egov.policy.portal.forms.reasons import reasons
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page


@dataclass(frozen=True)
class Decision:
    """A decision that the person may take.

    ``taken_by`` names the colleague who has the task; ``waits`` says that its condition is
    not met yet, or a paper that it issues in force; ``questions`` are asked when it is taken,
    for ``reasons``; ``task`` is what the person is asked and ends by it.
    """

    id: str
    title: Spoken
    target: Spoken
    then: Spoken
    reason_required: bool
    takes_reason: bool
    taken_by: str
    waits: bool
    questions: tuple[Question, ...] = ()
    reasons: tuple[Reason, ...] = ()
    task: str = ""


@dataclass(frozen=True)
class Remark:
    """What was said with the last decision."""

    who: str
    when: str
    text: str


def offered(page: FormPage, case, preparing: bool) -> list[Decision]:
    """What is up to this person.

    A decision whose condition is not met is shown while a document is being
    prepared, which may meet it, or if there is no other.
    """
    found = [_decision(page, case, choice) for choice in casework.choices(case)]
    possible = [decision for decision in found if not decision.waits]
    return found if preparing else possible or found


def last_remark(page: Page, case) -> Remark | None:
    """Who took the last decision and why, if they said so."""
    last = cases.last_decision(case)
    if not last.get("comments"):
        return None
    when = page.format.moment(last["time"].asdatetime())
    return Remark(page.person(last["actor"]), when, last["comments"])


def _decision(page: FormPage, case, choice) -> Decision:
    rule, asked = choice.transition.comment, AskedForm(page, case, choice.transition)
    return Decision(
        id=choice.transition.id,
        title=page.say(choice.transition.title),
        target=page.say(choice.target.title),
        then=page.say(choice.target.next),
        reason_required=rule is CommentRule.REQUIRED,
        takes_reason=rule is not CommentRule.NONE,
        taken_by=people.display_name(choice.claimed_by) if choice.claimed_by else "",
        waits=choice.blocked in ("condition", "issued"),
        questions=asked.questions if choice.transition.ask else (),
        reasons=reasons(page, asked.fields),
        task=choice.task,
    )
