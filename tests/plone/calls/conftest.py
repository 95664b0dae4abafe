"""A receiver of calls on this machine, with a certificate that this test alone trusts."""

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.policy import calls
from egov.policy.jobs import model
from egov.policy.jobs.worker import Worker
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from plone import api
from threading import Thread

import pytest
import ssl
import transaction


SECRET = "0123456789abcdef0123456789abcdef"

CONTENT = {"case": "RES-BWIZA-2026-00001", "fields": {"surname": "Niyonkuru"}}


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


@pytest.fixture
def address(catcher):
    """Its address."""
    return f"https://localhost:{catcher.server_port}/cases?from=egov"


@pytest.fixture
def secret(tmp_path, monkeypatch):
    """The secret of the endpoint ``register``, as a file of the server."""
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    path = tmp_path / "calls" / "register.secret"
    path.parent.mkdir()
    path.write_text(f"{SECRET}\n")
    return path


@pytest.fixture
def site(functional_portal, address, secret):
    """The site, with the receiver among its addresses and its network allowed."""
    configure(address)
    return functional_portal


def configure(address, networks=("127.0.0.0/8", "::1/128")):
    """Set the address of the endpoint ``register``, and the private networks."""
    prefix = "egov.policy.calls"
    api.portal.set_registry_record(f"{prefix}.endpoints", [f"register {address}"])
    api.portal.set_registry_record(f"{prefix}.networks", list(networks))
    transaction.commit()


@pytest.fixture
def asked(site, open_filed):
    """``(case, id)`` of a call that was asked for and committed."""
    case = open_filed(site)
    delivery = calls.send(case, "register", "submit", CONTENT, CONTENT["fields"])
    transaction.commit()
    return case, delivery.id


@pytest.fixture
def work(site, monkeypatch):
    """``work()``: the worker does what is due, as if no time had to pass; True if there was any."""
    for name in ("_OUTAGE", "_FAULT"):
        monkeypatch.setattr(model, name, (0,))
    worker = Worker(site._p_jar.db(), "first")

    def work():
        done = worker.run_next()
        transaction.begin()
        return done

    return work
