"""A case that costs something, the people who take money for it, and the day."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import casework
from egov.policy import clock
from egov.policy import payments
from egov.policy import procedures
from egov.policy import tariffs
from io import BytesIO
from pathlib import Path
from PIL import Image
from plone import api
from zlib import crc32

import pytest
import transaction


REFUSED_STATE = """  refused:
    kind: final
    title: {fr: Refusé, en: Refused}
  done:
"""

REFUSE = """
  refuse:
    title: {fr: Refuser, en: Refuse}
    from: copying
    to: refused
    actor: chief
"""

COPIES = Path(__file__).parents[1] / "casework" / "fees.yaml"


@pytest.fixture
def at(monkeypatch):
    """``at("2026-03-04")``: from here on it is ten o'clock of that day."""

    def set_clock(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_clock


@pytest.fixture
def owing(functional_portal, as_user, at):
    """``owing(copies=2)``: a filed case of Bwiza; a copy costs 1500."""
    at("2026-03-02")
    procedures.publish(COPIES.read_text("utf-8"), COPIES.name, "test", "test")
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2026, 1, 1), 1500)

    def make(filed=True, **more):
        with as_user(functional_portal, "agent.bwiza"):
            answers = {"surname": "Niyonkuru Aline", "copies": 1, **more}
            case = casework.open_case("copies", "bwiza", answers)
            if filed:
                casework.perform(case, "submit")
        return case

    return make


@pytest.fixture
def refused(owing, by):
    """``refused(copies=2)``: a case that was refused although it owes something."""
    text = COPIES.read_text("utf-8").replace("version: 1", "version: 2")
    states, transitions = text.replace("  done:\n", REFUSED_STATE, 1).split("\ntests:")
    procedures.publish(f"{states}{REFUSE}\ntests:{transitions}", COPIES.name, "test", "test")

    def make(act=None, **more):
        case = owing(**more)
        if act is not None:
            act(case)
        by("chef.bwiza", casework.perform, case, "refuse")
        return case

    return make


@pytest.fixture
def by(functional_portal, as_user):
    """``by("caisse.bwiza", payments.take_cash, case, 1500)``: somebody does it."""

    def do(user, act, *given, **more):
        with as_user(functional_portal, user):
            return act(*given, **more)

    return do


@pytest.fixture
def transfer(by):
    """``transfer(case, "A1B2C3")``: the clerk declares a transfer of 1500, with its slip."""

    def declare(case, reference="MP 2603.0001", amount=1500, user="agent.bwiza", **more):
        given = {"operator": "ecocash", "paid_on": date(2026, 3, 2), **more}
        content = picture(reference)
        return by(
            user,
            payments.declare,
            case,
            given["operator"],
            reference,
            amount,
            given["paid_on"],
            payments.Proof("slip.png", content, "image/png"),
            given.get("key", ""),
        )

    return declare


@pytest.fixture
def worker(functional_portal):
    """``worker()``: what was imported is taken in to its end."""

    def run():
        transaction.commit()
        payments.take_in_statements(functional_portal)

    return run


@pytest.fixture
def imported(by):
    """``imported("MP1;1500;2026-03-02")``: the accountant imports these lines."""

    def do(*lines, user="comptable", operator="ecocash", name="mars.csv"):
        content = ("Transaction ID;Amount;Date\n" + "".join(f"{line}\n" for line in lines)).encode()
        return by(user, payments.import_statement, operator, name, content)

    return do


def picture(words):
    """A small picture, another one for other words."""
    colour = crc32(words.encode()).to_bytes(4, "big")[:3]
    file = BytesIO()
    Image.new("RGB", (8, 8), tuple(colour)).save(file, "png")
    return file.getvalue()


@pytest.fixture
def slip():
    """The bytes of a slip."""
    return picture("slip")
