"""What is said to whom, in which words and when: decided from data, sent by the site.

``docs/howto/messages.md`` tells it to those who write definitions.
"""

from egov.policy.core.messages.contacts import channels_of
from egov.policy.core.messages.contacts import Contact
from egov.policy.core.messages.contacts import contacts
from egov.policy.core.messages.contacts import EMAIL
from egov.policy.core.messages.contacts import reached_by
from egov.policy.core.messages.contacts import SMS
from egov.policy.core.messages.moments import actors_of
from egov.policy.core.messages.moments import Moment
from egov.policy.core.messages.moments import moments
from egov.policy.core.messages.pacing import held_until
from egov.policy.core.messages.pacing import Hours
from egov.policy.core.messages.pacing import is_quiet
from egov.policy.core.messages.pacing import next_summary
from egov.policy.core.messages.pacing import Pace
from egov.policy.core.messages.pacing import pace
from egov.policy.core.messages.pacing import Preferences
from egov.policy.core.messages.pacing import Topic
from egov.policy.core.messages.previews import Preview
from egov.policy.core.messages.previews import previews
from egov.policy.core.messages.previews import sample_words
from egov.policy.core.messages.saying import defined
from egov.policy.core.messages.saying import Saying
from egov.policy.core.messages.saying import standard
from egov.policy.core.messages.saying import unaddressed
from egov.policy.core.messages.sms import segments
from egov.policy.core.messages.standard import STANDARD
from egov.policy.core.messages.summary import News
from egov.policy.core.messages.summary import summary
from egov.policy.core.messages.variables import filled
from egov.policy.core.messages.variables import given_on
from egov.policy.core.messages.variables import named
from egov.policy.core.messages.variables import OF_MONEY
from egov.policy.core.messages.variables import WORDS


__all__ = [
    "EMAIL",
    "OF_MONEY",
    "SMS",
    "STANDARD",
    "WORDS",
    "Contact",
    "Hours",
    "Moment",
    "News",
    "Pace",
    "Preferences",
    "Preview",
    "Saying",
    "Topic",
    "actors_of",
    "channels_of",
    "contacts",
    "defined",
    "filled",
    "given_on",
    "held_until",
    "is_quiet",
    "moments",
    "named",
    "next_summary",
    "pace",
    "previews",
    "reached_by",
    "sample_words",
    "segments",
    "standard",
    "summary",
    "unaddressed",
]
