"""People and cases on the fixture site: who acts, who speaks HTTP, a case to begin with.

``portal`` and ``functional_portal`` are the site itself.  ``draft``, ``filed`` and
``closed`` are one case in three stages of its life.
"""

from base64 import b64decode
from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy.jobs import model
from egov.policy.jobs.worker import Worker
from pathlib import Path
from plone import api
from plone.app.testing import login
from plone.app.testing import logout

import pytest
import requests


PASSWORD = "correct horse battery"

ANSWERS = {
    "surname": "Niyonkuru",
    "given_names": "Aline",
    "sex": "F",
    "birth_date": "1993-03-12",
    "father": "Pascal Ndikumana",
    "mother": "Immaculée Irakoze",
    "origin": "BI-CO-02-09",
    "nationality": "BI",
    "residence": "BI-QT-02-09-02-01",
    "resident_since": 2015,
    "purpose": "inscription scolaire",
    "witness1_name": "Désiré Bigirimana",
    "witness1_card": "531.0201/11.111",
    "witness2_name": "Claudine Nshimirimana",
    "witness2_card": "531.0201/22.222",
}

PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKUlEQVR4nO3NMQEAAAjDMEA50jHBvlRA07UVbbJ7AAAAAAAAAAAA8N"
    "cBn4kAwO7os6MAAAAASUVORK5CYII="
)

CHILDREN = (
    ("Niyonkuru", "Aline"),
    ("Hakizimana", "Bosco"),
    ("Iradukunda", "Divine"),
    ("Manirakiza", "Pacifique"),
)
"""One after the other: no two of them are taken for one another."""

BIRTH = {
    "sex": "F",
    "birth_date": "2026-02-26",
    "place_kind": "other",
    "birth_place": "BI-QT-02-09-02-01",
    "birth_type": "single",
    "mother": {"surname": "Irakoze", "given_names": "Immaculée", "occupation": "Agricultrice"},
    "father_unavailable": True,
    "declarant_is": "mother",
    "witnesses": [
        {"name": "Désiré Bigirimana", "card": "531.0201/11.111"},
        {"name": "Claudine Nshimirimana", "card": "531.0201/22.222"},
    ],
}


CARD = {
    "has_identity_card": True,
    "card_number": "531.0201/12.345",
    "card_place": "Bwiza",
    "card_date": "2015-05-01",
}


def pytest_configure(config):
    """The fixture site, the servers that receive something and a definition are shared."""
    config.pluginmanager.import_plugin("tests.site")
    config.pluginmanager.import_plugin("tests.receivers")
    config.pluginmanager.import_plugin("tests.attestation")


