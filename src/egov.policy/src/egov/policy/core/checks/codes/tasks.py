"""Codes of tasks: who is asked, how many, and how it ends."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


_HAND_OVER = "title: {fr: Remettre le permis, en: Hand the permit over}"
_SIGN = "title: {fr: Signer le permis, en: Sign the permit}"

CODES = {
    "E108": error(
        "The task of the state {name} is for {actor}, who can do nothing in this state: "
        "when it is done, nothing follows.",
        "Name what completes the task, or give it to an actor with a transition from this state.",
        "The task would be done, and the case would wait for nobody.",
        f"actor: first_clerk\n{_HAND_OVER}\ndue: 5 working days\ncomplete: hand_over",
        f"actor: mayor\n{_HAND_OVER}\ndue: 5 working days",
    ),
    "E114": error(
        "The state {name} names {transition}, which does not leave it.",
        "Name a transition whose from is this state.",
        "What ends a task moves the case out of the state in which it was asked.",
        "complete: sign",
        "complete: recommend",
    ),
    "E115": error(
        "The task of the state {name} is for {actor}, but {transition} is taken by {other}.",
        "Let the same actor do both.",
        "Who is asked could not do what is asked.",
        "from: signature\nto: issued\nactor: mayor",
        "from: signature\nto: issued\nactor: clerk",
    ),
    "E136": error(
        "The state {name} is completed and rejected by the same transition, {transition}.",
        "Name two transitions, or leave reject out.",
        "Yes and no would lead to the same end.",
        "complete: approve\nreject: refuse",
        "complete: refuse\nreject: refuse",
    ),
    "E154": error(
        "{need} tasks of the state {name} have to be completed, but it has {count}.",
        "Lower need, or add tasks.",
        "The step would never be completed.",
        "complete: collect",
        "need: 3\ncomplete: collect",
    ),
    "E155": error(
        "The task {name} needs {need} people, but {actor} is one person.",
        "Lower need, or ask an actor that more people play.",
        "One person is never several.",
        f"actor: first_clerk\n{_HAND_OVER}",
        f"actor: first_clerk\n{_HAND_OVER}\nneed: 2",
    ),
    "E156": error(
        "Nobody is left: {actor} is who has taken {transition}, and may not have.",
        "Ask another actor, or remove that transition from other_than.",
        "Four eyes need two people; the only one who is asked is excluded.",
        f"actor: mayor\n{_SIGN}",
        f"actor: first_clerk\n{_SIGN}",
    ),
    "E157": error(
        "The task {name} allows to {allow}, but has no supervisor who may.",
        "Name a supervisor, or remove it from allow.",
        "Only the supervisor may take a task from those who are asked.",
        "allow: [delegate, reassign]\nsupervisor: head_of_clerk",
        "allow: [delegate, reassign]",
    ),
    "W209": warning(
        "When the task {name} is completed, nothing follows.",
        "Name the transition with complete, or ask for its outcome in a condition.",
        "All would have voted, and the case would not move.",
        "need: 2\ndue: 10 working days\ncomplete: recommend\nreject: deny",
        "need: 2\ndue: 10 working days",
    ),
    "W212": warning(
        "All tasks of the state {name} may be left out; nobody is asked then.",
        "Name with complete what is taken then, or let one task have no condition.",
        "A case for which no condition holds would wait for nobody.",
        f"hand_over:\n  actor: first_clerk\n  {_HAND_OVER}",
        f"again:\n  actor: first_clerk\n  title: {{fr: Refaire, en: Prepare again}}\n"
        "  due: 5 working days\n  complete: prepare_again\n  when: is_large\n"
        f"hand_over:\n  when: is_large\n  actor: first_clerk\n  {_HAND_OVER}",
    ),
    "W213": warning(
        "{key} of {name} has no effect.",
        "Remove it, or write what gives it a meaning.",
        "Who reads the definition believes what it does not do. An order needs several who are "
        "asked one by one, a distribution a need of any, a supervisor something to allow, a need "
        "of a state what is taken then.",
        f"actor: mayor\n{_SIGN}",
        f"actor: mayor\n{_SIGN}\norder: sequential",
    ),
    "W214": warning(
        "Nobody can have taken {transition} before: this excludes nobody.",
        "Name a transition that comes before.",
        "The separation of duties that was meant is not there.",
        "other_than: [approve]",
        "other_than: [hand_over]",
    ),
}
