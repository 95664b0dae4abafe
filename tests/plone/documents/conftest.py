"""Cases to hang documents on, and files made on the spot."""

from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import people
from egov.policy.cases import procedure_of
from egov.policy.core.errors import InvalidValues
from importlib.resources import files
from io import BytesIO
from pikepdf import Pdf
from PIL import Image
from zipfile import ZipFile

import pytest
import re
import zxingcpp


@pytest.fixture(autouse=True)
def keys(tmp_path, monkeypatch):
    """A signing key for this test only."""
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    return tmp_path


@pytest.fixture
def to_sign(portal, as_user, filed):
    """The same case on the desk of the head of zone."""
    with as_user(portal, "agent.bwiza"):
        casework.perform(filed, "approve")
    return filed


@pytest.fixture
def sign(portal, as_user):
    """``sign(case)``: the head of zone signs; returns the paper."""

    def sign(case):
        with as_user(portal, "chef.bwiza"):
            casework.perform(case, "sign")
        return next(item for item in documents.documents(case) if item.kind == "issued")

    return sign


@pytest.fixture
def issue_as(portal, as_user):
    """``issue_as(user, actor, case, document)``: that paper, signed by them as that actor."""

    def issue(user, actor, case, document, day=None):
        on = day or clock.today()
        group = people.group_of_actor(procedure_of(case).actor(actor), case.unit)
        with as_user(portal, user):
            return documents.issue(case, document, documents.Signer(user, actor, group, on), on)

    return issue


def _qr_picture(package: ZipFile) -> str:
    (name,) = [name for name in package.namelist() if name.startswith("Pictures/")]
    return name


@pytest.fixture
def scanned():
    """``scanned(paper)``: the text of the QR code in the letter of a paper, as a phone reads it."""

    def scanned(paper) -> str:
        letter = paper.source.data
        with ZipFile(BytesIO(letter)) as package:
            image = Image.open(BytesIO(package.read(_qr_picture(package))))
            return zxingcpp.read_barcode(image.convert("L")).text

    return scanned


@pytest.fixture
def picture():
    """``picture("JPEG")``: a photograph, another one each time."""

    def picture(name: str = "PNG", size: tuple[int, int] = (320, 200)) -> bytes:
        stream = BytesIO()
        Image.effect_noise(size, 60).convert("RGB").save(stream, name)
        return stream.getvalue()

    return picture


@pytest.fixture
def pdf():
    """``pdf(change)``: a PDF of one page, to which something may be done before it is saved."""

    def pdf(change=lambda made: None, **options) -> bytes:
        stream = BytesIO()
        with Pdf.new() as made:
            made.add_blank_page()
            change(made)
            made.save(stream, **options)
        return stream.getvalue()

    return pdf


@pytest.fixture
def template() -> bytes:
    """The template that the pack of a commune brings."""
    return (
        files("egov.policy") / "profiles/commune/templates/attestation-residence.odt"
    ).read_bytes()


@pytest.fixture
def altered(template):
    """``altered({"content.xml": function, "x/y": bytes})``: the template with other entries."""

    def altered(changes: dict) -> bytes:
        stream = BytesIO()
        with ZipFile(BytesIO(template)) as old, ZipFile(stream, "w") as new:
            for name in dict.fromkeys([*old.namelist(), *changes]):
                change = changes.get(name)
                content = old.read(name) if name in old.namelist() else b""
                new.writestr(name, change(content) if callable(change) else change or content)
        return stream.getvalue()

    return altered


@pytest.fixture
def holding(altered):
    """``holding(xml)``: a template whose title is this XML, with none of its other fields."""

    def holding(xml: str) -> bytes:
        def content(old: bytes) -> bytes:
            head, _, rest = old.partition(b"<text:sequence-decls>")
            decls, _, _ = rest.partition(b"</text:sequence-decls>")
            body = f"</text:sequence-decls><text:p>{xml}</text:p></office:text>"
            return head + b"<text:sequence-decls>" + decls + body.encode() + _END

        return altered({"content.xml": content, "styles.xml": _without_fields})

    return holding


_END = b"</office:body></office:document-content>"


_FIELD = re.compile(rb"<text:text-input.*?</text:text-input>", re.DOTALL)


def _without_fields(old: bytes) -> bytes:
    return _FIELD.sub(b"", old)


@pytest.fixture
def hand_in(portal, as_user, draft):
    """``hand_in(content, name)``: the clerk hands in an identity card."""

    def hand_in(content, name="carte.png", piece="identity_card", media_type=""):
        with as_user(portal, "agent.bwiza"):
            return documents.add_piece(draft, piece, name, content, media_type)

    return hand_in


@pytest.fixture
def refusal(hand_in):
    """``refusal(content, name)``: field and code of the one problem."""

    def refusal(*arguments, **more) -> tuple[str, str]:
        with pytest.raises(InvalidValues) as caught:
            hand_in(*arguments, **more)
        (problem,) = caught.value.problems
        return problem.field, problem.code

    return refusal
