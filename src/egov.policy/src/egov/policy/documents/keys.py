"""The key that signs QR codes, and the list of public keys by which papers are verified.

Used by issuing and verification.  The private key is a file of the server,
outside the database and its backups; the public keys, old ones too, are in the
site, so that a paper verifies after the key has changed.
"""

from contextlib import suppress
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.hazmat.primitives.serialization import PublicFormat
from dataclasses import dataclass
from egov.policy.core.qr import new_key
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import os


FILENAME = "signing.pem"


@dataclass(frozen=True)
class SigningKey:
    """A private key with its public part and the id under which that is listed."""

    private_pem: bytes
    public_pem: bytes
    kid: bytes


def signing_key() -> SigningKey:
    """The key of this server, from the directory that EGOV_KEYS names; made if there is none."""
    directory = os.environ.get("EGOV_KEYS", "")
    if not directory:
        raise RuntimeError("EGOV_KEYS names no directory: papers cannot be signed.")
    return _read(ensure_key(Path(directory)).read_bytes())


def ensure_key(directory: Path) -> Path:
    """The file of the signing key, made for its owner only if it is missing."""
    path = directory / FILENAME
    if not path.exists():
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Complete before it gets its name, and only one of two processes gives it.
        with NamedTemporaryFile(dir=directory) as made:
            made.write(new_key()[0])
            made.flush()
            with suppress(FileExistsError):
                os.link(made.name, path)
    return path


def _read(private_pem: bytes) -> SigningKey:
    public = load_pem_private_key(private_pem, None).public_key()
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return SigningKey(
        private_pem,
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        sha256(raw).digest()[:8],
    )
