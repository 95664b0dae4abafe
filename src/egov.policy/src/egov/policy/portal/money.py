"""Amounts as people read them, in figures and in words."""

from babel.numbers import format_currency
from babel.numbers import get_currency_precision
from decimal import Decimal
from egov.policy import clock
from egov.policy.core.form import currency_of
from egov.policy.core.words import amount_in_words
from egov.policy.portal.page import Page


PATTERN = "#,##0.00\N{NO-BREAK SPACE}¤"
"""Figures, then the currency with a blank between, as offices here write it in each language."""


def money(page: Page, amount: Decimal, currency: str = "") -> str:
    """``1 500 FBu``, in the currency of the site unless another is said."""
    known = currency or currency_of(clock.country())
    return format_currency(amount, known, PATTERN, locale=page.format.locale)


def price(page: Page, amount: Decimal) -> str:
    """The same for a tariff; a rate of a tax, as 0.03, is a number and no money."""
    places = get_currency_precision(currency_of(clock.country()))
    is_money = amount == amount.quantize(Decimal(1).scaleb(-places))
    return money(page, amount) if is_money else page.format.number(amount)


def in_words(amount: Decimal) -> str:
    """``mille cinq cents francs burundais``, in French, as receipts say it; whole amounts only."""
    return amount_in_words(amount, currency_of(clock.country()))
