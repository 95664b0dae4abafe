"""A piece inside JSON: ``{piece, filename, data, media_type, issued_on}``, data in base64.

Or ``{piece, from: {case, piece}}``: the file of an earlier case, by its number.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.receiving import add_piece
from egov.policy.documents.records import add_from_records
from typing import Any

import base64
import binascii


TEXTS = ("piece", "filename", "data", "media_type", "issued_on")


def add_encoded(case, data: Mapping[str, Any]) -> CaseDocument:
    """Hand in the file that a JSON object holds or names.

    :raises InvalidValues: also for a part that is missing or no base64.
    """
    texts = _texts(data, TEXTS)
    if "from" in data:
        earlier = _texts(data["from"], ("case", "piece"), "from.")
        reference, piece = earlier["case"], earlier["piece"]
        return add_from_records(case, texts["piece"], reference, piece, texts["issued_on"])
    content, filename, media_type = decoded(data)
    return add_piece(case, texts["piece"], filename, content, media_type, texts["issued_on"])


def decoded(data: Any, place: str = "") -> tuple[bytes, str, str]:
    """Content, name and type of the file that a JSON object holds: ``filename``, ``data``, ….

    :raises InvalidValues: for a part that is no text or no base64, its name after ``place``.
    """
    texts = _texts(data, ("filename", "data", "media_type"), place)
    try:
        content = base64.b64decode(texts["data"], validate=True)
    except (binascii.Error, ValueError):
        raise InvalidValues([FieldProblem(f"{place}data", "not_base64")]) from None
    return content, texts["filename"], texts["media_type"]


def _texts(data: Any, names: Iterable[str], place: str = "") -> dict[str, str]:
    if not isinstance(data, Mapping):
        raise InvalidValues([FieldProblem(place.rstrip("."), "type")])
    texts = {name: data.get(name, "") for name in names}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise InvalidValues([FieldProblem(f"{place}{name}", "not_text")])
    return texts
