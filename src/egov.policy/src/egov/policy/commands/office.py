"""A client of the REST API with the words of an office: what `egov demo` speaks.

Every answer that is not 2xx is an error; nothing is retried here, so that who
drives it (the demonstration, the crash test) decides what a failure means.
"""

from pathlib import Path
from typing import Any

import requests


TIMEOUT = 60


class Office:
    """One person's session with a site."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self.url = url.rstrip("/")
        self.session = requests.Session()
        self.session.headers["Accept"] = "application/json"
        self.session.auth = (user, password)

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """The JSON at a path of the site, or at an absolute address."""
        return self._json("GET", path, params=query)

    def post(self, path: str, body: dict[str, Any] | None = None, key: str = "") -> dict[str, Any]:
        """Send JSON; ``key`` is the Idempotency-Key."""
        headers = {"Idempotency-Key": key} if key else {}
        return self._json("POST", path, json=body or {}, headers=headers)

    def decide(self, case: str, transition: str, comment: str = "") -> dict[str, Any]:
        """Take a transition of a case."""
        return self.post(f"{case}/@workflow/{transition}", {"comment": comment})

    def upload(self, case: str, piece: str, name: str, content: bytes) -> dict[str, Any]:
        """Hand in a piece."""
        files = {"file": (name, content)}
        return self._json("POST", f"{case}/@documents", data={"piece": piece}, files=files)

    def download(self, address: str, target: Path) -> Path:
        """Save a file."""
        answer = self.session.get(address, timeout=TIMEOUT)
        answer.raise_for_status()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer.content)
        return target

    def _json(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        address = path if path.startswith("http") else f"{self.url}/{path}"
        answer = self.session.request(method, address, timeout=TIMEOUT, **more)
        if not answer.ok:
            raise requests.HTTPError(
                f"{answer.status_code} {method} {address}: {answer.text[:500]}", response=answer
            )
        return answer.json()
