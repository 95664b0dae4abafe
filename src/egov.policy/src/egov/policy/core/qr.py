"""The signed content of the QR code on an issued paper, which is verified offline.

Used when a document is issued and by the public verification.  It draws no
image and knows no list of revoked papers: it says who certified what, and not
whether that still holds.

Claims with integer keys → CBOR → COSE_Sign1 with Ed25519 → zlib → base45,
behind a prefix, as in the European health certificates.  The registry of the
keys is ``docs/reference/qr-claims.md``.
"""

from .canonical import canonical
from .errors import EgovError
from collections.abc import Mapping
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.hazmat.primitives.serialization import PublicFormat
from cwt import COSE
from cwt import COSEKey
from cwt import CWTError
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import base45  # type: ignore[import-untyped]
import cbor2
import zlib


PREFIX = "BI1:"
"""Country and version of the format; another site passes its own."""

LONGEST_TEXT = 1500
"""Characters; the squares of a longer code are too small for a communal printer."""

LARGEST_TOKEN = 4096
"""Bytes once decompressed."""

DIGEST_SIZE = 16

ISSUER = 1
"""The issuer of a CWT (RFC 8392)."""

PAPER = -65537
"""Our own claims, in the range that RFC 8392 leaves to private use."""

KEYS = {
    1: "code",
    2: "procedure",
    3: "document",
    4: "title",
    5: "number",
    6: "holder",
    7: "issued_on",
    8: "signatory",
    9: "digest",
}

SIGN1 = 18
"""CBOR tag of a COSE message with one signature (RFC 9052)."""

EDDSA = -8
PROTECTED_HEADER = cbor2.dumps({1: EDDSA})


class PayloadError(EgovError):
    """The content of a QR code is not to be trusted."""


class MalformedPayload(PayloadError):
    """It is not of this format."""


class UnknownKey(PayloadError):
    """It names a signing key that is not on the list."""


class ForgedPayload(PayloadError):
    """Its signature does not fit: it was altered, or made by somebody else."""


@dataclass(frozen=True)
class Claims:
    """What a paper certifies, in the few facts that a person compares with the print."""

    unit: str
    code: str
    procedure: str
    document: str
    title: str
    number: str
    holder: str
    issued_on: date
    signatory: str
    digest: bytes

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            kind = {"issued_on": date, "digest": bytes}.get(name, str)
            if type(value) is not kind:
                raise ValueError(f"claim {name} is not of type {kind.__name__}")
        if len(self.digest) != DIGEST_SIZE:
            raise ValueError(f"claim digest is not {DIGEST_SIZE} bytes long")


def new_key() -> tuple[bytes, bytes, bytes]:
    """A new signing key: private PEM, public PEM, and the id derived from the public key."""
    private = Ed25519PrivateKey.generate()
    public = private.public_key()
    return (
        private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        sha256(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).digest()[:8],
    )


def digest(facts: Mapping[str, Any]) -> bytes:
    """What binds a paper to the facts it certifies; the PDF itself holds the code."""
    return sha256(canonical(facts)).digest()[:DIGEST_SIZE]


def sign(claims: Claims, private_pem: bytes, kid: bytes, prefix: str = PREFIX) -> str:
    """The text of the QR code; only characters of its compact alphanumeric mode."""
    paper = {key: getattr(claims, name) for key, name in KEYS.items()}
    payload = cbor2.dumps({ISSUER: claims.unit, PAPER: paper})
    key = COSEKey.from_pem(private_pem, kid=kid)
    if key.alg != EDDSA:
        raise ValueError("papers are signed with Ed25519 keys only")
    cose = COSE(alg_auto_inclusion=True, kid_auto_inclusion=True)
    token = cose.encode(payload, key)
    text: str = prefix + base45.b45encode(zlib.compress(token, 9)).decode()
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"claims take {len(text)} characters, a QR code holds {LONGEST_TEXT}")
    return text


def verify(text: str, public_keys: Mapping[bytes, bytes], prefix: str = PREFIX) -> Claims:
    """Claims of a scanned text, signed by one of these keys (id → PEM); else PayloadError."""
    token = _token(text.strip(), prefix)
    kid = _key_id(token)
    if kid not in public_keys:
        raise UnknownKey(f"no key {kid.hex()} on the list")
    key = COSEKey.from_pem(public_keys[kid], kid=kid)
    try:
        payload = COSE().decode(token, key)
    except (CWTError, ValueError) as error:
        raise ForgedPayload("the signature does not fit the content") from error
    return _claims(payload)


def _token(text: str, prefix: str) -> bytes:
    if len(text) > LONGEST_TEXT or not text.startswith(prefix):
        raise MalformedPayload(f"not a text of at most {LONGEST_TEXT} signs after {prefix}")
    inflate = zlib.decompressobj()
    try:
        token = inflate.decompress(base45.b45decode(text[len(prefix) :]), LARGEST_TOKEN)
    except (ValueError, zlib.error) as error:
        raise MalformedPayload("not compressed content in base45") from error
    if not inflate.eof or inflate.unused_data:
        raise MalformedPayload("compressed content is cut, continued or too large")
    return token


def _key_id(token: bytes) -> bytes:
    # Nothing but this one form reaches the library: no other algorithm and no
    # other header for an attacker to try.
    try:
        message = cbor2.loads(token)
    except cbor2.CBORError as error:
        raise MalformedPayload("not CBOR") from error
    if not isinstance(message, cbor2.CBORTag) or message.tag != SIGN1:
        raise MalformedPayload("not a message with one signature")
    match message.value:
        case [header, {4: bytes(kid)}, bytes(), bytes()] if header == PROTECTED_HEADER:
            return kid
    raise MalformedPayload("not signed with Ed25519 by a key with an id")


def _claims(payload: bytes) -> Claims:
    """Keys that the registry does not know yet are passed over."""
    try:
        claims = cbor2.loads(payload)
        values = {name: claims[PAPER][key] for key, name in KEYS.items()}
        return Claims(unit=claims[ISSUER], **values)
    except (cbor2.CBORError, ValueError, TypeError, LookupError) as error:
        raise MalformedPayload("signed, but not the claims of a paper") from error
