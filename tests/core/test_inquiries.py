"""What an operator was told, in the id of its inquiry."""

from decimal import Decimal
from egov.policy.core import fees
from hypothesis import given
from hypothesis import strategies as st

import pytest


AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2).map(abs)


@given(st.text(max_size=30), AMOUNTS)
def test_an_inquiry_says_what_was_told_of_its_bill(bill, amount):
    assert fees.amount_told(fees.inquiry_id(bill, amount), bill) == amount


@pytest.mark.parametrize("inquiry", ["", "Q1", "1500", "1500-", "1500-000000", "1500.-3f9c2a"])
def test_an_id_that_somebody_else_made_says_nothing(inquiry):
    assert fees.amount_told(inquiry, "COP-1") is None


def test_an_inquiry_of_another_bill_says_nothing_of_this_one():
    assert fees.amount_told(fees.inquiry_id("COP-2", Decimal(1500)), "COP-1") is None
