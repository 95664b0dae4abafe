"""A browser without scripts: pages over HTTP, forms sent with their token."""

from egov.policy import casework
from egov.policy import procedures
from lxml import html
from urllib.parse import urljoin

import pytest


class Browser:
    """Reads pages as a person and sends their forms."""

    def __init__(self, session) -> None:
        self.session = session
        session.headers["Accept"] = "text/html"

    def get(self, address: str, **more):
        """A page, redirects followed."""
        more.setdefault("allow_redirects", True)
        if address.startswith("/"):
            address = urljoin(self.session.base, address)
        return Answer(self.session.get(address, **more))

    def post(self, address: str, data: dict | None = None, *, token: bool = True, **more):
        """Send a form, by default with the token of this person."""
        sent = dict(data or {})
        if token:
            sent["_authenticator"] = self.token
        return Answer(self.session.post(address, data=sent, **more))

    def text_of(self, address: str, selector: str) -> str:
        """The words inside an element of a page."""
        return self.get(address).text(selector)

    @property
    def token(self) -> str:
        """The token in the forms of a page."""
        return self.get("@@help").one("input[name=_authenticator]").get("value")


class Answer:
    """An answer with its page."""

    def __init__(self, response) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.location = response.headers.get("Location", "")
        self.body = response.text
        self.response = response

    def all(self, selector: str) -> list:
        """Elements of the page."""
        return html.fromstring(self.body).cssselect(selector)

    def one(self, selector: str):
        """The only element that fits."""
        (found,) = self.all(selector)
        return found

    def text(self, selector: str = "main") -> str:
        """The words inside an element, blanks and line ends made equal."""
        (words,) = self.texts(selector)
        return words

    def texts(self, selector: str) -> list[str]:
        """The words of each element that fits."""
        return [" ".join(item.text_content().split()) for item in self.all(selector)]


@pytest.fixture
def browse(http):
    """``browse("agent.bwiza")``: a browser of that account, or of nobody."""

    def browser(user_id: str = "") -> Browser:
        return Browser(http(user_id))

    return browser


@pytest.fixture
def filed_url(functional_portal, open_filed) -> str:
    """Address of a filed case of Bwiza."""
    return _committed(open_filed(functional_portal))


@pytest.fixture
def draft_url(functional_portal, open_draft) -> str:
    """Address of a draft of Bwiza."""
    return _committed(open_draft(functional_portal))


@pytest.fixture
def closed_url(functional_portal, open_closed) -> str:
    """Address of a refused case of Bwiza."""
    return _committed(open_closed(functional_portal))


def _committed(case) -> str:
    import transaction

    transaction.commit()
    return case.absolute_url()


@pytest.fixture
def typed(answers) -> dict:
    """What the boxes of the form hold when all that is asked for is answered."""
    boxes = {f"field-{name}": str(value) for name, value in answers.items() if name != "birth_date"}
    year, month, day = answers["birth_date"].split("-")
    return {
        **boxes,
        "field-birth_date-day": day,
        "field-birth_date-month": month,
        "field-birth_date-year": year,
        "procedure": "attestation-residence",
        "unit": "bwiza",
        "request_id": "form-1",
    }


@pytest.fixture
def perform(functional_portal, as_user):
    """``perform(address, user, transition, comment)``: somebody else decides."""
    import transaction

    def take(address, user, transition, comment=""):
        transaction.begin()
        path = address.removeprefix(functional_portal.absolute_url()).lstrip("/")
        with as_user(functional_portal, user):
            casework.perform(functional_portal.unrestrictedTraverse(path), transition, comment)
        transaction.commit()

    return take


@pytest.fixture
def nothing_to_open(functional_portal):
    """No procedure takes new requests."""
    import transaction

    for procedure in tuple(procedures.published()):
        procedures.withdraw(procedure.id)
    transaction.commit()
