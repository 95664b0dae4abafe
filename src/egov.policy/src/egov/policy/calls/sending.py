"""One request to another system, within bounds: TLS verified, no redirect, no proxy.

Used by the job, outside any transaction.  Neither the receiver nor the network can make
it wait longer, read more or go elsewhere than is said here.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.calls.addresses import resolve
from egov.policy.calls.errors import CallRefused
from egov.policy.jobs import Unavailable
from http.client import HTTPException
from http.client import HTTPSConnection
from ssl import create_default_context
from threading import Timer
from urllib.parse import urlsplit

import contextlib
import socket


SECONDS = 10
"""Longest wait for the receiver to connect, or to say one thing more."""

SECONDS_IN_ALL = 30
"""Longest time of a call, however slowly the receiver speaks."""

MOST_BYTES = 65536
"""Of an answer that is read."""

LATER = (408, 425, 429)
"""Statuses below 500 by which a receiver says: not now."""


@dataclass(frozen=True)
class Answer:
    """What a receiver answered: the status, and the beginning of the rest."""

    status: int
    body: bytes


class Unanswered(Unavailable):
    """The request has left, and whether the receiver took it is not known."""


def post(address: str, body: bytes, headers: Mapping[str, str], networks: Iterable[str]) -> int:
    """Send a body; returns the status, which is one of success.

    :raises Unavailable: if the receiver is not there, or cannot take it now.
    :raises CallRefused: if it does not want it, or may not be called.
    """
    answer = exchange("POST", address, body, headers, networks)
    return _accepted(str(urlsplit(address).hostname), answer.status)


def exchange(
    method: str, address: str, body: bytes, headers: Mapping[str, str], networks: Iterable[str]
) -> Answer:
    """Send a request and read the answer, whatever it is.

    :raises Unavailable: if the receiver cannot be reached: it knows of nothing.
    :raises Unanswered: if it was reached, and did not answer.
    :raises CallRefused: if it may not be called.
    """
    parts = urlsplit(address)
    host, port = str(parts.hostname), parts.port or 443
    connection = _Connection(host, port, resolve(host, port, networks))
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    limit = Timer(SECONDS_IN_ALL, connection.abort)
    limit.start()
    reached = False
    try:
        connection.connect()
        reached = True
        connection.request(method, target, body, dict(headers))
        response = connection.getresponse()
        return Answer(response.status, response.read(MOST_BYTES))
    except (OSError, HTTPException) as error:
        kind = Unanswered if reached else Unavailable
        raise kind(f"{host} cannot be reached: {error!r}") from error
    finally:
        limit.cancel()
        connection.close()


class _Connection(HTTPSConnection):
    """A connection to the very address that was looked up, for the name that it was for."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        # Known before the handshake, so that this too can be broken off.
        self.sock = create_default_context().wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()

    def abort(self) -> None:
        """Break off from another thread."""
        with contextlib.suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def _accepted(host: str, status: int) -> int:
    if 200 <= status < 300:
        return status
    if status >= 500 or status in LATER:
        raise Unavailable(f"{host} answered {status}.")
    raise CallRefused(f"{host} answered {status}.")
