"""The closed lists of words of a definition.

Used by :mod:`.model`, from which everybody else takes them.
"""

from enum import StrEnum


class FieldType(StrEnum):
    """Kinds of value that a form asks for; the last two only speak."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    RICH_TEXT = "rich_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    TIME = "time"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"
    PERSON = "person"
    ORGANISATION = "organisation"
    LOCATION = "location"
    PHONE = "phone"
    EMAIL = "email"
    IDENTITY = "identity"
    FILE = "file"
    TABLE = "table"
    SIGNATURE = "signature"
    COMPUTED = "computed"
    REFERENCE = "reference"
    CONSENT = "consent"
    AGENT = "agent"
    UNIT = "unit"
    HEADING = "heading"
    NOTE = "note"


class StateKind(StrEnum):
    """Where a state stands in the life of a case; in a suspended one its clocks stand still."""

    DRAFT = "draft"
    OPEN = "open"
    SUSPENDED = "suspended"
    FINAL = "final"


class Layout(StrEnum):
    """How the form is laid out: one page, or a page per section and one to check the answers."""

    ONE_PAGE = "one_page"
    PAGES = "pages"


class TaskKind(StrEnum):
    """A decision moves the case; an opinion is given and does not bind."""

    DECISION = "decision"
    OPINION = "opinion"


class Order(StrEnum):
    """Whether those who are asked act at the same time or one after the other."""

    PARALLEL = "parallel"
    SEQUENTIAL = "sequential"


class NeedKind(StrEnum):
    """How many of those who are asked have to agree."""

    ANY = "any"
    ALL = "all"
    NUMBER = "number"
    PERCENT = "percent"


class Distribution(StrEnum):
    """To whom of a group a task is given: to all of it, or to one of its people."""

    GROUP = "group"
    ROUND_ROBIN = "round_robin"
    LEAST_LOADED = "least_loaded"
    RANDOM = "random"


class OccasionKind(StrEnum):
    """What can happen to a case so that something is said.

    The first five concern the whole case, of which ``payment`` is money that came, ``refund``
    money that went back; ``transition``, ``state`` and ``document`` one part
    of it, always named; the others a task or a deadline, or any.
    """

    FILING = "filing"
    CLOSING = "closing"
    ALERT = "alert"
    PAYMENT = "payment"
    REFUND = "refund"
    TRANSITION = "transition"
    STATE = "state"
    DOCUMENT = "document"
    ASKED = "asked"
    DUE = "due"
    LATE = "late"
    ESCALATED = "escalated"
    DEADLINE = "deadline"


class Outcome(StrEnum):
    """How a task of one person ended."""

    DONE = "done"
    REJECTED = "rejected"
    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    ABSTAINED = "abstained"
    LAPSED = "lapsed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


class Permitted(StrEnum):
    """What may be done with a task besides ending it."""

    ADD = "add"
    DELEGATE = "delegate"
    REASSIGN = "reassign"
    SKIP = "skip"
    REDO = "redo"


class DeadlineKind(StrEnum):
    """Whether the law sets a delay, or the office itself."""

    LEGAL = "legal"
    INTERNAL = "internal"


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
    """The unit at which an actor's function is looked up, seen from the case.

    ``kind``: the nearest unit of a kind, that of the case itself first, then those above;
    ``named``: one unit of the office; ``field``: the unit that a field names.
    """

    UNIT = "unit"
    PARENT = "parent"
    KIND = "kind"
    NAMED = "named"
    FIELD = "field"


class OptionKind(StrEnum):
    """What a unit may set for itself: an amount of money, who signs, a delay, a wording…"""

    AMOUNT = "amount"
    NUMBER = "number"
    BOOLEAN = "boolean"
    FUNCTION = "function"
    PERIOD = "period"
    TEXT = "text"


class StartEvent(StrEnum):
    """Events of a case from which a period is counted."""

    OPENING = "opening"
    FILING = "filing"
    CLOSING = "closing"
