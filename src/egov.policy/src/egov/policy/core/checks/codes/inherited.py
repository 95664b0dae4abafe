"""Codes of definitions that extend others.  Their examples are of ``specimen-heir.yaml``."""

from egov.policy.core.checks.codes.code import error


CODES = {
    "E210": error(
        "{name} is removed from the {kind}, but {count} other place(s) still name it: {place}.",
        "Remove or change what names it as well, or keep it.",
        "Those places are the base's, and right there: the heir takes away what they stand on.",
        "deadlines: [answer]",
        "deadlines: [answer]\nfields: [surname]",
    ),
    "E211": error(
        "{register} is the register of the base too.",
        "Give it a register of its own, under change.",
        "Two procedures would share one run of numbers, and each would have gaps.",
        "register: specimen-heir-permit",
        "register: specimen-permit",
    ),
}
