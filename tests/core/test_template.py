"""What a template asks for, read without a case: fields, statements, rows."""

from egov.policy.core.template import asked_names
from egov.policy.core.template import UnreadableTemplate
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest


HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
)


def odt(body: str, foot: str = "") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in (("content.xml", body), ("styles.xml", foot)):
            package.writestr(name, f"{HEAD}{text}</office:document-content>")
    return stream.getvalue()


def field(expression: str) -> str:
    return f"<text:text-input>{escape(expression)}</text:text-input>"


def note(statement: str) -> str:
    return f"<office:annotation><text:p>{escape(statement)}</text:p></office:annotation>"


EXPRESSIONS = {
    "person.surname": {"person.surname"},
    "person.surname.upper()": {"person.surname"},
    "(person.other or person.nationality).lower()": {"person.other", "person.nationality"},
    "join(' et ', person.father, elide('de', person.mother.lower()))": {
        "person.father",
        "person.mother",
    },
    "agree('né', 'née')": set(),
    "' à ' + child.time if child.time else ''": {"child.time"},
    "person.identity.kind.lower()": {"person.identity.kind"},
    "not signed.sign.name": {"signed.sign.name"},
}


@pytest.mark.parametrize(("expression", "names"), EXPRESSIONS.items())
def test_a_field_asks_for_the_names_of_its_expression(expression, names):
    assert asked_names(odt(field(expression))) == names


def test_what_stands_in_the_margin_is_asked_for_too():
    assert asked_names(odt("", field("document.code"))) == {"document.code"}


def test_a_condition_asks_for_its_names():
    assert asked_names(odt(note("do text if not card.number"))) == {"card.number"}
    assert asked_names(odt(note("do text else"))) == set()


def test_a_word_for_rows_stands_for_its_table_until_it_is_taken_anew():
    body = (
        note("do row for one in sale.sellers")
        + field("one.name")
        + note("do row for one in sale.buyers")
        + field("one.card")
    )
    assert asked_names(odt(body)) == {
        *("sale.sellers", "sale.sellers.name"),
        *("sale.buyers", "sale.buyers.card"),
    }


def test_a_row_alone_is_its_table():
    body = note("do text for one in meeting.present") + field("one")
    assert asked_names(odt(body)) == {"meeting.present"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no package",
        odt(field("person.")),
        odt("<text:p>"),
        odt(field("(" * 5000)),
        b"PK\x05\x06" + b"\x00" * 18,
    ],
    ids=["empty", "text", "half an expression", "no XML", "too deep", "empty package"],
)
def test_what_is_no_template_is_said_to_be_none(content):
    with pytest.raises(UnreadableTemplate):
        asked_names(content)
