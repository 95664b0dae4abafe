"""By which servers messages leave, from the registry.  Passwords are files of the server."""

from datetime import time
from egov.policy import _
from egov.policy import clock
from egov.policy import keyfiles
from egov.policy.core.errors import EgovError
from egov.policy.core.messages import Hours
from egov.policy.messages import template
from email.utils import parseaddr
from plone.registry.interfaces import IRegistry
from urllib.parse import urlsplit
from zope import schema
from zope.component import getUtility
from zope.interface import Interface

import re


PREFIX = "egov.policy.messages"

STARTTLS, TLS, PLAIN = "starttls", "tls", "plain"

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Machines to which mail may go without TLS: this one."""

JSON, FORM, QUERY = "json", "form", "query"

_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")


class IMessageSettings(Interface):
    """How messages leave.  Registry: egov.policy.messages."""

    smtp_host = schema.TextLine(
        title=_("Mail server"),
        description=_("Empty: no e-mail is sent."),
        required=False,
        default="",
    )
    smtp_port = schema.Int(title=_("Its port"), default=587, min=1, max=65535)
    smtp_security = schema.Choice(
        title=_("How the connection is protected"),
        description=_("plain only for a mail server on this machine."),
        values=(STARTTLS, TLS, PLAIN),
        default=STARTTLS,
    )
    smtp_user = schema.TextLine(
        title=_("User of the mail server"),
        description=_("The password is the file messages/smtp.secret of EGOV_KEYS."),
        required=False,
        default="",
    )
    sender = schema.TextLine(
        title=_("Sender of e-mails"),
        description=_("As “Commune de Mukaza <noreply@mukaza.example>”."),
        required=False,
        default="",
    )
    sms_address = schema.TextLine(
        title=_("Address of the SMS gateway"),
        description=_("An https address. Empty: no SMS is sent."),
        required=False,
        default="",
    )
    sms_method = schema.Choice(title=_("Its method"), values=("POST", "PUT", "GET"), default="POST")
    sms_headers = schema.List(
        title=_("Its headers"),
        description=_(
            "As “Authorization: Bearer {secret}”; {secret} is the file messages/sms.secret."
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )
    sms_format = schema.Choice(
        title=_("How its body is written"), values=(JSON, FORM, QUERY), default=JSON
    )
    sms_body = schema.Text(
        title=_("Its body"),
        description=_("A JSON object with {to}, {text}, {id} and {secret}."),
        default='{"to": "{to}", "text": "{text}", "id": "{id}"}',
    )
    sms_success = schema.TextLine(
        title=_("When the gateway has taken an SMS"),
        description=_("Besides a status of success: “status = queued, sent” of its JSON answer."),
        required=False,
        default="",
    )
    sms_receipt = schema.TextLine(
        title=_("Where its answer says its own number of an SMS"),
        description=_("As “messages.0.id”."),
        required=False,
        default="",
    )
    sms_idempotency = schema.TextLine(
        title=_("Header by which the gateway knows an SMS again"),
        description=_("As “Idempotency-Key”. Empty: what may have been sent is not sent again."),
        required=False,
        default="",
    )

    sms_report_id = schema.TextLine(
        title=_("Where a later report of the gateway says which SMS it is about"),
        description=_("The path of the {id} that was sent with it."),
        default="id",
    )
    sms_report_receipt = schema.TextLine(
        title=_("Where a later report says the gateway's own number of an SMS"),
        description=_("For a gateway that does not say the {id} again. As “messageId”."),
        required=False,
        default="",
    )
    sms_report_delivered = schema.TextLine(
        title=_("When a report says that an SMS has arrived"),
        description=_("As “status = delivered”."),
        default="status = delivered",
    )
    sms_report_failed = schema.TextLine(
        title=_("When a report says that an SMS has not arrived"),
        description=_("As “status = failed, expired”."),
        default="status = failed, expired, undelivered",
    )
    quiet_from = schema.TextLine(
        title=_("No SMS leaves from"),
        description=_("As 20:00. Equal to the next one: they leave at any hour."),
        default="20:00",
    )
    quiet_until = schema.TextLine(title=_("No SMS leaves until"), default="06:30")
    daily_at = schema.TextLine(
        title=_("The summary of the day leaves at"), description=_("As 07:00."), default="07:00"
    )


class UnsuitableSetting(EgovError, ValueError):
    """A setting by which nothing could be sent."""


def settings():
    """The settings now."""
    return getUtility(IRegistry).forInterface(IMessageSettings, prefix=PREFIX)


def hours_of_the_site() -> Hours:
    """The quiet hours, and when summaries leave."""
    known = settings()
    times = (known.quiet_from, known.quiet_until, known.daily_at)
    return Hours(*map(time.fromisoformat, times), zone=clock.zone())


def password(name: str) -> str:
    """The secret of a channel, ``smtp`` or ``sms``; empty if there is none."""
    return keyfiles.secret(f"messages/{name}.secret").decode("utf-8", "replace")


def refuse_what_cannot_send(changed, event) -> None:
    """Subscriber: refuse a setting that would only be found out when a message is to leave."""
    check = _CHECKS.get(event.record.fieldName)
    if check and event.newValue:
        check(event.newValue)


def rule(text: str | None) -> template.Rule:
    """A line like “status = queued, sent” as a rule."""
    path, _, good = (text or "").partition("=")
    return path.strip(), frozenset(map(str.strip, good.split(",")))


def header(line: str) -> tuple[str, str]:
    """Name and value of a line of headers.

    :raises UnsuitableSetting: if it is none.
    """
    name, colon, value = line.partition(":")
    if not colon or not _HEADER.fullmatch(name) or not value.strip().isprintable():
        raise UnsuitableSetting(f"A header is written “Name: value”: {line}")
    return name, value.strip()


def _sender(value: str) -> None:
    if "@" not in parseaddr(value)[1]:
        raise UnsuitableSetting(f"An address is expected: {value}")


def _address(value: str) -> None:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.port == 0 or "@" in parts.netloc:
        raise UnsuitableSetting(f"An https address without a user is expected: {value}")


def _body(value: str) -> None:
    if template.read(value) is None:
        raise UnsuitableSetting("A JSON object of texts with {to} and {text} is expected.")


def _success(value: str) -> None:
    if not all(map(str.strip, value.partition("="))):
        raise UnsuitableSetting(f"Write “status = queued, sent”: {value}")


def _name(value: str) -> None:
    if not _HEADER.fullmatch(value):
        raise UnsuitableSetting(f"The name of a header is expected: {value}")


def _headers(lines: list[str]) -> None:
    for line in lines:
        header(line)


def _time(value: str) -> None:
    if not _TIME.fullmatch(value):
        raise UnsuitableSetting(f"A time is written 20:00: {value}")


_CHECKS = {
    "daily_at": _time,
    "quiet_from": _time,
    "quiet_until": _time,
    "sender": _sender,
    "sms_address": _address,
    "sms_body": _body,
    "sms_headers": _headers,
    "sms_idempotency": _name,
    "sms_report_delivered": _success,
    "sms_report_failed": _success,
    "sms_success": _success,
}
"""What refuses a value by which nothing could be sent."""
