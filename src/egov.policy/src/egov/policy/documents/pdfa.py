"""The gate that every issued paper passes: PDF/A-2b or nothing.

Used by the conversion job.  LibreOffice claims PDF/A-2b and nearly keeps it;
two entries of its files are taken out, then the file is written, read again and
judged.  A file that is not approved is never stored.
"""

from egov.policy.documents.errors import ConversionFailed
from io import BytesIO
from pikepdf import Pdf
from pikepdf import pdfa
from pikepdf import PdfError

import logging


FLAVOUR = "2b"

MEDIA_TYPE = "application/pdf"

PUID = "fmt/477"
"""PRONOM identifier of PDF/A-2b."""

# It warns at every file that the date of a font is old.
logging.getLogger("fontTools").setLevel(logging.ERROR)


def approved(pdf: bytes) -> bytes:
    """The file as PDF/A-2b; ConversionFailed with the findings if it cannot be."""
    written = BytesIO()
    try:
        with Pdf.open(BytesIO(pdf)) as opened:
            for owner, key in ((opened.trailer, "/DocChecksum"), (opened.Root, "/OpenAction")):
                if key in owner:
                    del owner[key]
            pdfa.save(opened, written, FLAVOUR)
    except (PdfError, pdfa.PdfaError) as error:
        raise ConversionFailed(f"The PDF is not PDF/A-{FLAVOUR}: {error}") from error
    return written.getvalue()
