"""What the page of a migration calls its stages, decisions, and what becomes of requests."""

from egov.policy import _
from egov.policy import migration


STAGES = {
    migration.Stage.PLANNED: _("It is planned. Nothing has been moved."),
    migration.Stage.TRYING: _("The dry run is under way. Nothing is moved by it."),
    migration.Stage.TRIED: _("The dry run is done. Nothing has been moved."),
    migration.Stage.MOVING: _("The requests are being moved."),
    migration.Stage.PAUSED: _("It is paused. Each request follows one version or the other."),
    migration.Stage.MOVED: _("The requests have been moved."),
    migration.Stage.UNDOING: _("The requests are being brought back."),
    migration.Stage.UNDONE: _("The migration was taken back."),
    migration.Stage.DISCARDED: _("The plan was thrown away. Nothing was moved."),
}

BUTTONS = {
    "start": _("Move the requests"),
    "dry-run": _("Try it: nothing is moved"),
    "pause": _("Pause"),
    "resume": _("Go on"),
    "undo": _("Take it back"),
    "discard": _("Throw the plan away"),
}

ONWARD = ("resume", "start")
"""What goes on with it."""

DECIDED = {
    "plan": _("planned"),
    "dry-run": _("tried"),
    "start": _("started"),
    "pause": _("paused"),
    "resume": _("gone on with"),
    "undo": _("taken back"),
    "discard": _("thrown away"),
}

HOW = {
    "kept": _("stays as it is"),
    "recounted": _("has another last day"),
    "opened": _("is asked newly"),
    "reopened": _("is asked anew"),
    "cancelled": _("is no longer asked"),
    "started": _("begins to run"),
    "ended": _("runs no more"),
}

LACKS = {"required": _("is missing")}
"""What is wrong with an answer or a piece; anything else is that it is not allowed any more."""

OTHERWISE = _("is not allowed any more")

REASONS = {
    "closed": _("It is closed."),
    "state": _("Nobody has said what becomes of its step."),
    "broken": _("Something in it cannot be read. The log of the server says what."),
    "gone": _("It was thrown away meanwhile."),
    "went_on": _("Something has happened to it since it was moved."),
}
