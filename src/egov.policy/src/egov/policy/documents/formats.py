"""What a received file really is, and whether it can be trusted: judged by its content.

Used when a piece is received.  It knows nothing of cases.  The format is found
by PRONOM's signatures; then the file is opened, because a signature only says
what the first bytes claim.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import PasswordError
from pikepdf import Pdf
from pikepdf import PdfError
from pikepdf import Stream
from PIL import Image

import pygfried
import tempfile


MAX_PIXELS = 80_000_000
"""More than any phone or scanner of an office makes of a page."""

MAX_PDF_OBJECTS = 50_000
"""A PDF with more is not a scanned paper, and takes long to look through."""


class FileRefused(Exception):
    """A file is not accepted; ``code`` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Format:
    """A format that pieces may have; the first of its extensions is the usual one."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    magic: bytes
    check: Callable[[bytes], None]


@dataclass(frozen=True)
class Identified:
    """What a file is: its PRONOM identifier and the words for it, its format if we take it."""

    puid: str
    words: str
    format: Format | None


def identify(content: bytes) -> Identified:
    """What the bytes are, whatever their name says."""
    with tempfile.NamedTemporaryFile(prefix="egov-piece-") as file:
        file.write(content)
        file.flush()
        matches = pygfried.identify(file.name, detailed=True)["files"][0]["matches"]
    found = next((item for item in matches if item["mime"] in BY_MEDIA_TYPE), matches[0])
    return Identified(
        puid="" if found["id"] == "UNKNOWN" else found["id"],
        words=found["format"],
        format=BY_MEDIA_TYPE.get(found["mime"]),
    )


def check(content: bytes, identified: Identified) -> Format:
    """The format of a file that opens and holds nothing that acts; else FileRefused."""
    claimed = next((item for item in FORMATS if content.startswith(item.magic)), None)
    if claimed is None:
        raise FileRefused("wrong_type" if identified.words else "unknown_type")
    if claimed is not identified.format:
        raise FileRefused("damaged")
    claimed.check(content)
    return claimed


def _check_pdf(content: bytes) -> None:
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise FileRefused("encrypted")
            if not len(pdf.pages):
                raise FileRefused("damaged")
            if len(pdf.objects) > MAX_PDF_OBJECTS:
                raise FileRefused("too_complex")
            if any(_acts(item) for item in pdf.objects):
                raise FileRefused("active_content")
    except PasswordError:
        raise FileRefused("encrypted") from None
    except PdfError:
        raise FileRefused("damaged") from None


def _acts(item: object, depth: int = 6) -> bool:
    # Scripts, programs to launch and attached files have no place in a paper.
    if isinstance(item, Array) and depth:
        return any(_acts(part, depth - 1) for part in item)
    if not isinstance(item, Dictionary | Stream):
        return False
    if "/JS" in item or "/EF" in item or item.get("/S") in ("/JavaScript", "/Launch"):
        return True
    return bool(depth) and any(
        _acts(value, depth - 1)
        for _, value in item.items()
        if isinstance(value, Array | Dictionary) and not value.is_indirect
    )


def _check_jpeg(content: bytes) -> None:
    with _opened(content, "JPEG") as image:
        # An eighth of the size is enough to find out whether all of it is there.
        image.draft("L", (image.width // 8, image.height // 8))
        _attempt(image.load)


def _check_png(content: bytes) -> None:
    with _opened(content, "PNG") as image:
        _attempt(image.verify)


def _opened(content: bytes, name: str) -> Image.Image:
    image = _attempt(lambda: Image.open(BytesIO(content), formats=(name,)))
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise FileRefused("too_many_pixels")
    return image


def _attempt(action: Callable):
    try:
        return action()
    except Image.DecompressionBombError:
        raise FileRefused("too_many_pixels") from None
    except Exception:  # noqa: BLE001  Pillow raises errors of many kinds on bad data; all mean the same
        raise FileRefused("damaged") from None


FORMATS = (
    Format("pdf", "application/pdf", ("pdf",), b"%PDF-", _check_pdf),
    Format("jpeg", "image/jpeg", ("jpg", "jpeg", "jpe"), b"\xff\xd8\xff", _check_jpeg),
    Format("png", "image/png", ("png",), b"\x89PNG\r\n\x1a\n", _check_png),
)

BY_MEDIA_TYPE = {item.media_type: item for item in FORMATS}
