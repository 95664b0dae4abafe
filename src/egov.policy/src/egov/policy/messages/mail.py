"""One e-mail to one address, within bounds, and what is known of it afterwards.

Used by the job, outside any transaction.  Until the server has been given the whole mail
it cannot have taken it, and the mail is tried again; if the server then falls silent
nobody knows, and it is not.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from egov.policy.jobs import Unavailable
from egov.policy.messages.errors import Unreachable
from egov.policy.messages.letter import BAD_ADDRESS
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import REFUSED
from egov.policy.messages.letter import Result
from egov.policy.messages.letter import SENT
from egov.policy.messages.letter import UNANSWERED
from egov.policy.messages.letter import UNCERTAIN
from egov.policy.messages.settings import LOOPBACK
from egov.policy.messages.settings import password
from egov.policy.messages.settings import PLAIN
from egov.policy.messages.settings import settings
from egov.policy.messages.settings import STARTTLS
from egov.policy.messages.settings import TLS
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as FOR_SMTP
from email.utils import formatdate
from email.utils import parseaddr
from ssl import create_default_context
from threading import Timer

import re
import smtplib
import socket


SECONDS = 10
"""Longest wait for the server to say one thing more."""

SECONDS_IN_ALL = 40
"""Longest time of a mail, however slowly the server speaks."""


@dataclass(frozen=True)
class MailServer:
    """The server by which mail leaves; ``repeatable``: it does not know a mail again."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str

    repeatable = False

    def send(self, letter: Letter) -> Result:
        """Send a mail.

        :raises Unavailable: if it was not given to the server, which may take it later.
        """
        try:
            content = mail(letter, self.sender)
        except (ValueError, IndexError, AttributeError):
            return Result(FAILED, BAD_ADDRESS)
        with self._connection() as connection:
            refused = self._announce(connection, letter.address)
            return refused or _give(connection, content)

    def _announce(self, connection: smtplib.SMTP, address: str) -> Result | None:
        """All that comes before the mail itself; how it ended if that is refused."""
        sender = parseaddr(self.sender)[1]
        steps: list[Callable[[], tuple[int, bytes]]] = [
            lambda: connection.mail(sender),
            lambda: connection.rcpt(address),
            lambda: connection.docmd("DATA"),
        ]
        for step in steps:
            code, _text = step()
            if code >= 500:
                return Result(FAILED, REFUSED, str(code))
            if not 200 <= code < 400:
                raise Unavailable(f"{self.host} answered {code}.")
        return None

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        """A connection on which one is known; it is broken off when it takes too long."""
        connection = self._client()
        limit = Timer(SECONDS_IN_ALL, _abort, [connection])
        limit.start()
        try:
            self._connect(connection)
            yield connection
        except (OSError, smtplib.SMTPException) as error:
            code = getattr(error, "smtp_code", "") or type(error).__name__
            raise Unreachable(f"{self.host} cannot be reached: {code}") from error
        finally:
            limit.cancel()
            with suppress(OSError, smtplib.SMTPException):
                connection.close()

    def _client(self) -> smtplib.SMTP:
        name = parseaddr(self.sender)[1].partition("@")[2]
        if self.security == TLS:
            context = create_default_context()
            return smtplib.SMTP_SSL(timeout=SECONDS, local_hostname=name, context=context)
        return smtplib.SMTP(timeout=SECONDS, local_hostname=name)

    def _connect(self, connection: smtplib.SMTP) -> None:
        # Else TLS would not know for which name the certificate has to be.
        connection._host = self.host
        code, _text = connection.connect(self.host, self.port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, "")
        connection.ehlo_or_helo_if_needed()
        if self.security == STARTTLS:
            connection.starttls(context=create_default_context())
            connection.ehlo()
        if self.user:
            connection.login(self.user, self.password)


def server() -> MailServer | None:
    """The server of the settings; None if no mail is sent.

    :raises Unavailable: if it has a user and no password, or would be talked to openly.
    """
    known = settings()
    host = known.smtp_host
    if not host or not known.sender:
        return None
    if known.smtp_security == PLAIN and host not in LOOPBACK:
        raise Unavailable("Mail leaves this machine with TLS only.")
    secret = password("smtp")
    if known.smtp_user and not secret:
        raise Unavailable("messages/smtp.secret of EGOV_KEYS holds no password.")
    return MailServer(
        host, known.smtp_port, known.smtp_security, known.smtp_user or "", secret, known.sender
    )


def mail(letter: Letter, sender: str) -> bytes:
    """A letter as a mail that bears the same id however often it is written.

    :raises ValueError: if the address is none.
    """
    name, address = parseaddr(sender)
    written = EmailMessage(policy=FOR_SMTP)
    written["From"] = Address(name, addr_spec=address)
    written["To"] = Address(addr_spec=letter.address)
    written["Subject"] = " ".join(letter.subject.split())
    written["Date"] = formatdate()
    written["Message-ID"] = f"<{letter.id}@{address.partition('@')[2]}>"
    written["Auto-Submitted"] = "auto-generated"
    written["Content-Language"] = letter.language
    written.set_content(letter.text, cte="quoted-printable")
    return written.as_bytes()


def _give(connection: smtplib.SMTP, content: bytes) -> Result:
    """Give the mail itself to a server that waits for it."""
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    try:
        connection.send(re.sub(rb"(?m)^\.", b"..", whole) + b".\r\n")
        code, _text = connection.getreply()
    except (OSError, smtplib.SMTPException):
        return Result(UNCERTAIN, UNANSWERED)
    if 200 <= code < 300:
        return Result(SENT)
    if code >= 500:
        return Result(FAILED, REFUSED, str(code))
    raise Unavailable(f"The mail server answered {code}.")


def _abort(connection: smtplib.SMTP) -> None:
    """Break off from another thread."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)
