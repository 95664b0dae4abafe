"""What is said to people while a case runs."""

from egov.policy.core.model import Message
from egov.policy.core.reader import plain
from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import OneOrMany
from egov.policy.core.reader.kinds import Flag
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.occasions import OccasionText
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record


MESSAGE = Record(
    Message,
    {
        "title": Key(plain.WORDS, "What it is about, for those who look after it.", required=True),
        "upon": Key(
            OneOrMany(OccasionText()),
            "What it is sent on: `filing`, `closing`, `alert`, `payment`, `refund`; `transition`, "
            "`state` or `document` and its id; `asked`, `due`, `late` or `escalated` and a task, "
            "`deadline` and a deadline, or alone for any.",
            required=True,
            attribute="on",
        ),
        "recipients": Key(
            Items(plain.RECIPIENT), "Actors, or `asked` for those of whom something is asked."
        ),
        "contact": Key(
            plain.FIELDS, "The fields with a telephone number or an e-mail address to write to."
        ),
        "when": Key(plain.CONDITION, "It is sent only when this holds."),
        "email_subject": Key(plain.WORDS, "The subject of the e-mail, with `{variables}`."),
        "email": Key(plain.WORDS, "The e-mail, with `{variables}`."),
        "sms": Key(plain.WORDS, "The SMS, with `{variables}`."),
        "personal": Key(
            String(most=200), "Why personal data may stand in the SMS, which others may read."
        ),
        "legal": Key(Flag(), "The law asks for it: nobody can switch it off or have it later."),
        "digest": Key(Flag(), "It may wait for the summary of the day."),
        "to_review": Key(
            Items(plain.LANGUAGE),
            "The languages whose words a speaker has still to read again; who looks at the "
            "messages is told.",
        ),
    },
)
