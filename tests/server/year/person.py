"""People who ask again when the server is away, as a client that is worth its money does."""

from .killing import Killer
from collections.abc import Mapping
from egov.policy.commands.office import Office
from typing import Any

import requests
import time


PATIENCE = 180
"""Seconds for which somebody asks again."""

PAGE = 100


class Person:
    """An account of the site; what it asks for is done once, whatever happens meanwhile."""

    def __init__(self, url: str, user: str, password: str, killer: Killer) -> None:
        self.user, self._office, self._killer = user, Office(url, user, password), killer

    def ask(self, method: str, path: str, **more: Any) -> tuple[requests.Response, bool]:
        """The answer, and whether an earlier attempt may have been heard as well."""
        office, again, until = self._office, False, time.monotonic() + PATIENCE
        address = path if path.startswith("http") else f"{office.url}/{path}"
        while True:
            if method != "GET":
                self._killer.note()
            try:
                answer = office.session.request(method, address, timeout=60, **more)
            except requests.RequestException:
                assert time.monotonic() < until, f"{method} {address}: nobody answers"
                again = True
            else:
                if answer.status_code != 503:
                    return answer, again
                assert time.monotonic() < until, answer.text
            time.sleep(0.5)

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """What is at a path."""
        answer, _again = self.ask("GET", path, params=query)
        return _good(answer)

    def all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """All items of a list, page by page."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.get(path, b_start=len(found), b_size=PAGE, **query)
            found += page["items"]
            if len(found) >= page["items_total"]:
                return found

    def send(self, path: str, body: Mapping[str, Any], key: str = "") -> dict[str, Any]:
        """POST what may be sent again: it has a key, or does no harm twice."""
        headers = {"Idempotency-Key": key} if key else {}
        answer, _again = self.ask("POST", path, json=dict(body), headers=headers)
        return _good(answer)

    def put(self, method: str, path: str, body: Mapping[str, Any]) -> None:
        """PUT or PATCH, which may be sent again."""
        answer, _again = self.ask(method, path, json=dict(body))
        assert answer.ok, answer.text

    def decide(self, case: str, transition: str, **fields: Any) -> dict[str, Any]:
        """Take a transition; what was heard before the server died is not asked for again."""
        path = f"{case}/@workflow/{transition}"
        answer, again = self.ask("POST", path, json={"fields": fields} if fields else {})
        if again and answer.status_code in (403, 409):
            last = self.get(f"{case}/@journal", newest_first=1, b_size=20)["items"]
            assert transition in {item["data"].get("transition") for item in last}, answer.text
            return self.get(case)
        return _good(answer)


def _good(answer: requests.Response) -> dict[str, Any]:
    assert answer.ok, f"{answer.status_code} {answer.request.method} {answer.url}: {answer.text}"
    return answer.json()
