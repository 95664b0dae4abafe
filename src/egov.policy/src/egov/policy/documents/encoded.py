"""A file inside JSON: ``{piece, filename, data, media_type}``, data in base64."""

from collections.abc import Mapping
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.receiving import add_piece
from typing import Any

import base64
import binascii


def add_encoded(case, data: Mapping[str, Any]) -> CaseDocument:
    """Hand in the file that a JSON object holds.

    :raises InvalidValues: also for a part that is missing or no base64.
    """
    texts = {name: data.get(name, "") for name in ("piece", "filename", "data", "media_type")}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise InvalidValues([FieldProblem(name, "not_text")])
    try:
        content = base64.b64decode(texts["data"], validate=True)
    except (binascii.Error, ValueError):
        raise InvalidValues([FieldProblem("data", "not_base64")]) from None
    return add_piece(case, texts["piece"], texts["filename"], content, texts["media_type"])
