"""The official register that a procedure feeds."""

from egov.policy.core.model import ActRule
from egov.policy.core.reader import plain
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record


ACT = Record(
    ActRule,
    {
        "register": Key(
            plain.SLUG,
            "The register: one run of acts by unit and year, whichever procedure enters them.",
            required=True,
        ),
        "title": Key(plain.WORDS, "The register, as people read it.", required=True),
        "content": Key(
            plain.FIELDS, "The fields whose answers the act holds, in this order.", required=True
        ),
        "names": Key(
            plain.FIELDS,
            "The fields that name the people of the act: a person or an organisation is a name "
            "of its own, each row of a table by its first column; texts together are one.",
            required=True,
        ),
        "day": Key(plain.FIELD, "The field with the day of what the act states."),
        "per_volume": Key(Whole(1, 500), "How many acts make a volume."),
        "consult": Key(
            plain.ACTORS,
            "The actors who may look acts up, by the function they hold at the unit of the "
            "register or above it; archivists may.",
        ),
        "close": Key(plain.ACTOR, "The actor who proposes to close a year of the register."),
        "approve": Key(plain.ACTOR, "The actor who approves that, and is somebody else."),
    },
)
