"""Messages of cases: written in the transaction that decides, sent by jobs, logged on the case.

Casework says what happened; pages and REST show what became of the letters.  Neither a
server that hangs nor what it answers holds a case up.
"""

from egov.policy.messages.language import language_of_case
from egov.policy.messages.language import set_language_of_case
from egov.policy.messages.letter import AGAIN
from egov.policy.messages.letter import Letter
from egov.policy.messages.log import letters
from egov.policy.messages.log import resend
from egov.policy.messages.outcome import masked
from egov.policy.messages.outcome import outcome
from egov.policy.messages.store import preferences_of
from egov.policy.messages.store import set_preferences
from egov.policy.messages.telling import tell
from egov.policy.messages.telling import tells_of_work


__all__ = [
    "AGAIN",
    "Letter",
    "language_of_case",
    "letters",
    "masked",
    "outcome",
    "preferences_of",
    "resend",
    "set_language_of_case",
    "set_preferences",
    "tell",
    "tells_of_work",
]
