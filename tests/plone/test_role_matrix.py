"""Who may do what: every page and every REST service of ours, for every kind of person.

The table is ``role_matrix.txt``.  A new endpoint makes the first test fail until
the table names it on every object that has it; a cell that differs makes its
line fail; and who is refused learns nothing of the case.
"""

from base64 import b64decode
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from egov.policy import casework
from egov.policy import documents
from egov.policy import exchange
from egov.policy import migration
from egov.policy import people
from egov.policy import procedures
from pathlib import Path
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import lxml.html
import pytest
import requests
import transaction
import yaml


HERE = Path(__file__).parent

PERSONS = {
    "anonymous": "",
    "clerk": "agent.bwiza",
    "chief": "chef.bwiza",
    "administrator": "administrateur",
    "other_clerk": "agent.nyakabiga",
    "other_chief": "chef.nyakabiga",
    "archivist": "archiviste",
    "functional": "fonctionnel",
    "manager": SITE_OWNER_NAME,
}
"""The columns of the table; the cases are of Bwiza."""

BODIES = yaml.safe_load((HERE / "role_matrix.yaml").read_text("utf-8"))

PICTURE = b64decode(BODIES["POST @documents"]["data"])

SECRETS = ("Niyonkuru", "Aline", "Désiré", "531.0201", "RES-BWIZA-", "inscription scolaire")
"""Of the cases: who is refused reads none of it."""


@dataclass(frozen=True, eq=False)
class Line:
    """One line of the table: a request on an object, and who may make it."""

    method: str
    place: str
    path: str
    cells: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.place}/{self.path}"

    @property
    def is_page(self) -> bool:
        """Whether people see it in a browser."""
        return self.method in ("PAGE", "FORM")

    @property
    def changes(self) -> bool:
        """Whether it may write."""
        return self.method not in ("GET", "PAGE")

    @property
    def endpoint(self) -> tuple[str, str]:
        """Method and name, as the component registry has them."""
        name = self.path.split("?")[0].split("/")[0].removeprefix("@@")
        return ("PAGE" if self.is_page else self.method, name)


def table() -> Iterator[Line]:
    """The lines of role_matrix.txt."""
    for text in (HERE / "role_matrix.txt").read_text("utf-8").splitlines():
        if text.strip() and not text.startswith("#"):
            method, place, path, *cells = text.split()
            yield Line(
                method, place, path.removeprefix("."), dict(zip(PERSONS, cells, strict=True))
            )


LINES = tuple(table())


@dataclass(frozen=True)
class Site:
    """A site with an object of every kind: paths by place, words for the paths of the table."""

    portal: object
    places: dict[str, str]
    words: dict[str, str]


@pytest.fixture
def site(functional_portal, as_user, answers, enter_act) -> Site:
    """The objects of the table; accounts have their id as password."""
    portal = functional_portal
    for user in filter(portal.acl_users.source_users.getUserById, PERSONS.values()):
        portal.acl_users.userSetPassword(user, _password(user))
    with as_user(portal, "agent.bwiza"):
        draft, opened, closed, issued = (
            casework.open_case("attestation-residence", "bwiza", answers) for _ in range(4)
        )
        documents.add_piece(draft, "household_booklet", "booklet.png", PICTURE)
        for case in (opened, closed, issued):
            casework.perform(case, "submit")
        casework.perform(closed, "refuse", "Ne réside pas dans la zone.")
        casework.perform(issued, "approve")
    with as_user(portal, "chef.bwiza"):
        casework.perform(issued, "sign")
    enter_act("births", "bwiza", 2026)
    text = procedures.text_to_edit("attestation-residence")
    second = procedures.save("attestation-residence", text, "fonctionnel", "")
    _plan_a_migration()
    bundle = exchange.receive(exchange.export({"attestation-residence": 1}), "fonctionnel")
    transaction.commit()
    words = {
        "task": opened.tasks[-1].id,
        "draft_task": draft.tasks[-1].id,
        "closed_task": closed.tasks[-1].id,
        "paper": documents.documents(issued)[0].getId(),
        "piece": documents.documents(draft)[0].getId(),
        "code": documents.documents(issued)[0].code,
        "stamp": second.stamp,
        "payment": "bwiza-20260101-000001",
        "bundle": bundle,
        "assignment": people.assignments(user_id="agent.nyakabiga")[0].id,
    }
    return Site(portal, _places(portal, draft, opened, closed, issued), words)


def _plan_a_migration() -> None:
    """Of complaints, which are none, from the first version to one that says the same."""
    text = procedures.text_to_edit("plainte").partition("\ntests:\n")[0]
    procedures.publish(text, "plainte.yaml", "fonctionnel", "La loi a changé")
    migration.plan("plainte", 1, 2, {}, {}, "fonctionnel")


def _password(user: str) -> str:
    return SITE_OWNER_PASSWORD if user == SITE_OWNER_NAME else f"password of {user}"


