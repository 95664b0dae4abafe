"""Definitions to publish: the certificate of residence, with single lines changed."""

from egov.policy import procedures

import pytest


@pytest.fixture
def publish(definition):
    """``publish({"version: 1": "version: 2"})``: the attestation, lines replaced."""

    def changed(changes: dict[str, str] | None = None):
        return procedures.publish(definition(changes), "attestation.yaml", "tester", "a reason")

    return changed
