"""Of which procedure and version a text is, without reading the rest of it."""

from egov.policy.core.reader.kinds import is_scalar
from egov.policy.core.reader.kinds import PROCEDURE_ID
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import Unreadable
from egov.policy.core.reader.nodes import value_of
from typing import cast

import re
import yaml


def procedure_named_in(text: str) -> str:
    """The id that a text gives to its procedure; empty if it gives none that can be one."""
    try:
        root = compose(text, "")
    except Unreadable:
        return ""
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    for key, value in entries:
        if key.value == "procedure" and is_scalar(value, "str"):
            return value.value if re.fullmatch(PROCEDURE_ID, value.value) else ""
    return ""


def renumbered(text: str, version: int) -> str:
    """The text of a definition under another version; nothing else in it is touched."""
    number = value_of(cast(yaml.MappingNode, compose(text, "")), "version")
    return f"{text[: number.start_mark.index]}{version}{text[number.end_mark.index :]}"
