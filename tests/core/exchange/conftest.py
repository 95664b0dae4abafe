"""Bundles of shipped definitions, made without a site."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import PrivateFormat
from dataclasses import replace
from egov.policy.core import exchange
from egov.policy.core.exchange import Packed
from egov.policy.core.exchange import PackedBase
from egov.policy.core.exchange import PackedSource
from egov.policy.core.exchange import PackedTemplate
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from egov.policy.core.serialize import canonical_text
from egov.policy.core.serialize import digest
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[3]
WORKFLOWS = ROOT / "workflows"
TEMPLATES = ROOT / "profiles" / "commune" / "templates"


def _packed(text, name, library):
    source = read_source(text, name, library)
    bases = tuple(
        PackedBase(base.procedure.id, base.procedure.version, digest(base.procedure), base.text)
        for base in source.bases
    )
    shared = {id: _text(written.text) for id, written in source.used.items()}
    made = PackedSource(text, '{"files":[["own","",0]],"lines":{}}', bases, shared)
    procedure = source.procedure
    return Packed(procedure.id, procedure.version, canonical_text(procedure), made)


def _text(content):
    return content if isinstance(content, str) else content.decode()


@pytest.fixture(scope="session")
def packed():
    """``packed(text, file, library)``: a definition as a site packs it that has published it."""
    return _packed


@pytest.fixture(scope="session")
def library():
    return read_library(WORKFLOWS)


@pytest.fixture(scope="session")
def shipped(library):
    """All shipped definitions, packed."""
    return [
        _packed(path.read_text("utf-8"), path.name, library)
        for path in sorted(WORKFLOWS.glob("*.yaml"))
    ]


@pytest.fixture(scope="session")
def template():
    name = "attestation-vie.odt"
    return PackedTemplate(name, "Attestation de vie", (TEMPLATES / name).read_bytes())


@pytest.fixture(scope="session")
def key():
    """A private key, PEM."""
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.fixture(scope="session")
def bundle(shipped, template, key):
    """A signed bundle with one procedure and its template."""
    (one,) = (item for item in shipped if item.id == "attestation-vie")
    made = exchange.pack([one], [template], "1.0")
    return replace(made, signature=exchange.sign(made.manifest, key))


@pytest.fixture(scope="session")
def data(bundle):
    return exchange.as_bytes(bundle)
