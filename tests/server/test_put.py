"""PUT through the door of a real server: what a test inside Plone does not see."""

from egov.policy.commands.office import Office

import pytest


pytestmark = pytest.mark.server

ENTRY = {"tariff": "certificate", "unit": "bwiza", "since": "2027-01-01", "amount": 500}


def test_a_tariff_is_entered_over_rest(shared_server):
    password = shared_server.passwords()["fonctionnel"]
    office = Office(shared_server.url, "fonctionnel", password)
    answer = office.session.put(f"{office.url}/@tariffs", json=ENTRY, timeout=60)
    assert answer.status_code == 204
    (entered,) = office.get("@tariffs?tariff=certificate&unit=bwiza")["items"]
    assert entered["amount"] == "500"
