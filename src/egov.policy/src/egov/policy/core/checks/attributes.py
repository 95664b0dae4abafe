"""What each type of field can say: the table that the checks of forms hold fields against."""

from egov.policy.core.terms import FieldType


ANSWERED = frozenset(FieldType) - {FieldType.HEADING, FieldType.NOTE, FieldType.COMPUTED}
"""Types that somebody answers."""

NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY})
LISTS = frozenset({FieldType.CHOICE, FieldType.CHOICES})
THINGS = frozenset({FieldType.PERSON, FieldType.ORGANISATION, FieldType.IDENTITY})
TEXTS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.RICH_TEXT, FieldType.SIGNATURE})
DATES = frozenset({FieldType.DATE, FieldType.PARTIAL_DATE})
CAPTURED = frozenset({FieldType.FILE, FieldType.SIGNATURE, FieldType.CONSENT, FieldType.TABLE})

ONLY_FOR = {
    "required": ANSWERED,
    "required_when": ANSWERED,
    "valid_when": ANSWERED,
    "change": ANSWERED,
    "default": ANSWERED - CAPTURED - THINGS,
    "prefill": ANSWERED - CAPTURED,
    "max_length": TEXTS,
    "minimum": NUMBERS,
    "maximum": NUMBERS,
    "places": frozenset({FieldType.DECIMAL, FieldType.COMPUTED}),
    "currency": frozenset({FieldType.MONEY, FieldType.COMPUTED}),
    "latest": DATES | {FieldType.INTEGER},
    "options": LISTS,
    "options_from": LISTS,
    "level": frozenset({FieldType.LOCATION}),
    "within": frozenset({FieldType.LOCATION}),
    "as_of": frozenset({FieldType.LOCATION}),
    "kinds": frozenset({FieldType.IDENTITY, FieldType.PERSON, FieldType.UNIT}),
    "parts": THINGS,
    "required_parts": THINGS,
    "columns": frozenset({FieldType.TABLE}),
    "least_rows": frozenset({FieldType.TABLE}),
    "most_rows": frozenset({FieldType.TABLE}),
    "formula": frozenset({FieldType.COMPUTED}),
    "total": NUMBERS,
    "ceiling": NUMBERS,
    "procedures": frozenset({FieldType.REFERENCE}),
    "accept": frozenset({FieldType.FILE}),
    "max_megabytes": frozenset({FieldType.FILE}),
}
"""Keys of a field that say something about some types only."""

NEEDED = {
    FieldType.TABLE: "columns",
    FieldType.COMPUTED: "formula",
}
"""Keys without which a field of a type cannot be."""

IN_CELLS = ANSWERED - CAPTURED | {FieldType.COMPUTED}
"""Types of the columns of a table."""

PERSONAL = frozenset({FieldType.PERSON, FieldType.IDENTITY, FieldType.PHONE, FieldType.EMAIL})
"""Types that are about a person whatever is asked."""

PREFILLED = {
    "requester": ("name", "email", "phone"),
    "unit": ("id", "title", "location"),
}
"""What is known before anybody has answered."""
