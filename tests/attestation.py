"""The certificate of residence for tests on a site: as it is shipped, with lines replaced."""

from pathlib import Path

import pytest


WRITTEN_OUT = Path(__file__).parent / "data" / "attestation-residence.yaml"
"""All that its published version says: it extends no other."""


@pytest.fixture
def definition():
    """``definition({"version: 1": "version: 2"})``: its text, lines replaced."""

    def changed(changes: dict[str, str] | None = None) -> str:
        text = WRITTEN_OUT.read_text("utf-8")
        for old, new in (changes or {}).items():
            assert old in text, old
            text = text.replace(old, new, 1)
        return text

    return changed
