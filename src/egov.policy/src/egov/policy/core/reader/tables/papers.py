"""What comes out of a case: numbers, papers, a record in the plan."""

from egov.policy.core.model import Document
from egov.policy.core.model import Filing
from egov.policy.core.model import Numbering
from egov.policy.core.reader import plain
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.terms import StartEvent


NUMBERING = Record(
    Numbering,
    {
        "register": Key(
            plain.SLUG, "The register: one run of numbers by unit and year.", required=True
        ),
        "pattern": Key(
            plain.PATTERN, "How a number is written; `{number:05}` has five figures.", required=True
        ),
    },
)

DOCUMENT = Record(
    Document,
    {
        "title": Key(plain.WORDS, "The paper, as people read it.", required=True),
        "template": Key(plain.TEMPLATE, "The file it is made from.", required=True),
        "numbering": Key(NUMBERING, "Its register and how its numbers are written.", required=True),
        "revoke": Key(plain.ACTOR, "The actor who may revoke it."),
    },
)

FILING = Record(
    Filing,
    {
        "class": Key(
            plain.CLASS,
            "The class of the classification plan in which cases are filed.",
            required=True,
            attribute="code",
        ),
        "retention_from": Key(OneOf(StartEvent), "The event that starts the retention period."),
    },
)
