"""Codes of actors: who they are, and whether there is somebody."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E112": error(
        "Nobody can hold the actor {name}: the function {function} is unknown here.{hint}",
        "Name a function of the office, or add it to functions.yaml of the pack.",
        "Cases that wait for this actor would wait for nobody.",
        "function: mayor",
        "function: major",
    ),
    "E113": error(
        "Nobody can hold the actor {name}: a {kind} has no unit above it.",
        "Look the function up at the unit itself, or leave that kind out of unit_kinds.",
        "Cases of such a unit would wait for nobody.",
        "unit_kinds: [commune]",
        "unit_kinds: [province]",
    ),
    "E141": error(
        "The actor {name} is said to be {given}.",
        "Write exactly one of function, requester, did, person and superior_of.",
        "An actor is found in one way.",
        "title: {fr: Agent, en: Clerk}\nfunction: clerk",
        "title: {fr: Agent, en: Clerk}\nfunction: clerk\nrequester: true",
    ),
    "E142": error(
        "It is not clear where the actor {name} is looked up: {problem}.",
        "Write place with at: kind, named or field, and only there.",
        "The unit at which a function is held must be known.",
        "at: field\nplace: inspection_unit",
        "at: field",
    ),
    "E143": error(
        "The actor {name} is looked up at {place}, which is not there.{hint}",
        "Name a kind of unit of the office, or the id of one of its units.",
        "Cases that wait for this actor would wait for nobody.",
        "function: governor\nat: parent",
        "function: governor\nat: kind\nplace: provinse",
    ),
    "E144": error(
        "Actors are superiors of each other in a circle: {circle}.",
        "Begin with an actor that has a function.",
        "Nobody would be found.",
        "function: mayor",
        "superior_of: mayor",
    ),
    "E145": error(
        "{name} is who took {transition}, which cannot have been taken here.",
        "Ask another actor, or name a transition that comes before.",
        "The case would wait for nobody.",
        "actor: clerk\ntitle: {fr: Vérifier, en: Check}",
        "actor: first_clerk\ntitle: {fr: Vérifier, en: Check}",
    ),
    "E146": error(
        "{name} is who took {transition}, which no person takes.",
        "Name a transition with an actor.",
        "The case would wait for nobody.",
        "did: approve",
        "did: straight_on",
    ),
    "W202": warning(
        "The actor {name} does nothing.",
        "Remove it, or give it a task.",
        "Who reads the definition looks for what is not there; perhaps a task names another.",
        "actor: engineer\nkind: opinion",
        "actor: clerk\nkind: opinion",
    ),
    "W210": warning(
        "Nobody can act as {name} today: {units}.",
        "Appoint somebody before cases are opened.",
        "Cases that wait for this actor alert the administrator and wait for nobody.",
        "function: governor",
        "function: notary",
    ),
    "W211": warning(
        "Only one person can act as {name}, and nobody stands in for them: {units}.",
        "Name a substitute.",
        "When that person is away, every case stops.",
        "function: governor",
        "function: archivist",
    ),
    "W225": warning(
        "The office has no unit of the kind {name}.{hint}",
        "Correct unit_kinds, or add the unit.",
        "No case can be opened there.",
        "unit_kinds: [commune]",
        "unit_kinds: [commune, comune]",
    ),
    "W226": warning(
        "The task {name} needs {need} people, and fewer can be asked today: {units}.",
        "Appoint more people, or lower need.",
        "The quorum is not reached: the case alerts the administrator and waits.",
        "need: 2",
        "need: 9",
    ),
    "W227": warning(
        "Nobody may be left for {name}: who could act may have taken {others}: {units}.",
        "Appoint somebody else, or name a substitute.",
        "Four eyes need two people; one person holds both functions.",
        "function: mayor",
        "function: deputy",
    ),
}
