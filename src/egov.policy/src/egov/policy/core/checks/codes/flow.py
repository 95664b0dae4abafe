"""Codes of states and transitions: the way of a case from its draft to its end."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


_WAITING = "  from: waiting\n  to: check\n  actor: applicant"
_ABANDON = "  title: {fr: Abandonner, en: Abandon}\n  from: waiting\n  to: refused"

CODES = {
    "E101": error(
        "There is no draft state in which a case begins.",
        "Give one state kind: draft.",
        "A case is opened in the draft state; without one nobody could begin.",
        "kind: draft",
        "kind: open",
    ),
    "E102": error(
        "{names} are both draft states; a case begins in one.",
        "Keep one draft state.",
        "It would not be said where a case begins.",
        "check:\n  kind: open",
        "check:\n  kind: draft",
    ),
    "E103": error(
        "There is no final state.",
        "Give the last state kind: final.",
        "No case would ever be closed, and its retention would never begin.",
        "closed:\n  kind: final\n  title: {fr: Clos, en: Closed}\n"
        "refused:\n  kind: final\n  title: {fr: Refusé, en: Refused}",
        "closed:\n  kind: open\n  title: {fr: Clos, en: Closed}\n"
        "refused:\n  kind: open\n  title: {fr: Refusé, en: Refused}",
    ),
    "E104": error(
        "No way leads from the draft to the state {name}.",
        "Add a transition to it that somebody can take, or remove the state.",
        "What nobody can reach is a part of the procedure that does not exist.",
        "from: check\nto: waiting",
        "from: check\nto: refused",
    ),
    "E105": error(
        "From the state {name} no final state can be reached.",
        "Add a transition towards a final state that somebody can take.",
        "Cases that come there would stay open for ever.",
        "from: issued\nto: closed",
        "from: issued\nto: issued",
    ),
    "E106": error(
        "A transition leaves the final state {name}.",
        "Remove it, or make the state open.",
        "A closed case is a record: its retention runs and nothing changes in it.",
        "from: check\nto: refused",
        "from: [check, closed]\nto: refused",
    ),
    "E107": error(
        "The state {name} asks nothing of anybody.",
        "Give it a task, an automatic transition that leaves it, or make it final.",
        "A case that waits for nobody is in no inbox, and is forgotten.",
        "closed:\n  kind: final",
        "closed:\n  kind: open",
    ),
    "E135": error(
        "In the final state {name} nothing can be edited any more.",
        "Remove edit or change there, or make the state open.",
        "A closed case is a record; who could edit it could falsify it.",
        "closed:\n  kind: final",
        "closed:\n  kind: final\n  edit: [clerk]",
    ),
    "E147": error(
        "{name} leads a filed case back to the draft.",
        "Lead to an open state in which the answers can be changed.",
        "A case is filed and numbered once; a draft has no number and can be thrown away.",
        "from: waiting\nto: check",
        "from: waiting\nto: draft",
    ),
    "E148": error(
        "Nobody can take the transition {name}: it has no actor, is not automatic, and no task, "
        "state or deadline takes it.",
        "Name its actor, or what takes it.",
        "It would never be taken.",
        "from: issued\nto: signature\nactor: first_clerk",
        "from: issued\nto: signature",
    ),
    "E149": error(
        "The final state {name} has tasks.",
        "Remove them, or make the state open.",
        "In a final state nobody is asked for anything.",
        "refused:\n  kind: final\n  title: {fr: Refusé, en: Refused}",
        "refused:\n  kind: final\n  title: {fr: Refusé, en: Refused}\n  tasks:\n"
        "    inform: {actor: clerk, title: {fr: Informer, en: Inform}}",
    ),
    "E150": error(
        "{name} is taken by nobody, so that {key} is answered by nobody.",
        "Remove that key, or name an actor.",
        "The transition could not be taken, or would be taken without what it asks for.",
        "automatic: {after: 30 days}",
        "automatic: {after: 30 days}\ncomment: required",
    ),
    "E151": error(
        "Automatic transitions go round in a circle: {circle}.",
        "Let a person, a time or a condition that changes break it.",
        "The case would move without end; the engine gives up after twenty steps.",
        "from: routing\nto: signature",
        "from: routing\nto: routing",
    ),
    "E152": error(
        "From {state}, {name} is never taken: {other}, which comes before it, always is.",
        "Put the one that always holds last, or give it a condition.",
        "Automatic transitions are tried in their order.",
        "automatic: {when: is_large and 'urgent' not in flags}",
        "automatic: {}",
    ),
    "E153": error(
        "Nobody is asked in the state {name}, and all its automatic ways out may be closed.",
        "Let the last automatic transition have no condition, or add a task.",
        "A case for which no condition holds would wait for nobody.",
        "automatic: {when: not (is_large and 'urgent' not in flags)}",
        "automatic: {when: not is_large}",
    ),
    "E192": error(
        "{actor} cannot take {name}: it comes by itself, or from those who are asked together.",
        "Remove the actor, or what takes the transition.",
        "Who reads the definition believes that somebody decides.",
        "automatic: {after: 30 days}",
        "automatic: {after: 30 days}\nactor: clerk",
    ),
    "W204": warning(
        "A case can be refused by {name} without a reason.",
        "Set comment: required.",
        "Who is refused has a right to know why.",
        "to: refused\nactor: clerk\ncomment: required",
        "to: refused\nactor: clerk",
    ),
    "W206": warning(
        "From {state}, {name} and {other} can both hold; {other} is taken then.",
        "Write conditions of which only one holds at a time.",
        "Which way a case goes would depend on the order in the file.",
        "automatic: {when: not (is_large and 'urgent' not in flags)}",
        "automatic: {when: surface > 50}",
    ),
    "W224": warning(
        "All ways out of the state {name} may be closed at the same time.",
        "Let one have no condition, or let the conditions cover every case.",
        "The people who are asked could do nothing.",
        "when: \"'permit' not in documents_ready\"",
        "when: is_large",
    ),
    "W228": warning(
        "After {transition} a case can come to the state {name} and only be given up there.",
        "Let a way out of the state be open then too, or clear the flag that closes it.",
        "Flags still stand when a case comes back, and so does what was once asked of its "
        "answers: it could then only be withdrawn, or sent back to be written otherwise.",
        f"{_WAITING}\nabandon:\n{_ABANDON}\n  automatic: {{after: 30 days}}",
        f"{_WAITING}\n  when: \"'urgent' not in flags\"\nabandon:\n{_ABANDON}\n  actor: applicant",
    ),
}
