"""The addresses that may be called, from the registry.  Secrets are files of the server."""

from egov.policy import _
from ipaddress import ip_network
from plone.registry.interfaces import IRegistry
from urllib.parse import urlsplit
from zope import schema
from zope.component import getUtility
from zope.interface import Interface

import re


PREFIX = "egov.policy.calls"

NAME = re.compile("[a-z0-9][a-z0-9_-]{0,62}")


class IWebCallSettings(Interface):
    """Where web calls go.  Registry: egov.policy.calls."""

    endpoints = schema.List(
        title=_("Addresses of other systems"),
        description=_("A name and an address each, as “tax-office https://tax.example/cases”."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )

    networks = schema.List(
        title=_("Private networks that may be called"),
        description=_("As 10.20.0.0/16; other addresses that are not public are never called."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )


def endpoints() -> dict[str, str]:
    """Addresses by name."""
    return dict(_endpoint(line) for line in _settings().endpoints or ())


def networks() -> tuple[str, ...]:
    """The networks that may be called although they are not public."""
    return tuple(_settings().networks or ())


def refuse_what_is_no_address(settings, event) -> None:
    """Refuse a line that could not be read when a call is to be sent."""
    read = _READ.get(event.record.fieldName)
    for line in event.newValue or () if read else ():
        read(line)


def _endpoint(line: str) -> tuple[str, str]:
    name, _space, address = line.strip().partition(" ")
    parts = urlsplit(address.strip())
    # Asking for the port reads it.
    if not NAME.fullmatch(name) or parts.scheme != "https" or not parts.hostname or parts.port == 0:
        raise ValueError(f"Give a name and an https address: {line}")
    if "@" in parts.netloc or parts.fragment:
        raise ValueError(f"An address holds neither a user nor a fragment: {line}")
    return name, address.strip()


def _settings():
    return getUtility(IRegistry).forInterface(IWebCallSettings, prefix=PREFIX)


_READ = {"endpoints": _endpoint, "networks": ip_network}
"""What reads a line of a setting, and raises ValueError if it is something else."""
