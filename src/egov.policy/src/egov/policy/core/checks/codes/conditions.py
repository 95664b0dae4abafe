"""Codes of conditions and formulas: they can be read, and they say something."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E120": error(
        "The {what} cannot be read: {problem} (column {column})",
        "docs/reference/conditions.md shows how conditions and formulas are written.",
        "What cannot be read cannot be decided.",
        "is_large: surface > 200",
        "is_large: surface >> 200",
    ),
    "E121": error(
        "{name} depends on {other}, which comes later in the form or is the field itself.",
        "Ask that one first.",
        "A form is filled from top to bottom; a field must not vanish while one fills it.",
        "visible_when: kind == 'shop'",
        "visible_when: surface > 100",
    ),
    "E132": error(
        "{name} can never be “{value}”, which is no option of it.{hint}",
        "Name one of its options.",
        "The comparison would never hold.",
        "visible_when: kind == 'shop'",
        "visible_when: kind == 'shops'",
    ),
    "E176": error(
        "There is no flag {name}.{hint}",
        "Name a flag of this definition.",
        "It could not be set, and a condition on it would never hold.",
        "- set_flag: {flag: urgent}",
        "- set_flag: {flag: urgnt}",
    ),
    "E177": error(
        "The task {name} can never end as “{outcome}”, only as {known}.",
        "Name one of these.",
        "The comparison would never hold.",
        "when: is_large",
        "when: outcome('vote') == 'favourable'",
    ),
    "E178": error(
        "This can never hold, whatever is answered.",
        "Look for two parts that contradict each other.",
        "What depends on it would never happen.",
        "required_when: kind == 'shop'",
        "required_when: kind == 'shop' and kind == 'house'",
    ),
    "E179": error(
        "Something needs itself: {circle}.",
        "Break the circle.",
        "It could not be computed.",
        "is_large: surface > 200",
        "is_large: not is_large",
    ),
    "E180": error(
        "Nothing sets the flag {name}.",
        "Set it with the effect set_flag, or remove it.",
        "Conditions that ask for it would never hold.",
        "- set_flag: {flag: urgent}",
        "- clear_flag: {flag: urgent}",
    ),
    "W217": warning(
        "This always holds, whatever is answered.",
        "Remove the condition, or look for what was meant.",
        "It says nothing; probably it should.",
        "when: is_large",
        "when: is_large or not is_large",
    ),
    "W218": warning(
        "Nothing asks for the condition {name}.",
        "Use it, or remove it.",
        "Who reads the definition looks for what it decides.",
        "is_large: surface > 200",
        "is_large: surface > 200\nis_small: surface < 20",
    ),
}
