"""Two cases about the same person."""

from datetime import date
from egov.policy.core import duplicates

import pytest


ALINE = {"name": "Niyonkuru", "given": "Aline", "born": date(2026, 2, 24)}


def found(other: dict) -> bool:
    rule = {"names": ["name", "given"], "date": "born", "days": 5}
    forth = duplicates.is_duplicate(ALINE, other, **rule)
    assert forth == duplicates.is_duplicate(other, ALINE, **rule)
    return forth


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"given": "Alyne"},
        {"name": "NIYONKURU", "given": "Aliné"},
        {"name": "Aline", "given": "Niyonkuru"},
        {"born": date(2026, 3, 1)},
    ],
    ids=str,
)
def test_the_same_person_is_found(change):
    assert found({**ALINE, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"born": date(2026, 3, 2)},
        {"born": None},
        {"given": "Claudine"},
        {"name": "", "given": ""},
        {"name": "Ndayisenga"},
    ],
    ids=str,
)
def test_another_person_is_not(change):
    assert not found({**ALINE, **change})
