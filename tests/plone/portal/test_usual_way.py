"""The states that the page of a case shows ahead."""

from egov.policy import procedures
from egov.policy.portal.case.history import usual_way

import pytest


@pytest.mark.parametrize(
    ("procedure", "ahead"),
    [
        # Pursuing leaves it where it is; what is paid goes on by itself.
        ("avis-imposition", ["assessed", "due", "paid", "cleared"]),
        ("depense", ["commitment", "delivery", "ordering", "payment", "paid"]),
        ("ligne-budgetaire", ["council", "supervision", "running", "settling", "closed"]),
    ],
)
def test_the_way_goes_on_to_the_end(portal, procedure, ahead):
    assert list(usual_way(procedures.get(procedure), "draft")) == ahead
