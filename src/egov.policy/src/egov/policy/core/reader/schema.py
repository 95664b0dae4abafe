"""The tables of the reader as JSON Schema, for editors and the designer.

``python -m egov.policy.core.reader.schema`` writes ``core/procedure.schema.json``.
It says what the reader says about form; what only :mod:`egov.policy.core.checks`
can see, it does not.
"""

from egov.policy.core.reader.heirs import EXTENDS
from egov.policy.core.reader.tables import HEIR
from egov.policy.core.reader.tables import PROCEDURE
from pathlib import Path
from typing import Any

import json


PATH = Path(__file__).parents[1] / "procedure.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document() -> dict[str, Any]:
    """The schema of a definition; what has a title is written once, under ``$defs``."""
    parts: dict[str, Any] = {}
    whole, heir = (_hoisted(table.schema(), parts) for table in (PROCEDURE, HEIR))
    either = {"if": {"type": "object", "required": [EXTENDS]}, "then": heir, "else": whole}
    return {"$schema": DIALECT, **either, "$defs": dict(sorted(parts.items()))}


def text() -> str:
    """The content of the file."""
    return json.dumps(document(), indent=2) + "\n"


def _hoisted(rule: Any, parts: dict[str, Any]) -> Any:
    if isinstance(rule, list):
        return [_hoisted(item, parts) for item in rule]
    if not isinstance(rule, dict):
        return rule
    done = {name: _hoisted(item, parts) for name, item in rule.items()}
    # In "properties", title is the name of a key and holds a rule, not a text.
    if not isinstance(rule.get("title"), str):
        return done
    parts[rule["title"]] = done
    return {"$ref": f"#/$defs/{rule['title']}"}


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
