"""What a person may decide in a case, as its page offers it, and why it came here.

Used by the page of the case.  Whether a decision may be taken is said by casework.
"""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy import payments
from egov.policy import people
from egov.policy.core.terms import CommentRule
from egov.policy.portal.forms.asked import AskedForm
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.forms.questions import Reason
from egov.policy.portal.forms.reasons import reasons
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import money
from egov.policy.portal.page import Page
from egov.policy.sentences import CONFLICTS


WAITING = ("condition", "issued")
"""Why a decision is not possible yet, and is not shown beside those that are."""

NOT_YET = {**dict.fromkeys(WAITING, CONFLICTS["condition"]), "unpaid": CONFLICTS["unpaid"]}

LEFT = _("This is possible once what is due has been paid: ${amount} are left.")


@dataclass(frozen=True)
class Decision:
    """A decision that the person may take.

    ``taken_by`` names the colleague who has the task; ``waits`` says why it is not possible
    yet, and is empty if it is; ``questions`` are asked when it is taken,
    for ``reasons``; ``task`` is what the person is asked and ends by it.
    """

    id: str
    title: Spoken
    target: Spoken
    then: Spoken
    reason_required: bool
    takes_reason: bool
    taken_by: str
    waits: str
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
    prepared, which may meet it, if it waits for a payment, or if there is no other.
    """
    choices = casework.choices(case)
    near = [choice for choice in choices if preparing or choice.blocked not in WAITING]
    return [_decision(page, case, choice) for choice in near or choices]


def last_remark(page: Page, case) -> Remark | None:
    """Who took the last decision and why, if they said so."""
    last = cases.last_decision(case)
    if not last.get("comments"):
        return None
    when = page.format.moment(last["time"].asdatetime())
    return Remark(page.person(last["actor"]), when, last["comments"])


def _waits(page: Page, case, blocked: str) -> str:
    if blocked == "unpaid" and (account := payments.account_of(case)).due is not None:
        left = money(page, account.left, account.currency)
        return page.translated(_(LEFT, mapping={"amount": left}))
    return page.translated(NOT_YET[blocked]) if blocked in NOT_YET else ""


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
        waits=_waits(page, case, choice.blocked),
        questions=asked.questions if choice.transition.ask else (),
        reasons=reasons(page, asked.fields),
        task=choice.task,
    )
