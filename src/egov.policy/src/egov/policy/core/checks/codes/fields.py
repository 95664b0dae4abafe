"""Codes of fields: what goes with which type, who is asked what and when."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


_TERMS = "title: {fr: Prescriptions, en: Terms}"
_OWNER = "title: {fr: Propriétaire, en: Owner}"
_MAIN = "title: {fr: Principal travail, en: Main work}"

CODES = {
    "E124": error(
        "The choice {name} has no options.",
        "Name its options, or the column of a table with options_from.",
        "There would be nothing to choose.",
        f"{_MAIN}\noptions_from: works.work",
        _MAIN,
    ),
    "E125": error(
        "{name} is of the type {type}, about which {key} says nothing.",
        "Remove that key, or change the type.",
        "Who wrote it expects something that does not happen.",
        "- id: terms\n  type: long_text",
        "- id: terms\n  type: long_text\n  minimum: 3",
    ),
    "E126": error(
        "The location {name} does not say of which level it is, or within what it lies.",
        "Add level (province, commune, zone, quarter) and within (country, unit).",
        "The list of places to choose from must be known.",
        "level: quarter\nwithin: unit",
        "level: quarter",
    ),
    "E128": error(
        "The least value of {name} is above its greatest.",
        "Exchange the two.",
        "No answer would be accepted.",
        "minimum: 1\nmaximum: 5000",
        "minimum: 5000\nmaximum: 1",
    ),
    "E165": error(
        "{name} is of the type {type} and needs {key}.",
        "Add it.",
        "Without it the field cannot do what it is for.",
        "title: {fr: Taxe, en: Fee}\nformula: round(sum(works, 'cost') * 0.02, 0)",
        "title: {fr: Taxe, en: Fee}",
    ),
    "E166": error(
        "{name} takes its options out of a table and names others.",
        "Keep one of options and options_from.",
        "It would not be known which are offered.",
        "options_from: works.work",
        "options_from: works.work\noptions:\n  none: {fr: Aucun, en: None}",
    ),
    "E167": error(
        "{field} has no {name}.{hint}",
        "docs/reference/field-types.md lists the parts and kinds.",
        "What is required must be asked, and what is asked must exist.",
        "parts: [surname, given_names, phone]",
        "parts: [surname, givenname, phone]",
    ),
    "E168": error(
        "{name} is of the type {type} and cannot be a column of {table}.",
        "Ask for it beside the table.",
        "A cell holds a single value: no file, no signature and no table.",
        "- id: cost\n  type: money",
        "- id: cost\n  type: file",
    ),
    "E169": error(
        "{value} cannot be the default of {name}: the field would not accept it.",
        "Write an answer that the field takes.",
        "What the form proposes would be refused.",
        "default: house",
        "default: hut",
    ),
    "E170": error(
        "Nothing is known of {name} beforehand.{hint}",
        "Take requester.name, .email or .phone, unit.id, .title or .location, or a field of an "
        "earlier case.",
        "The field would stay empty.",
        "prefill: requester.name",
        "prefill: requester.age",
    ),
    "E171": error(
        "{name} is required, but nobody is ever asked for it.",
        "Ask for it at a transition, or let somebody change it in a state.",
        "Its section comes later, and later does not come.",
        "ask: [engineer_in_charge]",
        "ask: [terms]",
    ),
    "E172": error(
        "{name} is of the type {type}; nobody can answer that.",
        "Ask for a field that has an answer.",
        "Computed fields, headings and notes are only shown.",
        "ask: [engineer_in_charge]",
        "ask: [engineer_in_charge, fee]",
    ),
    "E173": error(
        "{name} is asked for, but hidden from {place}.",
        "Show it there, or ask somebody else.",
        "Who is asked does not see the question.",
        f"{_TERMS}\nchange:\n  opinions: [clerk]",
        f"{_TERMS}\nsee: [mayor]\nchange:\n  opinions: [clerk]",
    ),
    "E174": error(
        "{name} is required, but who fills the draft does not see it.",
        "Show it in the draft, put it in a section that comes later, or do not require it.",
        "No case could be filed.",
        "- id: surname\n  type: text",
        "- id: surname\n  type: text\n  hidden_in: [draft]",
    ),
    "E280": error(
        "{name} is required, but locked for who fills the draft.",
        "Let somebody change it in the draft, or do not lock or require it there.",
        "No case could be filed.",
        "- id: surname\n  type: text",
        "- id: surname\n  type: text\n  locked_in: [draft]",
    ),
    "W281": warning(
        "{name} is locked in {state}, where nobody may edit.",
        "Remove that state from locked_in.",
        "There it is closed to everybody but those whom change names, locked or not.",
        "- id: place\n  type: location",
        "- id: place\n  type: location\n  locked_in: [check]",
    ),
    "W282": warning(
        "{actor} sees {name} in every state, and is named for some of them.",
        "Name the actor in one of see and see_in.",
        "What see_in says of the actor has no effect.",
        f"{_TERMS}\nchange:\n  opinions: [clerk]",
        f"{_TERMS}\nsee: [clerk]\nsee_in:\n  clerk: [opinions]\nchange:\n  opinions: [clerk]",
    ),
    "W280": warning(
        "{name} is of the type {type} and does not say why it is asked.",
        "Write the reason under personal, in each language.",
        "Whoever is asked for personal data is told why.",
        f"{_OWNER}\npersonal: {{fr: à qui le permis est donné, en: to whom the permit is given}}",
        _OWNER,
    ),
    "W216": warning(
        "Nobody is ever asked for {name}.",
        "Ask for it at a transition, let somebody change it in a state, or remove it.",
        "Its section comes later, and later does not come.",
        f"{_TERMS}\nchange:\n  opinions: [clerk]",
        _TERMS,
    ),
}
