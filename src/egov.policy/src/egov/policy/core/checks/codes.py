"""All codes that checks give: what they say, and how to mend it.

``docs/reference/checks.md`` is written from this table (``make docs``).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """A kind of fault: severity, sentence with its parameters, remedy."""

    severity: str
    message: str
    remedy: str


def _error(message: str, remedy: str) -> Code:
    return Code("error", message, remedy)


def _warning(message: str, remedy: str) -> Code:
    return Code("warning", message, remedy)


CODES: dict[str, Code] = {
    "E101": _error(
        "There is no draft state in which a case begins.", "Give one state kind: draft."
    ),
    "E102": _error("{names} are both draft states; a case begins in one.", "Keep one draft state."),
    "E103": _error("There is no final state.", "Give the last state kind: final."),
    "E104": _error(
        "No transition leads to the state {name}.", "Add a transition to it, or remove it."
    ),
    "E105": _error(
        "From the state {name} no final state can be reached.",
        "Add a transition towards a final state.",
    ),
    "E106": _error(
        "A transition leaves the final state {name}.", "Remove it, or make the state open."
    ),
    "E107": _error(
        "The state {name} asks nothing of anybody.", "Give it a task, or make it final."
    ),
    "E108": _error(
        "The task of the state {name} is for {actor}, who can do nothing in this state.",
        "Give that actor a transition from this state, or the task to another one.",
    ),
    "E110": _error("There is no state {name}.{hint}", "Name a state of this definition."),
    "E111": _error("There is no actor {name}.{hint}", "Name an actor of this definition."),
    "E112": _error(
        "Nobody can hold the actor {name}: the function {function} is unknown here.{hint}",
        "Name a function of the office, or add it to functions.yaml of the pack.",
    ),
    "E113": _error(
        "Nobody can hold the actor {name}: a {kind} has no unit above it.",
        "Look the function up at the unit itself, or leave that kind out of unit_kinds.",
    ),
    "E114": _error(
        "The task of the state {name} names {transition}, which does not leave that state.",
        "Name a transition whose from is this state.",
    ),
    "E115": _error(
        "The task of the state {name} is for {actor}, but {transition} is taken by {other}.",
        "Let the same actor do both.",
    ),
    "E116": _error("There is no document {name}.{hint}", "Name a document of this definition."),
    "E117": _error(
        "There is no effect {name}.{hint}", "Name a known effect; workflows/README.md lists them."
    ),
    "E118": _error(
        "The effect {name} takes {wanted}, not {given}.",
        "Give exactly the parameters of the effect.",
    ),
    "E119": _error(
        "A case can leave its draft by {name} without getting a number.",
        "Add the effect assign_number to this transition.",
    ),
    "E120": _error(
        "The condition cannot be read: {problem} (column {column})",
        "workflows/README.md shows how conditions are written.",
    ),
    "E121": _error(
        "{name} depends on {other}, which comes later in the form or is the field itself.",
        "Ask that one first.",
    ),
    "E122": _error("{name} stands twice.", "Give each an id of its own."),
    "E123": _error(
        "{name} cannot be the id of a field: every case has something of that name already.",
        "Choose another id, for instance applicant_title for title.",
    ),
    "E124": _error("The choice {name} has no options.", "Name its options."),
    "E125": _error(
        "{name} is of the type {type}, about which {key} says nothing.",
        "Remove that key, or change the type.",
    ),
    "E126": _error(
        "The location {name} does not say of which level it is, or within what it lies.",
        "Add level (province, commune, zone, quarter) and within (country, unit).",
    ),
    "E127": _error("There is no field {name}.{hint}", "Name a field of this definition."),
    "E128": _error(
        "The least value of {name} is above its greatest.", "Exchange minimum and maximum."
    ),
    "E129": _error(
        "Numbers cannot be written: {problem}",
        "Use {unit}, {year} and {number}, and {number} at least.",
    ),
    "E130": _error("The French text is missing.", "Add fr: …."),
    "E131": _error(
        "The same number can be given twice: the pattern has no {missing}.",
        "Numbers begin anew in each unit and each year: cases need {unit}, {year} and {number}, "
        "papers, which name their unit, {year} and {number}.",
    ),
    "E132": _error(
        "The condition compares {name} with “{value}”, which is no option of it.{hint}",
        "Name one of its options.",
    ),
    "E133": _error(
        "The register {name} stands twice: each would have gaps.",
        "Give cases and each paper a register of their own.",
    ),
    "E134": _error(
        "The register {register} of {owner} numbers {kind} as {pattern} already.",
        "Register and pattern belong together: write both as there, or choose two others.",
    ),
    "E135": _error(
        "In the final state {name} nothing can be edited any more.",
        "Remove edit, or make the state open.",
    ),
    "E136": _error(
        "The task of the state {name} is completed and rejected by the same transition, "
        "{transition}.",
        "Name two transitions, or leave reject out.",
    ),
    "E137": _error("The actor {name} stands twice.", "Name each actor once."),
    "E138": _error(
        "A case leaves the state {name} only once a document is ready: "
        "if that cannot be made, the case stays there for ever.",
        "Add a transition for when the document is not ready.",
    ),
    "W201": _warning("The English text is missing.", "Add en: …."),
    "W202": _warning("The actor {name} does nothing.", "Remove it, or give it a task."),
    "W203": _warning(
        "The document {name} is never issued.", "Issue it by the effect issue_document."
    ),
    "W204": _warning(
        "A case can be refused by {name} without a reason.",
        "Set comment: required.",
    ),
    "W205": _warning("The task of the state {name} has no due date.", "Add due: 2 working days."),
}
"""Code → what it means."""
