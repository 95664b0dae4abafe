"""Of which procedure a text is, before it is read, and even if it has faults."""

from egov.policy.core.reader.kinds import is_scalar
from egov.policy.core.reader.kinds import PROCEDURE_ID
from egov.policy.core.reader.nodes import compose
from egov.policy.core.reader.nodes import Unreadable

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
