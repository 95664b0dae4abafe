"""What is said to people while a case runs: on which occasion, to whom, in which words."""

from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model.words import Text
from egov.policy.core.terms import OccasionKind


ASKED = "asked"
"""Among the recipients: who is asked by what happens, whatever actor that is."""


@dataclass(frozen=True)
class Occasion:
    """Something that happens to a case; ``name`` is the part it happens to, empty for any."""

    kind: OccasionKind
    name: str = ""


@dataclass(frozen=True)
class Message:
    """What is said to somebody when something happens to a case.

    ``recipients`` are actors, or ``asked``; ``contact`` fields with a telephone number or an
    e-mail address, to which it goes as well.  It goes by each channel for which it has words:
    e-mail (``email_subject`` and ``email``), SMS (``sms``).  ``personal`` says why personal
    data may stand in an SMS.  What is ``legal`` nobody can switch off or have later; what may
    wait (``digest``) comes with the summary of the day, unless a person wants it at once.
    ``to_review`` are the languages whose words a speaker has still to read again.
    """

    id: str
    title: Text
    on: tuple[Occasion, ...]
    recipients: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    when: str = ""
    email_subject: Text = field(default_factory=Text)
    email: Text = field(default_factory=Text)
    sms: Text = field(default_factory=Text)
    personal: str = ""
    legal: bool = False
    digest: bool = False
    to_review: tuple[str, ...] = ()
