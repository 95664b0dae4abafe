"""Looks through one PDF in a process of its own, which a malicious one may only end.

Started by :mod:`.formats` as a script; nothing of the product can be imported
here.  The PDF comes on standard input; the code of what is wrong with it goes
to standard output, nothing if it is good.  A megabyte of PDF can unpack into a
gigabyte, so memory and time are limited before the first byte of it is read.
"""

from io import BytesIO
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import PasswordError
from pikepdf import Pdf
from pikepdf import PdfError
from pikepdf import settings
from pikepdf import Stream

import resource
import sys


MAX_MEMORY = 512 * 1024 * 1024
MAX_CPU_SECONDS = 10

MAX_STREAM = 64 * 1024 * 1024
"""Bytes of one unpacked stream.  Only lists of objects are unpacked here, never pictures."""

MAX_OBJECTS = 50_000
"""A PDF with more is not a scanned paper, and takes long to look through."""

ACTIONS = {
    "/GoToE",
    "/GoToR",
    "/ImportData",
    "/JavaScript",
    "/Launch",
    "/Movie",
    "/Rendition",
    "/RichMediaExecute",
    "/Sound",
    "/SubmitForm",
}
"""What runs something, opens another file, sends or fetches data.  A link (URI) only shows."""

ANNOTATIONS = {"/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"}
"""What plays or carries something that no printer shows."""

KEYS = {"/EF", "/JS", "/XFA"}
"""Attached files, which nobody has looked into; scripts; forms that are programs."""


def fault(content: bytes) -> str:
    """What is wrong with a PDF, as a code; empty if it opens and holds nothing that acts."""
    _limit_streams()
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            found = _fault(pdf)
            return "too_complex" if _is_unread(pdf) else found
    except PasswordError:
        return "encrypted"
    except PdfError:
        return "damaged"


def _limit_streams() -> None:
    names = ("flate_max_memory", "png_max_memory", "run_length_max_memory", "tiff_max_memory")
    settings.set_qpdf_limits(**dict.fromkeys(names, MAX_STREAM))


def _fault(pdf: Pdf) -> str:
    if pdf.is_encrypted:
        return "encrypted"
    if not len(pdf.pages):
        return "damaged"
    if len(pdf.objects) > MAX_OBJECTS:
        return "too_complex"
    if _acts(pdf.trailer) or any(_acts(item) for item in pdf.objects):
        return "active_content"
    return ""


def _is_unread(pdf: Pdf) -> bool:
    # qpdf takes objects that it cannot unpack for absent, and only warns; a
    # reader with more memory would find them.
    warned = any("unfilterable" in text for text in pdf.get_warnings())
    return warned or settings.qpdf_limit_errors() > 0


def _acts(item: object) -> bool:
    """Whether an object or what is written inside it acts, however deep it is nested.

    What it refers to is left out: every indirect object comes by itself.
    """
    waiting = [item]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Array):
            waiting += [part for part in found if _is_inside(part)]
        elif isinstance(found, Dictionary | Stream):
            values = dict(found.items())
            if _says_so(values):
                return True
            waiting += [part for part in values.values() if _is_inside(part)]
    return False


def _is_inside(part: object) -> bool:
    return isinstance(part, Array | Dictionary) and not part.is_indirect


def _says_so(values: dict) -> bool:
    return (
        not KEYS.isdisjoint(values)
        or str(values.get("/S")) in ACTIONS
        or str(values.get("/Subtype")) in ANNOTATIONS
    )


def main() -> None:
    """Limit this process and judge what comes."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(fault(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