def _places(portal, draft, opened, closed, issued) -> dict[str, str]:
    found = {
        "site": portal,
        "draft": draft,
        "open": opened,
        "closed": closed,
        "issued": issued,
        "piece": documents.documents(draft)[0],
        "paper": documents.documents(issued)[0],
        "folder": draft.aq_parent,
        "unit": portal["units"]["bwiza"],
        "class": portal["plan"]["3"],
        "procedure": portal["procedures"]["attestation-residence"],
        "template": portal["templates"]["attestation-residence.odt"],
    }
    return {name: "/".join(item.getPhysicalPath()[2:]) for name, item in found.items()}


# --- requests


def _body(line: Line) -> dict:
    """What is sent: said for the line, else for method and path, else for the first part of it."""
    path = line.path.partition("?")[0]
    keys = (str(line), f"{line.method} {path}", f"{line.method} {path.partition('/')[0]}")
    return next((BODIES[key] for key in keys if key in BODIES), {})


@contextmanager
def _session(user: str) -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.auth = (user, _password(user)) if user else None
        yield session


def _send(site: Site, line: Line, session: requests.Session) -> requests.Response:
    base, address = site.portal.absolute_url(), site.places[line.place]
    url = f"{base}/{address}/{line.path.format(**site.words)}".rstrip("/")
    session.cookies.clear()
    session.headers["Accept"] = "text/html" if line.is_page else "application/json"
    if line.method == "FORM":
        data = _filled_in(_body(line), site.words)
        data["_authenticator"] = _token(session, base)
        pieces = [name for name in data if name.startswith("piece-")]
        files = {name: ("card.png", b64decode(data.pop(name))) for name in pieces}
        return session.post(url, data=data, files=files or None, allow_redirects=False)
    method = "GET" if line.is_page else line.method
    json = None if method == "GET" else _filled_in(_body(line), site.words)
    return session.request(method, url, json=json, allow_redirects=False)


def _filled_in(body: dict, words: dict[str, str]) -> dict:
    return {
        name: value.format(**words) if isinstance(value, str) else value
        for name, value in body.items()
    }


def _token(session: requests.Session, base: str) -> str:
    """The token of the person's own forms; nobody has none."""
    page = lxml.html.fromstring(session.get(f"{base}/@@help").content)
    return next(iter(page.xpath("//input[@name='_authenticator']/@value")), "")


def _sign(line: Line, answer: requests.Response) -> str:
    """What an answer is in the table; a form that is shown again was not accepted."""
    status, leads_to = answer.status_code, answer.headers.get("Location", "").partition("?")[0]
    if status in (401, 403, 404) or leads_to.endswith(("/login", "/require_login")):
        return "-"
    if status >= 500:
        return f"failure {status}"
    return "!" if status >= 400 or (line.method == "FORM" and status == 200) else "+"


# --- tests


def endpoints() -> Iterator[tuple[object, str, str]]:
    """What the product registers: for which objects, method, name."""
    for found in getGlobalSiteManager().registeredAdapters():
        if len(found.required) != 2 or found.provided is not Interface:
            continue
        layer = getattr(found.required[1], "__identifier__", "")
        classes = getattr(found.factory, "__mro__", ())
        ours = any(item.__module__.startswith("egov.policy.") for item in classes)
        error = isinstance(getattr(found.required[0], "inherit", None), type)
        if (ours or layer.startswith("egov.policy.")) and not error:
            method, dot, name = found.name.partition("_application_json_")
            yield found.required[0], *((method, name) if dot else ("PAGE", found.name))


def test_the_table_names_every_endpoint_on_every_object_that_has_it(site):
    named = {(line.place, *line.endpoint) for line in LINES}
    places = {name: site.portal.unrestrictedTraverse(path) for name, path in site.places.items()}
    missing = {
        (place, method, name)
        for required, method, name in endpoints()
        for place, item in places.items()
        if (required.providedBy(item) if required is not Interface else place == "site")
        and place != "issued"
        and (place, method, name) not in named
    }
    assert missing == set()


def _told(answer: requests.Response) -> list[str]:
    text = f"{answer.headers}{answer.text}"
    return [secret for secret in SECRETS if secret in text]


def _judge(site: Site, person: str, lines: list[Line]) -> None:
    """Each line is as the table says, and what is refused tells nothing."""
    with _session(PERSONS[person]) as session:
        answers = {line: _send(site, line, session) for line in lines}
    found = {str(line): _sign(line, answer) for line, answer in answers.items()}
    assert found == {str(line): line.cells[person] for line in lines}
    told = {str(line): _told(answers[line]) for line in lines if line.cells[person] == "-"}
    assert {line: words for line, words in told.items() if words} == {}


@pytest.mark.parametrize("person", PERSONS)
def test_reading(site, person):
    _judge(site, person, [line for line in LINES if not line.changes])


@pytest.mark.parametrize("person", PERSONS)
def test_writing_that_is_refused(site, person):
    _judge(site, person, [line for line in LINES if line.changes and line.cells[person] != "+"])


@pytest.mark.parametrize(
    ("line", "person"),
    [
        pytest.param(line, person, id=f"{line} {person}")
        for line in LINES
        for person in PERSONS
        if line.changes and line.cells[person] == "+"
    ],
)
def test_writing(site, line, person):
    with _session(PERSONS[person]) as session:
        answer = _send(site, line, session)
    assert _sign(line, answer) == "+", answer.text
