"""Servers on this machine that receive what the site sends: over HTTPS, and mail.

They can refuse, hang, answer late or twice, and drop the connection.  Used by the tests of
verticals that send something by a job.
"""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from contextlib import contextmanager
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from threading import Thread

import asyncio
import pytest
import socket
import ssl


class Catcher(ThreadingHTTPServer):
    """Keeps what it receives; ``answers`` are statuses to give, then 200."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received = []
        self.answers = []
        self.body = b""


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, self.headers, body))
        status = self.server.answers.pop(0) if self.server.answers else 200
        if callable(status):
            status(self)
            return
        self.send_response(status)
        self.send_header("Location", f"https://127.0.0.1:{self.server.server_port}/elsewhere")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A file with a key and a certificate of localhost, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def catcher(certificate, monkeypatch):
    """The receiver, trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = Catcher()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


class Post:
    """A mail server that keeps what it receives; ``answers`` are told to the mails, then 250.

    A number is the status, a text the whole answer; ``hang`` says nothing, ``drop`` breaks off.
    """

    def __init__(self) -> None:
        self.received, self.answers, self.refusing = [], [], ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        """Take or refuse a recipient."""
        if self.refusing:
            return f"{self.refusing} <{address}>: no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        """Take a mail."""
        self.received.append(message_from_bytes(envelope.content, policy=default))
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "hang":
            await asyncio.sleep(60)
        elif answer == "late":
            await asyncio.sleep(0.3)
            return "250 OK"
        elif answer == "drop":
            server.transport.abort()
        return answer


@pytest.fixture
def post():
    """The mail server; ``post.port`` is where it listens."""
    handler = Post()
    with _serving(handler) as handler.port:
        yield handler


@pytest.fixture
def post_with_tls(certificate, monkeypatch):
    """The same, which takes nothing without STARTTLS, and wants a user."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    handler = Post()
    with _serving(
        handler,
        tls_context=context,
        require_starttls=True,
        authenticator=_knows,
        auth_required=True,
    ) as handler.port:
        yield handler


@pytest.fixture
def silence():
    """A port on which connections are taken and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@contextmanager
def _serving(handler, **more):
    controller = Controller(handler, hostname="127.0.0.1", port=_free_port(), **more)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def _knows(server, session, envelope, mechanism, given):
    right = (given.login, given.password) == (b"egov", b"correct horse")
    return AuthResult(success=right)