class Session(requests.Session):
    """A session whose addresses are relative to the site."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def request(self, method, url, **more):
        """Send it to the site, or to an absolute address."""
        address = url if url.startswith("http") else f"{self.base}/{url.lstrip('/')}"
        more.setdefault("allow_redirects", False)
        return super().request(method, address, **more)


@pytest.fixture
def as_user():
    """``with as_user(portal, "agent.bwiza"): …``: do something as a person."""

    @contextmanager
    def acting(portal, user_id: str):
        login(portal, user_id)
        try:
            yield
        finally:
            logout()

    return acting


@pytest.fixture
def http(functional_portal):
    """``http("agent.bwiza")``: a REST session of that account, or of nobody."""
    import transaction

    sessions = []

    def session(user_id: str = "") -> Session:
        if user_id:
            functional_portal.acl_users.userSetPassword(user_id, PASSWORD)
            transaction.commit()
        made = Session(functional_portal.absolute_url())
        made.headers["Accept"] = "application/json"
        if user_id:
            made.auth = (user_id, PASSWORD)
        sessions.append(made)
        return made

    yield session
    for made in sessions:
        made.close()


@pytest.fixture
def work(functional_portal, monkeypatch):
    """``work()``: the worker does what is due, as if no time had to pass; True if there was any."""
    import transaction

    for name in ("_OUTAGE", "_FAULT"):
        monkeypatch.setattr(model, name, (0,))
    worker = Worker(functional_portal._p_jar.db(), "first")

    def work():
        done = worker.run_next()
        transaction.begin()
        return done

    return work


@pytest.fixture
def answers() -> dict:
    """Answers of a woman without identity card: all that the form asks for."""
    return dict(ANSWERS)


@pytest.fixture
def card() -> dict:
    """What is added for somebody with an identity card, who must show it."""
    return dict(CARD)


@pytest.fixture
def open_draft(as_user, answers):
    """``open_draft(portal)``: a draft of the clerk of Bwiza."""

    def make(portal):
        with as_user(portal, "agent.bwiza"):
            return casework.open_case("attestation-residence", "bwiza", answers)

    return make


@pytest.fixture
def open_filed(as_user, open_draft):
    """``open_filed(portal)``: a case with its number, waiting to be checked."""

    def make(portal):
        case = open_draft(portal)
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "submit")
        return case

    return make


@pytest.fixture
def open_closed(as_user, open_filed):
    """``open_closed(portal)``: a case that was refused, hence a record."""

    def make(portal):
        case = open_filed(portal)
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "refuse", comment="Ne réside pas dans la zone.")
        return case

    return make


@pytest.fixture
def draft(portal, open_draft):
    """A draft opened by the clerk of Bwiza."""
    return open_draft(portal)


@pytest.fixture
def filed(portal, open_filed):
    """A filed case of Bwiza, waiting to be checked."""
    return open_filed(portal)


@pytest.fixture
def closed(portal, open_closed):
    """A refused case of Bwiza."""
    return open_closed(portal)


@pytest.fixture
def declare(at):
    """``declare(child_name="Ndayizeye")``: a birth that waits for the registrar."""
    at("2026-03-02")
    children = iter(CHILDREN)

    def make(**answers):
        with api.env.adopt_user("agent.mukaza"):
            named = dict(zip(("child_name", "child_given_names"), next(children), strict=True))
            given = {**BIRTH, **named, **answers}
            case = casework.open_case("declaration-naissance", "mukaza", given)
            documents.add_piece(case, "parents_identity", "card.png", PICTURE)
            casework.perform(case, "submit")
            casework.perform(case, "check")
        return case

    return make


@pytest.fixture
def enter_birth(declare):
    """``enter_birth(child_name="Ndayizeye")``: a birth whose act is entered."""

    def make(**answers):
        case = declare(**answers)
        with api.env.adopt_user("etatcivil"):
            casework.perform(case, "register")
        return case

    return make


@pytest.fixture
def at(monkeypatch):
    """``at("2026-03-04")``: from here on it is ten o'clock of that day."""

    def set_clock(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_clock


@pytest.fixture
def enter_act():
    """``enter_act("births", "bwiza", 2026)``: an act stands there that no case has entered."""
    from tests.site.registers import enter_act

    return enter_act


@pytest.fixture
def renewal(functional_portal, as_user):
    """``renewal("pages")``: a licence in that layout, and an earlier one that was granted."""
    from egov.policy import procedures

    import transaction

    def publish(layout="one_page"):
        text = (Path(__file__).parent / "renewal.yaml").read_text("utf-8")
        text = text.replace("layout: one_page", f"layout: {layout}")
        procedures.publish(text, "renewal.yaml", "tester", "a test")
        given = {"surname": "Niyonkuru", "plate": "A 1234", "seats": 7}
        with as_user(functional_portal, "agent.bwiza"):
            earlier = casework.open_case("renewal", "bwiza", given)
            casework.perform(earlier, "submit")
        with as_user(functional_portal, "chef.bwiza"):
            casework.perform(earlier, "grant", given={"fee": 500, "opinion": "Prudence"})
        transaction.commit()
        return earlier

    return publish
