"""What a received file really is, and whether it can be trusted: judged by its content.

Used when a piece is received.  It knows nothing of cases.  The format is found
by PRONOM's signatures; then the file is opened, because a signature only says
what the first bytes claim.
"""

from collections.abc import Callable
from dataclasses import dataclass
from egov.policy.documents import pdfcheck
from io import BytesIO
from PIL import Image

import os
import pygfried
import subprocess
import sys
import tempfile


MAX_PIXELS = 80_000_000
"""More than any phone or scanner of an office makes of a page."""

MAX_PDF_SECONDS = 20
"""A PDF that takes longer to look through is no scanned paper."""


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
    """Judged by another process: opening a PDF can take all memory there is."""
    # PYTHONPATH, because a build may have its packages on the path of this process only.
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        checked = subprocess.run(  # noqa: S603  our own script; the file is only its input
            [sys.executable, "-P", pdfcheck.__file__],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MAX_PDF_SECONDS,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise FileRefused("too_complex") from None
    if checked.returncode:
        raise FileRefused("too_complex")
    if checked.stdout:
        raise FileRefused(checked.stdout.decode())


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
