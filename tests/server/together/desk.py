"""What people of the tests send from one of the servers, and what they see there."""

from collections.abc import Callable
from egov.policy.commands.office import Office
from functools import partial
from typing import Any

import requests


TIMEOUT = 120
"""Seconds until an answer must have come, with what it waits for on the way."""


class Desk(Office):
    """A person before one of the two servers; cases are named by their path in the site."""

    def will(self, path: str, **body: Any) -> Callable[[], requests.Response]:
        """What the person is about to send."""
        return partial(self.session.post, f"{self.url}/{path}", json=body, timeout=TIMEOUT)

    def open(self, procedure: str, unit: str, **fields: Any) -> str:
        """A new draft."""
        made = self.post("@cases", {"procedure": procedure, "unit": unit, "fields": fields})
        return made["@id"].removeprefix(f"{self.url}/")

    def state(self, case: str) -> str:
        """Where a case is."""
        return self.get(case)["state"]["id"]

    def numbers(self, case: str) -> list[str]:
        """Numbers of the papers of a case."""
        return [paper["number"] for paper in self.get(case)["documents"]]

    def ends(self, case: str) -> dict[str, tuple[str, str]]:
        """How each task ended and by whom."""
        return {item["id"]: (item["outcome"], item["ended_by"]) for item in self.get(case)["tasks"]}

    def journal(self, case: str) -> list[dict[str, Any]]:
        """What was done with a case, oldest first."""
        return self.get(f"{case}/@journal", b_size=100)["items"]

    def steps(self, case: str) -> list[str]:
        """The transitions that the journal tells of."""
        told = (item["data"] for item in self.journal(case) if item["action"] == "transition")
        return [data["transition"] for data in told]
