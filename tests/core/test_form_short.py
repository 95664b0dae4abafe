"""Which numbers stand together: a year is no amount of two thousand and something."""

from decimal import Decimal
from egov.policy.core.form import is_short

import pytest


@pytest.mark.parametrize("number", [0, 2026, -9999, Decimal(2026), Decimal("2026.00")])
def test_whole_numbers_of_four_figures_stand_together(number):
    assert is_short(number)


@pytest.mark.parametrize("number", [10000, -10000, Decimal("2026.5"), Decimal(30000)])
def test_others_do_not(number):
    assert not is_short(number)
