"""A plain OpenDocument text written from blocks: headings, lines, and a column beside them.

Used for what is printed from data and not from a template: a volume of a register.  It reads
no file and makes no PDF.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED
from zipfile import ZIP_STORED
from zipfile import ZipFile

import re


MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Heading:
    """A heading of a level; the first level begins a page."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Line:
    """A line, with a label before it if it has one; ``style`` is one of :data:`STYLES`."""

    text: str
    label: str = ""
    style: str = "Body"


@dataclass(frozen=True)
class Beside:
    """Lines, and others in the margin beside them."""

    lines: tuple[Line, ...]
    margin: tuple[Line, ...]


@dataclass(frozen=True)
class Columns:
    """Lines in two columns."""

    lines: tuple[Line, ...]


Block = Heading | Line | Beside | Columns

STYLES = {
    "Body": 'fo:margin-bottom="0.1cm"|fo:font-size="10.5pt"',
    "Cover": 'fo:margin-top="0.4cm" fo:text-align="center"|fo:font-size="13pt"',
    "CoverTitle": 'fo:margin-top="5cm" fo:margin-bottom="1cm" fo:text-align="center"'
    '|fo:font-size="24pt" fo:font-weight="bold"',
    "Margin": 'fo:margin-bottom="0.15cm"|fo:font-size="9pt"',
    "Row": 'fo:margin-bottom="0cm"|fo:font-size="9.5pt"|8cm',
}
"""Styles of lines: what they say of a paragraph, of its text, and where a tab leads to."""

_HEADINGS = {
    1: 'fo:break-before="page" fo:margin-bottom="0.5cm" fo:keep-with-next="always"'
    '|fo:font-size="15pt" fo:font-weight="bold"',
    2: 'fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"'
    '|fo:font-size="12pt" fo:font-weight="bold"',
}

_NAMES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "fo": "xsl-fo-compatible",
            "manifest": "manifest",
            "meta": "meta",
            "office": "office",
            "style": "style",
            "svg": "svg-compatible",
            "table": "table",
            "text": "text",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)

_PARTS = ("content.xml", "styles.xml", "meta.xml")


def written(title: str, foot: str, language: str, blocks: Iterable[Block]) -> bytes:
    """The bytes of a document; ``foot`` stands below each page, before its number."""
    texts = (_content(blocks), _styles(foot, language), _meta(title, language))
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", MEDIA_TYPE, ZIP_STORED)
        for name, text in zip(_PARTS, texts, strict=True):
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
        file.writestr("META-INF/manifest.xml", _manifest())
    return package.getvalue()


def _content(blocks: Iterable[Block]) -> str:
    body = "".join(part for number, block in enumerate(blocks) for part in _block(number, block))
    return (
        f"<office:document-content {_NAMES}><office:automatic-styles>"
        '<style:style style:name="Half" style:family="section"><style:section-properties>'
        '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>'
        "</style:section-properties></style:style>"
        '<style:style style:name="Act" style:family="table"><style:table-properties'
        ' style:width="17cm" table:align="left"/></style:style>'
        f"{_column('Said', '12cm')}{_column('Side', '5cm')}"
        '<style:style style:name="SideCell" style:family="table-cell"><style:table-cell-properties'
        ' fo:border-left="0.5pt solid #000000" fo:padding-left="0.3cm"/></style:style>'
        '<style:style style:name="SaidCell" style:family="table-cell"><style:table-cell-properties'
        ' fo:padding-right="0.3cm"/></style:style>'
        '<style:style style:name="Label" style:family="text"><style:text-properties'
        ' fo:font-weight="bold"/></style:style>'
        "</office:automatic-styles><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )


def _column(name: str, width: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
    )


def _block(number: int, block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        style = f"Heading{block.level}"
        yield f'<text:h text:style-name="{style}" text:outline-level="{block.level}">'
        yield f"{_text(block.text)}</text:h>"
    elif isinstance(block, Line):
        yield _line(block)
    elif isinstance(block, Columns):
        lines = "".join(map(_line, block.lines))
        yield f'<text:section text:style-name="Half" text:name="Columns{number}">{lines}'
        yield "</text:section>"
    else:
        yield from _beside(number, block)


def _beside(number: int, block: Beside) -> Iterator[str]:
    yield f'<table:table table:name="Act{number}" table:style-name="Act">'
    yield '<table:table-column table:style-name="Said"/>'
    yield '<table:table-column table:style-name="Side"/>'
    yield "<table:table-row>"
    for style, lines in (("SaidCell", block.lines), ("SideCell", block.margin)):
        inside = "".join(map(_line, lines)) or _line(Line("", style="Margin"))
        yield f'<table:table-cell table:style-name="{style}" office:value-type="string">{inside}'
        yield "</table:table-cell>"
    yield "</table:table-row></table:table>"


def _line(line: Line) -> str:
    label = f'<text:span text:style-name="Label">{_text(line.label)}</text:span> '
    said = (label if line.label else "") + _text(line.text)
    return f'<text:p text:style-name="{line.style}">{said}</text:p>'


def _text(text: str) -> str:
    plain = escape("\n".join(_NOT_IN_XML.sub("", text).splitlines()))
    return plain.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def _styles(foot: str, language: str) -> str:
    paragraphs = "".join(_paragraph(name, said) for name, said in STYLES.items())
    headings = "".join(_paragraph(f"Heading{level}", said) for level, said in _HEADINGS.items())
    return (
        f"<office:document-styles {_NAMES}><office:font-face-decls>"
        '<style:font-face style:name="Liberation Serif" svg:font-family="Liberation Serif"/>'
        "</office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties'
        f' style:font-name="Liberation Serif" fo:language={quoteattr(language)}/>'
        f"</style:default-style>{paragraphs}{headings}</office:styles>"
        '<office:automatic-styles><style:page-layout style:name="Page">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
        ' fo:margin-top="2cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm"'
        ' fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>'
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer>'
        f'<text:p text:style-name="Margin">{_text(foot)} – <text:page-number/> /'
        " <text:page-count/></text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _paragraph(name: str, said: str) -> str:
    paragraph, text, *tabs = said.split("|")
    stops = "".join(
        f'<style:tab-stop style:position="{tab}" style:type="right" style:leader-style="dotted"'
        ' style:leader-text="."/>'
        for tab in tabs
    )
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f"<style:paragraph-properties {paragraph}><style:tab-stops>{stops}</style:tab-stops>"
        f"</style:paragraph-properties><style:text-properties {text}/></style:style>"
    )


def _meta(title: str, language: str) -> str:
    return (
        f"<office:document-meta {_NAMES}><office:meta><dc:title>{_text(title)}</dc:title>"
        f"<dc:language>{_text(language)}</dc:language></office:meta></office:document-meta>"
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in _PARTS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        ' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
        f' manifest:version="1.3" manifest:media-type="{MEDIA_TYPE}"/>{entries}'
        "</manifest:manifest>"
    )
