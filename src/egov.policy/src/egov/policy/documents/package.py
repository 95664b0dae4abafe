"""Is this file an OpenDocument text that may serve as a template?

Used when a template is imported and before each rendering.  It looks at the
package and its XML only; what an expression may say is in :mod:`.expressions`.

A template is refused when it could make appy or LibreOffice read anything
outside itself (links, objects, macros, databases), or when it uses a feature of
appy that writes raw XML (leading ``:``, ``from``) or hides errors (``|``).
"""

from collections.abc import Iterator
from egov.policy.core.template import HOLDERS
from egov.policy.core.template import NOTE
from egov.policy.core.template import parse
from egov.policy.core.template import STATEMENT
from egov.policy.core.template import statements
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.expressions import compiled
from egov.policy.documents.expressions import ExpressionRefused
from functools import lru_cache
from io import BytesIO
from lxml import etree
from zipfile import BadZipFile
from zipfile import ZipFile
from zipfile import ZipInfo

import re


MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

MAX_BYTES = 20 * 1024 * 1024
"""Size of a template once unpacked."""

PICTURE = "egov-qr"
"""Name of the picture, in Properties of the image, that becomes the QR code."""

_ENTRIES = re.compile(
    r"mimetype|META-INF/manifest\.xml|manifest\.rdf|(content|styles|meta|settings)\.xml"
    r"|layout-cache|Configurations2/(\w+/)*(accelerator/current\.xml)?"
    r"|Thumbnails/(thumbnail\.png)?|Pictures/(\w+\.(png|jpe?g|gif))?"
)
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
_PARSED = ("content.xml", "styles.xml", "meta.xml")
_FORBIDDEN = {
    "applet": "a Java applet",
    "change-start": "tracked changes; accept them first",
    "database-display": "a database field",
    "database-next": "a database field",
    "database-row-select": "a database field",
    "dde-connection": "a link to another program",
    "dde-connection-decl": "a link to another program",
    "dde-source": "a link to another program",
    "event-listener": "a macro",
    "execute-macro": "a macro",
    "floating-frame": "a frame that shows another file",
    "object": "an embedded object",
    "object-ole": "an embedded object",
    "plugin": "a plug-in",
    "script": "a script",
    "section-source": "a section linked to another file",
    "table-source": "a table linked to another file",
    "tracked-changes": "tracked changes; accept them first",
}
_HREF = "{http://www.w3.org/1999/xlink}href"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


@lru_cache(maxsize=32)
def check_template(data: bytes) -> str:
    """Raise TemplateRefused with every fault found; returns the path of the QR picture."""
    trees = [_parse(name, content) for name, content in _unpack(data).items()]
    faults = [fault for tree in trees for fault in _faults(tree)]
    if faults:
        raise TemplateRefused(*dict.fromkeys(faults))
    return _picture(trees)


def _unpack(data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as package:
            faults = list(_entry_faults(package))
            if faults:
                raise TemplateRefused(*faults)
            return {name: package.read(name) for name in _PARSED}
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise TemplateRefused(f"not an OpenDocument text: {error}") from None


def _entry_faults(package: ZipFile) -> Iterator[str]:
    entries = package.infolist()
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        yield f"larger than {MAX_BYTES // 1024 // 1024} MB once unpacked"
        return
    if (
        not entries
        or entries[0].filename != "mimetype"
        or package.read("mimetype") != MEDIA_TYPE.encode()
    ):
        yield "not an OpenDocument text (.odt)"
    for entry in entries:
        if not _ENTRIES.fullmatch(entry.filename):
            yield f"holds {entry.filename}, which has no place in a template"
        elif _is_picture(entry) and not package.read(entry).startswith(_RASTER):
            yield f"holds {entry.filename}, which is neither PNG, JPEG nor GIF"


def _is_picture(entry: ZipInfo) -> bool:
    # A drawing, whatever its name, may link to files; LibreOffice goes by the content.
    return entry.filename.startswith("Pictures/") and not entry.is_dir()


def _parse(name: str, content: bytes) -> etree._Element:
    try:
        tree = parse(content)
    except etree.XMLSyntaxError as error:
        raise TemplateRefused(f"{name} is not well-formed: {error}") from None
    if tree.getroottree().docinfo.doctype:
        raise TemplateRefused(f"{name} declares a document type")
    return tree


def _faults(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _FORBIDDEN:
            yield f"holds {_FORBIDDEN[name]}"
        if name in HOLDERS:
            yield from _expression_faults("".join(element.itertext()))
        if name == NOTE:
            yield from _statement_faults(element)
        yield from _attribute_faults(element, name)


def _attribute_faults(element: etree._Element, name: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        if value.startswith(":"):
            yield f"the attribute {etree.QName(key).localname} holds an expression"
        elif key == _HREF and not _stays_inside(name, value):
            yield f"links to {value}"


def _stays_inside(name: str, target: str) -> bool:
    if name == "a":
        return target.startswith(("https://", "http://", "mailto:", "#"))
    return target.startswith(("Pictures/", "#")) and ".." not in target


def _expression_faults(text: str) -> Iterator[str]:
    if "|" in text:
        yield f"{text!r}: the sign | hides errors"
    try:
        compiled(text)
    except ExpressionRefused as error:
        yield str(error)


def _statement_faults(annotation: etree._Element) -> Iterator[str]:
    said = statements(annotation)
    for statement in said:
        found = STATEMENT.fullmatch(statement)
        if found is None:
            yield f"{statement!r} is none of 'do text if …', 'do text else', 'do row for x in …'"
        elif found["condition"] or found["items"]:
            yield from _expression_faults(found["condition"] or found["items"])
    if len(said) != 1:
        yield "a comment must hold one statement"


def _picture(trees: list[etree._Element]) -> str:
    for tree in trees:
        for frame in tree.iter(f"{_DRAW}frame"):
            image = frame.find(f"{_DRAW}image")
            if frame.get(f"{_DRAW}name") == PICTURE and image is not None:
                return _png(image.get(_HREF, ""))
    raise TemplateRefused(f"no picture is named {PICTURE}: the QR code has no place")


def _png(path: str) -> str:
    if path.startswith("Pictures/") and path.endswith(".png"):
        return path
    raise TemplateRefused(f"the picture named {PICTURE} must be a PNG image of the template")
