"""How a call proves who sends it: the secret shared with the receiver, and the headers.

Used by the job.  The secret of an endpoint is a file of the server, outside the database
and its backups; the contract with receivers is docs/reference/web-calls.md.
"""

from egov.policy import keyfiles
from egov.policy.jobs import Unavailable
from hashlib import sha256

import hmac


DIRECTORY, SUFFIX = "calls", ".secret"

SHORTEST = 32
"""Characters of a secret; fewer could be guessed."""


def secret_of(endpoint: str) -> bytes:
    """The secret of an endpoint, from the directory that EGOV_KEYS names.

    :raises Unavailable: if there is none yet: the call waits until somebody gives it.
    """
    name = f"{DIRECTORY}/{endpoint}{SUFFIX}"
    secret = keyfiles.secret(name)
    if len(secret) < SHORTEST:
        raise Unavailable(f"{name} of EGOV_KEYS holds no secret of {SHORTEST} characters.")
    return secret


def headers(id: str, body: bytes, secret: bytes, timestamp: int) -> dict[str, str]:
    """What goes with the body: the signature covers the moment, so no old call is replayed."""
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": id,
        "Egov-Timestamp": str(timestamp),
        "Egov-Signature": f"v1={signature(body, secret, timestamp)}",
    }


def signature(body: bytes, secret: bytes, timestamp: int) -> str:
    """HMAC-SHA256 of ``<timestamp>.<body>``, hexadecimal."""
    return hmac.new(secret, f"{timestamp}.".encode() + body, sha256).hexdigest()
