"""What a pack says that units take is entered once, and what an administrator enters stays."""

from datetime import date
from decimal import Decimal
from egov.policy import tariffs
from egov.policy.core.errors import InvalidValues
from egov.policy.tariffs.importstep import import_tariffs
from plone import api

import pytest


class Pack:
    """A profile with that text as its tariffs."""

    def __init__(self, text):
        self.text = text

    def readDataFile(self, filename):
        assert filename == "tariffs.yaml"
        return self.text


def take(amount, since="2026-01-01", tariff="copy"):
    import_tariffs(Pack(f"mukaza: {{since: {since}, amounts: {{{tariff}: {amount}}}}}"))


def amounts(tariff="copy"):
    return [entry.amount for entry in tariffs.entries(tariff)]


def test_the_demonstration_takes_something_for_each_certificate_that_asks(portal):
    held = tariffs.in_force("attestation_vie", ("bwiza", "mukaza"), date(2026, 3, 2))
    assert (held.amount, held.unit) == (500, "mukaza")


def test_a_second_time_changes_nothing(portal):
    take(1500)
    take(1600)
    assert amounts() == [1500]


def test_what_was_entered_by_hand_stays(portal):
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2026, 2, 1), "0.03")
    take(1500)
    assert amounts() == [Decimal("0.03")]


@pytest.mark.parametrize(
    "wrong", [{"amount": -1}, {"since": "soon"}, {"tariff": "Copy"}, {"amount": "true"}]
)
def test_what_could_not_be_entered_by_hand_is_refused(portal, wrong):
    with pytest.raises(InvalidValues):
        take(**{"amount": 1500, **wrong})


def test_a_pack_without_tariffs_brings_none(portal):
    import_tariffs(Pack(None))
    assert amounts() == []
