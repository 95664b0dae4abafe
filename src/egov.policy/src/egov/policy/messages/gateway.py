"""One SMS by a gateway that speaks HTTP, and what is known of it afterwards.

Used by the job, outside any transaction.  What the gateway may have taken is sent again
only if it knows it again by a key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import calls
from egov.policy.jobs import Unavailable
from egov.policy.messages import template
from egov.policy.messages.errors import Unreachable
from egov.policy.messages.letter import FAILED
from egov.policy.messages.letter import Letter
from egov.policy.messages.letter import REFUSED
from egov.policy.messages.letter import Result
from egov.policy.messages.letter import SENT
from egov.policy.messages.letter import UNANSWERED
from egov.policy.messages.letter import UNCERTAIN
from egov.policy.messages.settings import FORM
from egov.policy.messages.settings import header
from egov.policy.messages.settings import JSON
from egov.policy.messages.settings import password
from egov.policy.messages.settings import rule
from egov.policy.messages.settings import settings
from typing import Any
from urllib.parse import urlencode

import json


NOT_TAKEN = (408, 425, 429, 503)
"""Statuses by which a gateway says that it has not taken an SMS, and may later."""

TYPES = {JSON: "application/json", FORM: "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Gateway:
    """The gateway by which SMS leave; ``success`` is a path in its answer and good values."""

    address: str
    method: str
    headers: Mapping[str, str]
    format: str
    body: Mapping[str, Any]
    success: template.Rule
    receipt: str
    key: str
    secret: str
    networks: tuple[str, ...]

    @property
    def repeatable(self) -> bool:
        """Whether the gateway knows an SMS again that it is sent twice."""
        return bool(self.key)

    def send(self, letter: Letter) -> Result:
        """Send an SMS.

        :raises Unavailable: if it was not taken, and may be later.
        """
        try:
            answer = self._exchange(letter)
        except calls.Unanswered:
            return self._perhaps("")
        except (Unavailable, calls.CallRefused) as error:
            raise Unreachable(str(error)) from error
        return self._judged(answer)

    def _judged(self, answer) -> Result:
        status = answer.status
        if status in NOT_TAKEN:
            raise Unavailable(f"The SMS gateway answered {status}.")
        if status >= 500:
            return self._perhaps(str(status))
        if not 200 <= status < 300:
            return Result(FAILED, REFUSED, str(status))
        told = template.parsed(answer.body)
        if self.success[0] and not template.holds(told, self.success):
            return Result(FAILED, REFUSED, str(status))
        return Result(SENT, receipt=template.found_at(told, self.receipt) if self.receipt else "")

    def _perhaps(self, detail: str) -> Result:
        """It may have been taken: tried again if that does no harm."""
        if self.repeatable:
            raise Unreachable(f"The SMS gateway did not answer. {detail}".strip())
        return Result(UNCERTAIN, UNANSWERED, detail)

    def _exchange(self, letter: Letter):
        id = letter.sendings[-1]
        words = {"to": letter.address, "text": letter.text, "id": id, "secret": self.secret}
        body = template.filled(self.body, words)
        address, content = self.address, b""
        headers = {name: template.filled(line, words) for name, line in self.headers.items()}
        if self.key:
            headers[self.key] = id
        if self.format in TYPES:
            headers["Content-Type"] = TYPES[self.format]
            content = json.dumps(body).encode() if self.format == JSON else urlencode(body).encode()
        else:
            address += f"{'&' if '?' in address else '?'}{urlencode(body)}"
        return calls.exchange(self.method, address, content, headers, self.networks)


def server() -> Gateway | None:
    """The gateway of the settings; None if no SMS is sent.

    :raises Unavailable: if it asks for a secret and there is none.
    """
    known = settings()
    if not known.sms_address:
        return None
    secret = password("sms")
    if not secret and "{secret}" in "".join((known.sms_body, *(known.sms_headers or ()))):
        raise Unavailable("messages/sms.secret of EGOV_KEYS holds nothing.")
    return Gateway(
        address=known.sms_address,
        method=known.sms_method,
        headers=dict(map(header, known.sms_headers or ())),
        format=known.sms_format,
        body=template.read(known.sms_body) or {},
        success=rule(known.sms_success),
        receipt=known.sms_receipt or "",
        key=known.sms_idempotency or "",
        secret=secret,
        networks=calls.networks(),
    )
