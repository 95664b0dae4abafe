"""appy has another licence: one module imports it, so that it can move out of the process."""

from importlib.resources import files
from pathlib import Path

import ast


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
    return found


def test_appy_is_imported_by_the_rendering_only():
    package = Path(str(files("egov.policy")))
    users = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if "appy" in _imported(path)
    }
    assert users == {"documents/rendering.py"}
