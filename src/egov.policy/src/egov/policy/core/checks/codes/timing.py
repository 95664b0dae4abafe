"""Codes of time: due dates, reminders, deadlines."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E158": error(
        "The task {name} has no due date from which {key} could count.",
        "Add due: 2 working days.",
        "It would never happen.",
        "due: 3 working days\nremind: 1 working day",
        "remind: 1 working day",
    ),
    "E159": error(
        "{name} would remind people before it begins.",
        "Remind later than that: the time before the end is shorter than the whole.",
        "A reminder that is always late, or always early, is not read.",
        "remind: 1 working day",
        "remind: 3 working days",
    ),
    "E160": error(
        "The task {name} escalates, but {missing} is missing.",
        "Write both escalate_after and escalate_to.",
        "An escalation without a time or without anybody does nothing.",
        "escalate_after: 2 working days\nescalate_to: head_of_clerk",
        "escalate_after: 2 working days",
    ),
    "E161": error(
        "The task {name} is of the kind {kind} and cannot lapse as {outcome}.",
        "A decision lapses as done or rejected; an opinion as favourable, unfavourable, "
        "abstained or lapsed.",
        "The outcome would mean nothing.",
        "lapse: abstained",
        "lapse: rejected",
    ),
    "E162": error(
        "The task {name} lapses as {outcome}, but nothing is taken then.",
        "Name the transition, with complete for done and with reject for rejected.",
        "The time would pass and the case would stay where it is.",
        "due: 10 working days\ncomplete: recommend\nreject: deny",
        "due: 10 working days\nlapse: rejected\ncomplete: recommend",
    ),
    "E163": error(
        "The deadline {name} can be extended, but {missing} is missing.",
        "Write both extension, how long, and extend, who may.",
        "Nobody could extend it, or nobody would know by how much.",
        "extension: 10 working days\nextend: mayor",
        "extension: 10 working days",
    ),
    "E164": error(
        "{transition}, which the deadline {name} takes, never is: {problem}.",
        "Let it leave the states in which a case is when the time has passed.",
        "Silence would mean nothing, although the law gives it a meaning.",
        "from: [opinions, committee]\nto: signature",
        "from: waiting\nto: signature",
    ),
    "W205": warning(
        "The task of the state {name} has no due date.",
        "Add due: 2 working days.",
        "Without a due date nobody sees that a case is late.",
        "due: 2 working days\ncomplete: sign",
        "complete: sign",
    ),
    "W207": warning(
        "When the deadline {name} passes nothing happens, and nobody was warned.",
        "Add warn: 2 working days, or silence: the transition that is taken then.",
        "A delay that nobody hears of is not kept.",
        "period: 30 working days\nwarn: 5 working days\nsilence: grant_by_silence",
        "period: 30 working days",
    ),
    "W208": warning(
        "In the state {name} the legal delay stands still, and nothing ends that.",
        "Give its task a due date, or leave the state by an automatic transition after a time.",
        "The legal delay could be evaded by leaving the case there.",
        "automatic: {after: 30 days}",
        "actor: applicant",
    ),
    "W215": warning(
        "The task {name} escalates to {actor}, who is asked already.",
        "Name their superior, or another actor.",
        "Who has not acted is asked the same again.",
        "escalate_to: head_of_clerk",
        "escalate_to: clerk",
    ),
}
