"""The closed lists of words of a definition.

Used by :mod:`.model`, from which everybody else takes them.
"""

from enum import StrEnum


class FieldType(StrEnum):
    """Kinds of value that a form asks for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    LOCATION = "location"
    PHONE = "phone"


class StateKind(StrEnum):
    """Where a state stands in the life of a case."""

    DRAFT = "draft"
    OPEN = "open"
    FINAL = "final"


class PeriodUnit(StrEnum):
    """Units in which the law counts delays."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class CommentRule(StrEnum):
    """Whether a person who takes a transition gives a reason."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class ActorPlace(StrEnum):
    """The unit at which an actor's function is looked up, seen from the case."""

    UNIT = "unit"
    PARENT = "parent"


class StartEvent(StrEnum):
    """Events of a case from which a period is counted."""

    FILING = "filing"
    CLOSING = "closing"
