"""Official registers: the acts that cases enter, by register, unit and year.

``casework`` enters an act when a decision makes it official; officers and archivists look
them up.  What an act is and how a book of them goes on is said by ``core.acts``; gapless
numbers alone are ``registers``.
"""

from egov.policy.acts.access import reader
from egov.policy.acts.access import title_of
from egov.policy.acts.closing import close
from egov.policy.acts.closing import may_say
from egov.policy.acts.closing import minutes_of
from egov.policy.acts.closing import proposal_of
from egov.policy.acts.closing import propose_or_approve
from egov.policy.acts.consulting import Look
from egov.policy.acts.consulting import note_look
from egov.policy.acts.entering import enter
from egov.policy.acts.mentioning import add_mention
from egov.policy.acts.printing import words_of
from egov.policy.acts.prints import print_volumes
from egov.policy.acts.prints import printed
from egov.policy.acts.prints import PrintedVolume
from egov.policy.acts.prints import Status
from egov.policy.acts.reading import BookInfo
from egov.policy.acts.reading import books
from egov.policy.acts.reading import Found
from egov.policy.acts.reading import get
from egov.policy.acts.reading import info
from egov.policy.acts.reading import mentions
from egov.policy.acts.reading import Page
from egov.policy.acts.reading import search
from egov.policy.acts.verification import verify
from egov.policy.acts.verification import verify_site


__all__ = [
    "BookInfo",
    "Found",
    "Look",
    "Page",
    "PrintedVolume",
    "Status",
    "add_mention",
    "books",
    "close",
    "enter",
    "get",
    "info",
    "may_say",
    "mentions",
    "minutes_of",
    "note_look",
    "print_volumes",
    "printed",
    "proposal_of",
    "propose_or_approve",
    "reader",
    "search",
    "title_of",
    "verify",
    "verify_site",
    "words_of",
]
