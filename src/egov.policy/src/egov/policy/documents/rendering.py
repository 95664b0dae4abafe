"""Template and values to a filled-in letter: the one module that imports appy.

Used when a document is issued.  It knows neither cases nor the database, never
calls LibreOffice and shows the template nothing but the values it is given
(docs/adr/0020 on the licence, 0021 on why documentgenerator's view is not used).
"""

from appy.pod.renderer import Renderer
from collections.abc import Mapping
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.expressions import Evaluator
from egov.policy.documents.package import check_template
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile


def render(template: bytes, values: Mapping[str, Any], picture: bytes, title: str) -> bytes:
    """The ODT of a letter, with ``picture`` (PNG) where the template keeps room for it.

    :raises TemplateRefused: if the template is unsafe or one of its expressions fails.
    """
    place = check_template(template)
    with TemporaryDirectory(prefix="egov-letter-") as directory:
        result = Path(directory) / "letter.odt"
        try:
            renderer = _LetterRenderer(template, values, str(result), title)
            (Path(renderer.unzipFolder) / place).write_bytes(picture)
            renderer.run()
        except Exception as error:
            # appy and the expressions raise anything; the cause stays attached.
            raise TemplateRefused(_reason(error)) from error
        return _without_notes(result.read_bytes())


class _LetterRenderer(Renderer):
    """appy without its functions that read files, call programs or write raw XML."""

    def __init__(self, template: bytes, values: Mapping[str, Any], result: str, title: str) -> None:
        super().__init__(
            BytesIO(template),
            dict(values),
            result,
            ooPort=None,
            raiseOnError=True,
            evaluator=Evaluator(),
            expressionsHolders=("if", "input"),
            metadata=escape(title),
        )

    def getCompleteContext(self, context: dict[str, Any]) -> dict[str, Any]:
        """What expressions see: the values, and what appy itself must find."""
        return {**context, "_eval_": self.evaluator}


def _reason(error: Exception) -> str:
    # appy puts a whole traceback behind its first line.
    first = str(error).partition("\n")[0].strip()
    return f"{first} {getattr(error, 'originalError', '')}".strip()


def _without_notes(letter: bytes) -> bytes:
    # appy reports a statement it cannot parse by a comment in the document.
    with ZipFile(BytesIO(letter)) as package:
        for name in ("content.xml", "styles.xml"):
            if b"<office:annotation" in package.read(name):
                raise TemplateRefused("a comment of the template was not understood")
    return letter
