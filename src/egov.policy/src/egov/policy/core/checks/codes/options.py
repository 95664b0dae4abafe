"""Codes of options: what units may set for themselves."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E220": error(
        "The option {name} is of the kind {kind}, about which {key} says nothing.",
        "Remove that key, or change the kind.",
        "Who wrote it expects a bound that does not hold.",
        "default: inspector",
        "default: inspector\nmaximum: 2",
    ),
    "E221": error(
        "There is no option {name}.{hint}",
        "Name an option of this definition.",
        "The test would show something else than it says.",
        "options: {deposit: 1000}",
        "options: {deposits: 1000}",
    ),
    "E222": error(
        "The option {name} is of the kind {kind} and cannot be {value}.",
        "Give a value of that kind, within the bounds of the option.",
        "No unit could set it so.",
        "options: {deposit: 1000}",
        "options: {deposit: 10000}",
    ),
    "W230": warning(
        "Nothing asks for the option {name}.",
        "Use it, by option() or in a template, or remove it.",
        "Units would set it, and nothing would follow.",
        "function: option('inspection')",
        "function: inspector",
    ),
    "W231": warning(
        "Units have set the option {name} to what it cannot be here: {units}.",
        "Give it wider bounds, or tell these units and let them set it anew.",
        "What they have set would no longer hold, and nobody there has decided that.",
        "maximum: 5000",
        "maximum: 2000",
    ),
    "W237": warning(
        "Units have set the option {name}, which is not here any more: {units}.",
        "Keep the option, or tell these units what holds for all of them now.",
        "What they have set would no longer hold, and nobody there has decided that.",
        "deposit:\n  kind: amount",
        "guarantee:\n  kind: amount",
    ),
}
