"""Who vouches for a bundle: an Ed25519 signature of its manifest, beside it in the archive.

The key of a site also signs papers (:mod:`egov.policy.core.qr`); what is signed here
begins with a word of its own, so that neither can be taken for the other.
"""

from base64 import b64decode
from base64 import b64encode
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from cryptography.hazmat.primitives.serialization import PublicFormat
from dataclasses import dataclass
from egov.policy.core.canonical import canonical
from egov.policy.core.exchange.refusal import refused
from hashlib import sha256

import binascii
import json


ALGORITHM = "Ed25519"
PURPOSE = b"egov.policy bundle 1\n"
KEY_BYTES, SIGNATURE_BYTES = 32, 64

PRIME = 2**255 - 19
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
"""The field of Ed25519, and d of its curve -x² + y² = 1 + d·x²·y²."""


@dataclass(frozen=True)
class Signature:
    """Made by the owner of this public key; ``signature`` is over a manifest."""

    key: bytes
    signature: bytes

    def holds(self, manifest: bytes) -> bool:
        """Whether it is one of that manifest."""
        if is_degenerate(self.key):
            return False
        try:
            public = Ed25519PublicKey.from_public_bytes(self.key)
            public.verify(self.signature, PURPOSE + manifest)
        except (InvalidSignature, ValueError):
            return False
        return True

    def as_file(self) -> bytes:
        """As it stands in the archive."""
        key, signature = (b64encode(part).decode() for part in (self.key, self.signature))
        return canonical({"algorithm": ALGORITHM, "key": key, "signature": signature})


def sign(manifest: bytes, private_pem: bytes) -> Signature:
    """The signature of a site; the same key gives the same."""
    private = load_pem_private_key(private_pem, None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError("bundles are signed with Ed25519 keys only")
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Signature(public, private.sign(PURPOSE + manifest))


def read_signature(data: bytes) -> Signature:
    """The signature of a file of the archive.

    :raises InvalidValues: if it is none that could have been written here.
    """
    try:
        said = json.loads(data)
        found = Signature(b64decode(said["key"]), b64decode(said["signature"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise refused("forged") from None
    lengths = (len(found.key), len(found.signature))
    if lengths != (KEY_BYTES, SIGNATURE_BYTES) or found.as_file() != data:
        raise refused("forged")
    return found


def public_key(text: str) -> bytes:
    """A public key that somebody handed over: PEM, or its 32 bytes in base64.

    :raises ValueError: if it is none of Ed25519, or one with which anybody can sign.
    """
    if "BEGIN" in text:
        found = load_pem_public_key(text.strip().encode())
        if not isinstance(found, Ed25519PublicKey):
            raise ValueError("not a key of Ed25519")
        return _sound(found.public_bytes(Encoding.Raw, PublicFormat.Raw))
    try:
        key = b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        raise ValueError("neither PEM nor base64") from None
    Ed25519PublicKey.from_public_bytes(key)
    return _sound(key)


def is_degenerate(key: bytes) -> bool:
    """Whether a key is a point of small order: then signatures that nobody made hold with it.

    These are the points whose eightfold is the neutral one; by the addition law of the curve
    (RFC 8032, 5.1) their y is 1, -1, 0 or a root of d·y⁴ + 2·y² - 1, in whatever way it is
    written and whatever the sign of x.
    """
    y = int.from_bytes(key, "little") % 2**255 % PRIME
    square = y * y % PRIME
    return y * (square - 1) * (CURVE * square * square + 2 * square - 1) % PRIME == 0


def _sound(key: bytes) -> bytes:
    if is_degenerate(key):
        raise ValueError("a point of small order")
    return key


def public_text(key: bytes) -> str:
    """A public key as it is handed over: base64."""
    return b64encode(key).decode()


def fingerprint(key: bytes) -> str:
    """What two people compare by telephone: 32 figures of hexadecimal in groups of four."""
    figures = sha256(key).hexdigest()[:32]
    return " ".join(figures[at : at + 4] for at in range(0, len(figures), 4))
