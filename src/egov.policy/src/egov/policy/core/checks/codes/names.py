"""Codes of names: what a definition names exists, once, and is of the right type."""

from egov.policy.core.checks.codes.code import error


CODES = {
    "E110": error(
        "There is no state {name}.{hint}",
        "Name a state of this definition.",
        "A transition leads from state to state.",
        "to: waiting",
        "to: pending",
    ),
    "E111": error(
        "There is no actor {name}.{hint}",
        "Name an actor of this definition.",
        "Nobody would be asked.",
        "actor: clerk\ntitle: {fr: Vérifier, en: Check}",
        "actor: clark\ntitle: {fr: Vérifier, en: Check}",
    ),
    "E122": error(
        "{name} stands twice.",
        "Give each an id of its own.",
        "Answers and files are kept under these ids; the second would overwrite the first.",
        "- id: trade",
        "- id: surname",
    ),
    "E123": error(
        "{name} cannot be the id: every case has something of that name already.",
        "Choose another id, for instance applicant_title for title.",
        "An answer must not take the place of what the system needs.",
        "- id: trade",
        "- id: title",
    ),
    "E127": error(
        "There is no field {name}.{hint}",
        "Name a field of this definition.",
        "What it would say is not asked of anybody.",
        "subject: [surname]",
        "subject: [surnam]",
    ),
    "E137": error(
        "{name} stands twice in this list.",
        "Name each once.",
        "Perhaps another one was meant.",
        "edit: [applicant]",
        "edit: [applicant, applicant]",
    ),
    "E139": error(
        "There is no transition {name}.{hint}",
        "Name a transition of this definition.",
        "Four eyes, silence or the person who acted would mean nothing.",
        "other_than: [approve]",
        "other_than: [approval]",
    ),
    "E140": error(
        "{name} is of the type {type}, but a field {wanted} is needed here.",
        "Name another field, or change its type.",
        "Its answer could not be used as is meant: as a person, a unit, a day, a case or a name.",
        "person: engineer_in_charge",
        "person: surname",
    ),
}
