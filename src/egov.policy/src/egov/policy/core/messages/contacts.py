"""Where an answer says somebody is reached: by telephone or e-mail, alone or among parts."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.composites import parts_of
from egov.policy.core.model import Field
from egov.policy.core.model import Message
from egov.policy.core.model import Procedure
from egov.policy.core.terms import FieldType
from typing import Any


EMAIL, SMS = "email", "sms"

CHANNELS = {FieldType.EMAIL: EMAIL, FieldType.PHONE: SMS}
"""Types of field that say where somebody is reached, and by which channel."""


@dataclass(frozen=True)
class Contact:
    """An address in an answer: the channel, the field, the address (empty: none)."""

    channel: str
    field: str
    address: str


def channels_of(message: Message) -> frozenset[str]:
    """The channels for which a message has words."""
    words = {EMAIL: message.email, SMS: message.sms}
    return frozenset(channel for channel, text in words.items() if text)


def reached_by(field: Field) -> frozenset[str]:
    """The channels by which an answer to a field can say where somebody is reached."""
    parts = parts_of(field) or (field,)
    return frozenset(CHANNELS[part.type] for part in parts if part.type in CHANNELS)


def contacts(
    procedure: Procedure, message: Message, values: Mapping[str, Any]
) -> tuple[Contact, ...]:
    """The addresses to which a message goes besides people, each once."""
    wanted = channels_of(message)
    found = {
        (item.channel, item.address): item
        for name in message.contact
        for item in _said_by(procedure.field(name), values.get(name))
        if item.channel in wanted
    }
    return tuple(found.values())


def missing_contact(
    procedure: Procedure, message: Message, values: Mapping[str, Any]
) -> Contact | None:
    """Where the answers should say an address and none does; None if one does, or none is asked."""
    if contacts(procedure, message, values):
        return None
    wanted = channels_of(message)
    asked = (
        Contact(channel, name, "")
        for name in message.contact
        for channel in sorted(reached_by(procedure.field(name)) & wanted, reverse=True)
    )
    return next(asked, None)


def _said_by(field: Field, value: Any) -> Iterator[Contact]:
    if not value:
        return
    parts = parts_of(field)
    for part in parts or (field,):
        address = value.get(part.id) if parts else value
        if part.type in CHANNELS and address:
            yield Contact(CHANNELS[part.type], field.id, address)
