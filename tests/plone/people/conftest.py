"""What the tests of people share: a day to set, and packs made of texts."""

from dataclasses import dataclass
from dataclasses import field
from datetime import date
from egov.policy import clock

import pytest


@pytest.fixture
def on_day(monkeypatch):
    """``on_day("2026-03-31")``: from here on it is that day."""

    def set_clock(text: str) -> None:
        monkeypatch.setattr(clock, "today", lambda: date.fromisoformat(text))

    return set_clock


@dataclass
class Pack:
    """A profile with the given files, as an import step sees it."""

    site: object
    files: dict[str, str] = field(default_factory=dict)

    def getSite(self):
        """See ISetupEnviron."""
        return self.site

    def readDataFile(self, filename, subdir=None):
        """See IImportContext."""
        text = self.files.get(filename)
        return None if text is None else text.encode()


@pytest.fixture
def pack(portal):
    """``pack(**{"units.yaml": text})``: the context of an import step."""
    return lambda **files: Pack(portal, files)
