"""Templates that try to get out: each is refused, and none does what it tries."""

from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.expressions import Evaluator
from egov.policy.documents.expressions import ExpressionRefused
from egov.policy.documents.expressions import Values
from egov.policy.documents.package import check_template
from egov.policy.documents.rendering import render
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest


NAMES = {"person": Values(surname="<text:p>Niyonkuru</text:p>"), "words": ("a", "b")}


def field(expression: str) -> str:
    """An input field of a template."""
    return f'<text:text-input text:description="">{escape(expression)}</text:text-input>'


def note(*lines: str) -> str:
    """A comment of a template, which appy reads as a statement."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    return f"<office:annotation>{paragraphs}</office:annotation>"


def text_of(letter: bytes) -> str:
    """content.xml of a letter."""
    with ZipFile(BytesIO(letter)) as package:
        return package.read("content.xml").decode()


def test_a_good_template_is_filled_in(holding):
    letter = render(holding(field("person.surname.upper()")), NAMES, b"picture", "Title")
    assert "&lt;TEXT:P&gt;NIYONKURU&lt;/TEXT:P&gt;" in text_of(letter)


def test_the_picture_takes_its_place(holding):
    template = holding(field("person.surname"))
    letter = render(template, NAMES, b"picture", "Title")
    with ZipFile(BytesIO(letter)) as package:
        assert package.read(check_template(template)) == b"picture"


EXPRESSIONS = [
    "__import__('os').system('true')",
    "person.__class__.__mro__",
    "'{0.__class__}'.format(person)",
    "'%s' % person",
    "open('/etc/passwd').read()",
    "document(at='/etc/passwd')",
    "image(at='/etc/passwd', format='png')",
    "pod(at='/etc/passwd')",
    "xhtml('<img src=\"/etc/passwd\"/>')",
    "text('a')",
    "shape('a')",
    "TableProperties",
    "_ctx_",
    "_eval_.run('1', {})",
    "loop",
    "getattr(person, 'surname')",
    "setattr(person, 'surname', 'x')",
    "(c for c in words).gi_frame.f_globals",
    "[c for c in words]",
    "(lambda: 1)()",
    "pow(9, 9 ** 9)",
    "9 ** 9 ** 9",
    "'a' * 10 ** 9",
    "'a'.center(10 ** 9)",
    "f'{person:>1000000000}'",
    "words[0]",
    "person.surname.encode()",
    "print('a')",
    "(x := 1)",
    "await person",
    "",
    "person.surname +",
    ":person.surname",
    ":'<text:p/>'",
    "person.missing | 'hidden'",
    "+".join(["'a'"] * 200),
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_that_reaches_further_is_refused(holding, expression):
    with pytest.raises(TemplateRefused):
        render(holding(field(expression)), NAMES, b"", "Title")


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_evaluator_refuses_it_too_should_it_get_that_far(expression):
    harmless = (":", "person.missing |")
    if not expression.startswith(harmless):
        with pytest.raises((ExpressionRefused, NameError, AttributeError)):
            Evaluator().run(expression, {**NAMES, "_secret": 1})


def test_a_loop_variable_cannot_take_the_guard_away():
    evaluator = Evaluator()
    for name in ("__builtins__", "_getattr_"):
        with pytest.raises((ExpressionRefused, NameError)):
            evaluator.run("open('/etc/passwd')", {name: __builtins__})


def test_only_so_many_expressions_are_evaluated(holding):
    loops = "".join(
        f"<text:section>{note(f'do section for v{n} in items')}<text:p/>" for n in range(4)
    )
    names = {**NAMES, "items": tuple("abcdefghij")}
    inner = f"{loops}<text:p>{field('v3')}</text:p>{'</text:section>' * 4}"
    template = holding(f"</text:p>{inner}<text:p>")
    with pytest.raises(TemplateRefused, match="more than"):
        render(template, names, b"", "Title")


@pytest.mark.parametrize(
    "lines",
    [
        ("do text for __builtins__ in words",),
        ("do text for _eval_ in words",),
        ("do text with x = person",),
        ("do text", "from person.surname"),
        ("do text if True", "from+ xhtml('a')"),
        ("do text from document(at='/etc/passwd')",),
        ("do text if open('/etc/passwd')",),
        ("do text for a in words for b in words",),
        ("do text if person.missing | True",),
        ("a remark of the author",),
        (),
    ],
)
def test_a_statement_that_reaches_further_is_refused(holding, lines):
    with pytest.raises(TemplateRefused):
        render(holding(note(*lines) + field("person.surname")), NAMES, b"", "Title")


@pytest.mark.parametrize(
    "xml",
    [
        '<draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame>',
        '<draw:frame><draw:image xlink:href="http://example.org/a.png"/></draw:frame>',
        '<draw:frame><draw:image xlink:href="../../a.png"/></draw:frame>',
        '<draw:frame><draw:image xlink:href="Pictures/../../a.png"/></draw:frame>',
        '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>',
        '<draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame>',
        '<draw:frame><draw:plugin xlink:href="a.swf"/></draw:frame>',
        '<draw:frame><draw:floating-frame xlink:href="file:///etc/passwd"/></draw:frame>',
        '<text:section><text:section-source xlink:href="file:///etc/passwd"/></text:section>',
        '<text:section><office:dde-source office:dde-topic="a"/></text:section>',
        '<text:a xlink:href="file:///etc/passwd">a</text:a>',
        '<text:a xlink:href="javascript:alert(1)">a</text:a>',
        '<text:a xlink:href="macro:///a">a</text:a>',
        "<text:execute-macro/>",
        "<office:event-listeners><script:event-listener/></office:event-listeners>",
        '<text:script script:language="Basic">a</text:script>',
        '<text:database-display text:column-name="open(1)">a</text:database-display>',
        "<text:tracked-changes/>",
        '<text:change-start text:change-id="a"/>',
        '<draw:frame draw:name=":open(1)"/>',
        "<unclosed>",
    ],
)
def test_a_document_that_reads_something_else_is_refused(holding, xml):
    with pytest.raises(TemplateRefused):
        check_template(holding(xml))


@pytest.mark.parametrize(
    "changes",
    [
        {"Basic/Standard/Module1.xml": b"Sub Main"},
        {"Scripts/python/a.py": b"import os"},
        {"Object 1/content.xml": b"<a/>"},
        {"../../evil.txt": b"evil"},
        {"/etc/evil": b"evil"},
        {"Pictures/..\\..\\evil": b"evil"},
        {"Pictures/drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg"/>'},
        {"Pictures/drawing.svg": b"\x89PNG\r\n\x1a\n"},
        {"META-INF/documentsignatures.xml": b"<a/>"},
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
        {"settings.xml": bytes(21 * 1024 * 1024)},
        {"content.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'},
        {
            "meta.xml": lambda old: old.replace(
                b"<dc:title>", b'<meta:template xlink:href="file:///a"/><dc:title>'
            )
        },
        {"styles.xml": lambda old: old.replace(b'"egov-qr"', b'"another"')},
        {"styles.xml": lambda old: old.replace(b".png", b".svg")},
    ],
)
def test_a_package_with_something_else_in_it_is_refused(altered, changes):
    with pytest.raises(TemplateRefused):
        check_template(altered(changes))


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", b"MZ"])
def test_what_is_no_open_document_is_refused(data):
    with pytest.raises(TemplateRefused):
        check_template(data)


def test_the_template_of_the_pack_passes(template):
    assert check_template(template).startswith("Pictures/")


def test_every_fault_is_named(holding):
    with pytest.raises(TemplateRefused) as caught:
        check_template(holding(field("open(1) | 2") + "<text:tracked-changes/>"))
    assert len(caught.value.faults) == 3
