"""Where somebody is reached: a person by what the site knows of them, others by the answers."""

from egov.policy import cases
from egov.policy import people
from egov.policy.core.messages import channels_of
from egov.policy.core.messages import contacts
from egov.policy.core.messages import EMAIL
from egov.policy.core.messages import SMS
from egov.policy.core.model import Message
from egov.policy.messages.letter import Letter


def reached(person: str, message: Message) -> tuple[str, str]:
    """By which channel, and where: by e-mail if there is one for them, else by SMS.

    The address is empty if the site knows none by which this message could reach them.
    """
    known = channels_of(message)
    email = people.email_of(person) if EMAIL in known else ""
    if email or SMS not in known:
        return EMAIL, email
    return SMS, people.phone_of(person)


def address_of(case, letter: Letter) -> str:
    """Where a letter of a case would go today; empty if that is still not known."""
    if letter.person:
        asked = people.email_of if letter.channel == EMAIL else people.phone_of
        return asked(letter.person)
    procedure, answers = cases.procedure_of(case), cases.values(case)
    told = (message for message in procedure.messages if message.id == letter.message)
    found = (item for message in told for item in contacts(procedure, message, answers))
    return next((item.address for item in found if item.channel == letter.channel), "")
