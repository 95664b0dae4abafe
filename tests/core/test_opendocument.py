"""A document that is written from blocks is a package that others can read."""

from egov.policy.core.opendocument import Beside
from egov.policy.core.opendocument import Columns
from egov.policy.core.opendocument import Heading
from egov.policy.core.opendocument import Line
from egov.policy.core.opendocument import MEDIA_TYPE
from egov.policy.core.opendocument import written
from hypothesis import given
from hypothesis import strategies
from io import BytesIO
from lxml import etree
from zipfile import ZIP_STORED
from zipfile import ZipFile


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def package(*blocks, title="Registre", foot="Registre, 2026"):
    return ZipFile(BytesIO(written(title, foot, "fr", blocks)))


def content(*blocks):
    return etree.fromstring(package(*blocks).read("content.xml"))


def texts(tree, name):
    return ["".join(item.itertext()) for item in tree.iter(TEXT + name)]


def test_it_begins_with_its_media_type_and_lists_its_parts():
    file = package(Line("x"))
    first = file.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert file.read("mimetype").decode() == MEDIA_TYPE
    manifest = etree.fromstring(file.read("META-INF/manifest.xml"))
    named = {item.get(item.keys()[0]) for item in manifest}
    assert {"content.xml", "styles.xml", "meta.xml"} <= named


def test_blocks_come_in_their_order():
    tree = content(
        Heading("Actes"),
        Heading("Acte 1", 2),
        Beside((Line("Aline", "Prénom :"),), (Line("Reconnue.", "1.", "Margin"),)),
        Columns((Line("Aline\t1", style="Row"),)),
    )
    assert texts(tree, "h") == ["Actes", "Acte 1"]
    assert texts(tree, "p") == ["Prénom : Aline", "1. Reconnue.", "Aline1"]
    assert len(list(tree.iter(TEXT + "tab"))) == 1


def test_an_empty_margin_holds_an_empty_line():
    assert texts(content(Beside((Line("a"),), ())), "p") == ["a", ""]


def test_title_and_foot_are_kept():
    file = package(Line("x"), title="A & B", foot="<2026>")
    assert "A & B" in "".join(etree.fromstring(file.read("meta.xml")).itertext())
    assert "<2026>" in "".join(etree.fromstring(file.read("styles.xml")).itertext())


@given(strategies.text())
def test_whatever_is_written_can_be_read(text):
    (found,) = texts(content(Line(text)), "p")
    assert set(found) <= set(text)
