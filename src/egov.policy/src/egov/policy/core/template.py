"""What the template of a paper asks for: names in its fields and comments, no case at hand.

A template is an ODT whose input fields hold expressions and whose comments hold
statements, as docs/howto/templates.md tells.  Used by the checks, and by ``documents``,
which also judges whether a template is safe and fills it in; here nothing is evaluated.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from io import BytesIO
from lxml import etree
from zipfile import BadZipFile
from zipfile import ZipFile

import ast
import re


HOLDERS = {"text-input", "conditional-text"}
"""Elements whose text is an expression."""

NOTE = "annotation"
"""Element whose text is a statement."""

STATEMENT = re.compile(
    r"do (?:text|title|item|table|row|cell|section)-? "
    r"(?:if (?P<condition>.+)|else|for (?P<name>[a-z]\w*) in (?P<items>.+))"
)

GIVEN: Mapping[str, tuple[str, ...]] = {
    "document": ("title", "number", "code", "case", "date", "date_words", "verify_address"),
    "letterhead": ("ministry",),
    "signatory": ("name", "office"),
}
"""What every template may ask for whatever the procedure; besides, ``unit.name`` and kinds."""

SIGNED = ("name", "office", "date")
"""What is known of who ended a task: ``signed.<task>.name``."""

OWN_ACT, CITED_ACT = "act", "cited"
"""The act of a case, which is its own or else the one it has found; and the one it has found."""

ACT = ("number", "volume", "year", "register", "names", "date", "date_words")
"""What a template may ask of an act."""

ACT_ROWS = {"lines": ("label", "text"), "mentions": ("number", "date", "text", "office", "name")}
"""What it may go through, and what each row says: what the act says, and its mentions."""

WORDS = "words"
"""Under this word a template finds dates in words."""

_PARTS = ("content.xml", "styles.xml")


class UnreadableTemplate(ValueError):
    """A file is no OpenDocument text."""


def parse(content: bytes) -> etree._Element:
    """The tree of a part of a template, which fetches nothing; XMLSyntaxError if it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def statements(note: etree._Element) -> list[str]:
    """The paragraphs of a comment that say something; there has to be one."""
    paragraphs = ("".join(item.itertext()).strip() for item in note.iter("{*}p"))
    return list(filter(None, paragraphs))


def asked_names(template: bytes) -> frozenset[str]:
    """Names that a template asks for, ``person.surname``; of a row, ``family.children.name``.

    :raises UnreadableTemplate: if it is no OpenDocument text, or an expression cannot be read.
    """
    try:
        with ZipFile(BytesIO(template)) as package:
            trees = [parse(package.read(name)) for name in _PARTS]
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, etree.XMLSyntaxError) as error:
        raise UnreadableTemplate(str(error)) from None
    return frozenset(name for tree in trees for name in _names(tree))


def _names(tree: etree._Element) -> Iterator[str]:
    rows: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname
        if name in HOLDERS:
            yield from _of_expression("".join(element.itertext()), rows)
        for statement in statements(element) if name == NOTE else ():
            yield from _of_statement(statement, rows)


def _of_statement(text: str, rows: dict[str, str]) -> Iterator[str]:
    found = STATEMENT.fullmatch(text)
    asked = found and (found["condition"] or found["items"])
    if found is None or not asked:
        return
    names = list(_of_expression(asked, rows))
    yield from names
    if found["name"] and names:
        # A row stands for its table, until another statement takes the word.
        rows[found["name"]] = names[0]


def _of_expression(text: str, rows: Mapping[str, str]) -> Iterator[str]:
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UnreadableTemplate(f"{text!r}: {error}") from None
    for first, *rest in _chains(tree):
        # A word alone is a function of grammar, or nothing that a paper could print.
        if rest or first in rows:
            yield ".".join([rows.get(first, first), *rest])


def _chains(node: ast.AST) -> Iterator[list[str]]:
    """The dotted names of an expression, each as long as it goes; methods left out."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        inner: list[ast.AST] = [node.func.value, *node.args]
    elif (chain := _chain(node)) is not None:
        yield chain
        return
    else:
        inner = list(ast.iter_child_nodes(node))
    for child in inner:
        yield from _chains(child)


def _chain(node: ast.AST) -> list[str] | None:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        before = _chain(node.value)
        return before and [*before, node.attr]
    return None
