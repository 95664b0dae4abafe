"""Definitions to publish: the shipped one, with single lines changed."""

from egov.policy import procedures
from egov.policy.procedures import library

import pytest


@pytest.fixture
def definition():
    """``definition(**{"version: 1": "version: 2"})``: the attestation, lines replaced."""

    def changed(changes: dict[str, str] | None = None) -> str:
        text = library.find("attestation-residence").read_text("utf-8")
        for old, new in (changes or {}).items():
            assert old in text, old
            text = text.replace(old, new, 1)
        return text

    return changed


@pytest.fixture
def publish(definition):
    """``publish({"version: 1": "version: 2"})``: the attestation, lines replaced."""

    def changed(changes: dict[str, str] | None = None):
        return procedures.publish(definition(changes), "attestation.yaml", "tester", "a reason")

    return changed
