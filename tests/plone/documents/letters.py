"""What a letter says."""

from io import BytesIO
from lxml import etree
from zipfile import ZipFile


def text_of(letter: bytes) -> str:
    """What is printed, with single spaces."""
    with ZipFile(BytesIO(letter)) as package:
        trees = [etree.fromstring(package.read(name)) for name in ("content.xml", "styles.xml")]
    for tree in trees:
        for space in tree.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}s"):
            space.text = " "
    lines = [" ".join("".join(item.itertext()).split()) for tree in trees for item in _lines(tree)]
    return "\n".join(filter(None, lines))


def _lines(tree):
    return tree.iter("{*}p", "{*}h")
