"""How a recorded test went, and where it ends before the case does, in words.

Used by REST and by the page of the same.  ``say`` translates a message for the reader.
"""

from collections.abc import Callable
from collections.abc import Iterator
from egov.policy import _
from egov.policy import sentences
from egov.policy.casework.tracing import Trace
from egov.policy.core.model import Procedure
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.rehearsal import Failure
from plone import api
from typing import Any


Say = Callable[[Any], str]

STOPPED = {
    "case": _("The test stops before the end: another request has closed this one."),
    "group": _("The test stops where a whole group was asked as well, not one person."),
    "unknown": _("The test stops where the journal tells what this version does not know."),
    "in_charge": _("The test stops where an administrator mended the request when it was stuck."),
}
"""Why a test does not go to where the case is."""

VERBS = {
    "add": _("Ask somebody else as well"),
    "claim": _("Take the task"),
    "complete": _("Do the task"),
    "delegate": _("Delegate"),
    "extend": _("Extend the deadline"),
    "open": _("Open the request"),
    "opinion": _("Give an opinion"),
    "pay": _("Pay"),
    "reassign": _("Give to somebody else"),
    "redo": _("Ask again"),
    "reject": _("Say no to the task"),
    "release": _("Give the task back"),
    "revoke": _("Revoke the document"),
    "save": _("Change the answers"),
    "skip": _("Pass over"),
    "": _("Wait"),
}
"""What a step does, besides taking a transition."""

LATE = _("It is no longer possible, or somebody else has it.")
"""What is said of a refusal whose own sentence names people and days."""


def stopped(trace: Trace, say: Say) -> str:
    """Why the test ends before the case does; empty if it does not."""
    return say(STOPPED[trace.stopped]) if trace.stopped else ""


def failures(trace: Trace, say: Say) -> list[str]:
    """Where the test went another way than the case, one sentence each."""
    steps = trace.test.steps
    return [_told(trace.procedure, steps[item.step], item, say) for item in trace.report.failures]


def _told(procedure: Procedure, step: TestStep, failure: Failure, say: Say) -> str:
    words = {"number": str(failure.step + 1), "what": _deed(procedure, step, say)}
    if failure.place.startswith("expect"):
        wanted = step.expect.state if step.expect else ""
        words |= {"found": _state(procedure, failure.found), "wanted": _state(procedure, wanted)}
        return say(
            _(
                "Step ${number}, “${what}”: it leads to “${found}”, not to “${wanted}”.",
                mapping=words,
            )
        )
    if failure.place == "do":
        words["why"] = " ".join(_refusals(procedure, failure.found, say))
        return say(_("Step ${number}, “${what}”: it is refused. ${why}", mapping=words))
    words["name"] = failure.expected
    return say(_("Step ${number}, “${what}”: there is no ${name}.", mapping=words))


def _deed(procedure: Procedure, step: TestStep, say: Say) -> str:
    taken = (item.title for item in procedure.transitions if item.id == step.do)
    title = None if step.task else next(taken, None)
    return _best(title) if title else say(VERBS[step.do])


def _refusals(procedure: Procedure, told: str, say: Say) -> Iterator[str]:
    """The codes of a refusal, ``refused: field.code, code``, as sentences."""
    titles = {field.id: _best(field.title) for field in procedure.fields}
    titles |= {piece.id: _best(piece.title) for piece in procedure.pieces}
    for code in told.partition(": ")[2].split(", "):
        name, _dot, reason = code.rpartition(".")
        sentence = say(_sentence(reason))
        yield f"{titles.get(name.partition('.')[0], name)} – {sentence}" if name else sentence


def _sentence(code: str) -> Any:
    if code == "not_allowed":
        return sentences.NOT_ALLOWED
    known = sentences.CONFLICTS.get(code) or sentences.PROBLEMS.get(code, sentences.FALLBACK)
    if "${" not in known:
        return known
    return LATE if code in sentences.CONFLICTS else sentences.FALLBACK


def _state(procedure: Procedure, id: str) -> str:
    return _best(procedure.state(id).title)


def _best(text: Text) -> str:
    return text.best(api.portal.get_current_language())[0]
