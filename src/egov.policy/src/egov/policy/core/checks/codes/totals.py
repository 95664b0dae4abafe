"""Codes of totals: numbers that other cases make up."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E260": error(
        "{name} has a ceiling and is no total.",
        "Write total: true as well, or maximum: for what people type.",
        "A ceiling holds for what other cases book; nothing would be held against it.",
        "total: true\nceiling: surface",
        "ceiling: surface",
    ),
    "E261": error(
        "{name} is a total, which only other cases make up: {key} says nothing of it.",
        "Leave it out, or make it an ordinary number.",
        "Nobody types a total, and nothing but a booking changes it.",
        "total: true",
        "total: true\nminimum: 10",
    ),
    "E262": error(
        "{text} gives a {type}; a number is needed.",
        "Give a number: a field of the type money, integer or decimal, or what is made of them.",
        "Nothing could be reckoned with it.",
        "- book_amount: {case: earlier, total: built_later, amount: surface}",
        "- book_amount: {case: earlier, total: built_later, amount: surname}",
    ),
    "E263": error(
        "{procedure} has no total {name}.{hint}",
        "Name a field of that procedure that is a total.",
        "The decision would be refused each time.",
        "- book_amount: {case: earlier, total: built_later, amount: surface}",
        "- book_amount: {case: earlier, total: surface, amount: surface}",
    ),
    "W260": warning(
        "Time takes {name}, which books in a total with a ceiling.",
        "Let somebody decide it, or book 0.",
        "If there is no room left it is refused, and nobody would learn of it.",
        "- clear_flag: {flag: urgent}",
        "- book_amount: {case: earlier, total: built_later, amount: surface}",
    ),
}
