"""Codes of fees: what a case costs."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E230": error(
        "The fee {name} needs a tariff or an amount, and not both.",
        "Write tariff: and its id where units set the price, else amount: and a formula.",
        "Nobody would know what is to be paid.",
        "tariff: site_visit",
        "# no price",
    ),
    "E231": error(
        "Of the fee {name} exempt_when and exempt_because belong together.",
        "Say both: when it is not asked for, and why.",
        "Who does not pay must be able to show for which reason.",
        "exempt_because: {fr: Maison d'habitation, en: A home}",
        "# no reason",
    ),
    "E232": error(
        "A formula of the fee {name} gives a {type}; a number is needed.",
        "Give a number: a field of the type money, integer or decimal, or what is made of them.",
        "Nothing could be reckoned with it.",
        "quantity: surface / 100",
        "quantity: surname",
    ),
    "E233": error(
        "The fee {name} asks for {fact}, which is made of it.",
        "Ask for the answers on which it depends.",
        "It would be reckoned with what was due before: nothing.",
        "when: surface > 100",
        "when: fees_due > 100",
    ),
    "W234": warning(
        "No unit takes the tariff {name}.{hint}",
        "Enter what units take for it before cases are filed, or name a tariff that is known.",
        "What is to be paid could not be told: cases would wait for it without an amount.",
        "tariff: site_visit",
        "tariff: site_visits",
    ),
    "W235": warning(
        "The fee {name} asks for {field}, which may be without an answer where the fee is due.",
        "Make the field required, or ask the fee only where it is answered.",
        "What is to be paid could not be told, and the case would wait for it.",
        "quantity: surface / 100",
        "quantity: length(trade)",
    ),
    "W236": warning(
        "The fee {name} may come out below zero.",
        "Give the fields a minimum, or ask the fee only where it is more: surface > 100.",
        "What is to be paid could not be told, and the case would wait for it.",
        "quantity: surface / 100",
        "quantity: (surface - 200) / 100",
    ),
}
