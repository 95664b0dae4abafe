"""Verification of papers over REST, for anybody."""

from dataclasses import asdict
from egov.policy.core.qr import PREFIX
from egov.policy.documents.verification import public_keys
from egov.policy.documents.verification import Verification
from egov.policy.documents.verification import verify
from egov.policy.documents.verification import verify_scanned
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest


class VerifyGet(EgovService):
    """``GET @verify/<code>``; ``GET @verify`` gives the keys for verifying without network."""

    def reply(self):
        """What is known of the paper, or the public keys."""
        if not self.params:
            keys = [{"kid": kid.hex(), "pem": pem.decode()} for kid, pem in public_keys().items()]
            return {"prefix": PREFIX, "keys": keys}
        if len(self.params) > 1:
            raise BadRequest("Give one code: @verify/<code>.")
        return self.plain(_shown(verify(self.params[0])))


class VerifyPost(EgovService):
    """``POST @verify {payload}``: the text of a scanned QR code."""

    def reply(self):
        """What is known of the paper, and what its QR code certifies."""
        return self.plain(_shown(verify_scanned(self.text(self.body(), "payload"))))


def _shown(found: Verification) -> dict[str, Any]:
    data = asdict(found)
    if found.claims:
        data["claims"]["digest"] = found.claims.digest.hex()
    return {name: value for name, value in data.items() if value not in ("", None)}
