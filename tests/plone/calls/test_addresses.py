"""Which machines may be called."""

from egov.policy.calls import addresses
from egov.policy.calls.errors import CallRefused

import pytest


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.1.2.3",
        "2002:0a01:0203::1",
    ],
)
def test_what_is_not_public_is_refused(host):
    with pytest.raises(CallRefused):
        addresses.resolve(host, 443, ())


def test_what_is_public_or_allowed_is_called():
    assert addresses.resolve("193.0.6.139", 443, ()) == "193.0.6.139"
    assert addresses.resolve("10.1.2.3", 443, ("10.1.0.0/16",)) == "10.1.2.3"


def test_one_private_address_of_several_is_enough_to_refuse(monkeypatch):
    found = [(2, 1, 6, "", (ip, 443)) for ip in ("193.0.6.139", "10.0.0.1")]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(CallRefused):
        addresses.resolve("tax.example", 443, ())
