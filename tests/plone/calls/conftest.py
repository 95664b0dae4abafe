"""Calls to the receiver of ``tests.receivers``, with its secret."""

from egov.policy import calls
from plone import api

import pytest
import transaction


SECRET = "0123456789abcdef0123456789abcdef"

CONTENT = {"case": "RES-BWIZA-2026-00001", "fields": {"surname": "Niyonkuru"}}


@pytest.fixture
def address(catcher):
    """Its address."""
    return f"https://localhost:{catcher.server_port}/cases?from=egov"


@pytest.fixture
def secret(tmp_path, monkeypatch):
    """The secret of the endpoint ``register``, as a file of the server."""
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    path = tmp_path / "calls" / "register.secret"
    path.parent.mkdir()
    path.write_text(f"{SECRET}\n")
    return path


@pytest.fixture
def site(functional_portal, address, secret):
    """The site, with the receiver among its addresses and its network allowed."""
    configure(address)
    return functional_portal


def configure(address, networks=("127.0.0.0/8", "::1/128")):
    """Set the address of the endpoint ``register``, and the private networks."""
    prefix = "egov.policy.calls"
    api.portal.set_registry_record(f"{prefix}.endpoints", [f"register {address}"])
    api.portal.set_registry_record(f"{prefix}.networks", list(networks))
    transaction.commit()


@pytest.fixture
def asked(site, open_filed):
    """``(case, id)`` of a call that was asked for and committed."""
    case = open_filed(site)
    delivery = calls.send(case, "register", "submit", CONTENT, CONTENT["fields"])
    transaction.commit()
    return case, delivery.id
