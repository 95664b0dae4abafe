"""A browser without scripts: pages over HTTP, forms sent with their token."""

from datetime import date
from egov.policy import casework
from egov.policy import procedures
from egov.policy import tariffs
from lxml import html
from pathlib import Path
from plone import api
from urllib.parse import urljoin

import pytest
import transaction


COPIES = Path(__file__).parents[1] / "casework" / "fees.yaml"

EVERY_BOX = {
    "procedure": "every-field",
    "unit": "bwiza",
    "field-label": "Essai",
    "field-story": "Une ligne.\r\nUne autre.",
    "field-minutes": "Présents : <strong>tous</strong>.\r\n\r\n<ul><li>un</li></ul>",
    "field-phone": "79 12 34 56",
    "field-email": "aline@Example.bi",
    "field-count": "2",
    "field-area": "1 200,50",
    "field-price": "15 000",
    "field-day-day": "7",
    "field-day-month": "3",
    "field-day-year": "2020",
    "field-built-day": "",
    "field-built-month": "5",
    "field-built-year": "1987",
    "field-hour": "8h30",
    "field-urgent": "false",
    "field-colour": "green",
    "field-month": "mar",
    "field-languages": ["fr", "rn"],
    "field-zone": "BI-QT-02-09-02-01",
    "field-birthplace-find": "mutara gihosha",
    "field-adviser": "chef.bwiza",
    "field-service": "bwiza",
    "field-applicant-surname": "Ndayizeye",
    "field-applicant-birth_date-year": "1990",
    "field-applicant-nationality": "BI",
    "field-company-name": "COTEBU",
    "field-paper-kind": "passport",
    "field-paper-number": "OP 123",
    "field-children-0-name": "Bella",
    "field-children-0-born-day": "1",
    "field-children-0-born-month": "2",
    "field-children-0-born-year": "2015",
    "field-children-0-allowance": "5 000",
    "field-children-1-name": "",
    "field-children-4-name": "Chris",
    "field-children-4-allowance": "2500",
    "field-signature": "Aline Ndayizeye",
    "field-agreed": "true",
}


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


@pytest.fixture
def publish_form(functional_portal):
    """``publish_form("pages")``: the procedure that asks everything, in that layout."""
    import transaction

    def publish(layout="one_page"):
        text = (Path(__file__).parent / "every-field.yaml").read_text("utf-8")
        text = text.replace("layout: one_page", f"layout: {layout}")
        procedures.publish(text, "every-field.yaml", "tester", "a test")
        transaction.commit()
        return "@@new-case?procedure=every-field&unit=bwiza"

    return publish


@pytest.fixture
def every_box() -> dict:
    """What the boxes hold when everything is answered, as people type it."""
    return dict(EVERY_BOX)


@pytest.fixture
def case_at(functional_portal):
    """``case_at(address)``: the case as it is in the database now."""
    import transaction

    def find(address):
        transaction.begin()
        path = address.removeprefix(functional_portal.absolute_url()).partition("?")[0]
        path = path.removesuffix("/@@edit-case")
        return functional_portal.unrestrictedTraverse(path.lstrip("/"))

    return find


@pytest.fixture
def png() -> bytes:
    """A small picture."""
    from io import BytesIO
    from PIL import Image

    content = BytesIO()
    Image.linear_gradient("L").save(content, "PNG")
    return content.getvalue()


# --- a request that costs something


@pytest.fixture
def case_url(functional_portal, as_user):
    """Address of a filed case of Bwiza that owes 4500, or of a draft."""
    procedures.publish(COPIES.read_text("utf-8"), COPIES.name, "test", "test")
    with api.env.adopt_user("fonctionnel"):
        tariffs.enter("copy", "mukaza", date(2020, 1, 1), 1500)
    transaction.commit()

    def make(filed=True):
        transaction.begin()
        with as_user(functional_portal, "agent.bwiza"):
            answers = {"surname": "Niyonkuru Aline", "copies": 2}
            case = casework.open_case("copies", "bwiza", {**answers})
            if filed:
                casework.perform(case, "submit")
        transaction.commit()
        return case.absolute_url()

    return make


@pytest.fixture
def cashier(browse):
    """The cashier of Bwiza."""
    return browse("caisse.bwiza")
