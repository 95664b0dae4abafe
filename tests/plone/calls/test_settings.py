"""Settings that could not be read later are refused when they are saved."""

from egov.policy import calls
from plone import api

import pytest


def test_addresses_have_names(portal):
    lines = ["tax-office https://tax.example/cases", "register https://register.example:8443"]
    api.portal.set_registry_record("egov.policy.calls.endpoints", lines)
    assert calls.endpoints() == {
        "tax-office": "https://tax.example/cases",
        "register": "https://register.example:8443",
    }


@pytest.mark.parametrize(
    "line",
    [
        "https://tax.example",
        "tax http://tax.example",
        "tax https://",
        "../tax https://tax.example",
        "tax https://user:password@tax.example",
        "tax https://tax.example:99999",
        "tax file:///etc/passwd",
    ],
)
def test_a_line_that_is_no_address_is_refused(portal, line):
    with pytest.raises(ValueError):
        api.portal.set_registry_record("egov.policy.calls.endpoints", [line])


def test_a_line_that_is_no_network_is_refused(portal):
    with pytest.raises(ValueError):
        api.portal.set_registry_record("egov.policy.calls.networks", ["10.0.0.0/33"])
