"""What the files of a pack say of the office, for ``egov check``: read without Plone.

Units and people are not in files: a site alone knows who holds what in which unit.
"""

from argparse import ArgumentTypeError
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from egov.policy.core import plan
from egov.policy.core.errors import EgovError
from egov.policy.core.template import asked_names
from pathlib import Path
from typing import Any

import yaml


Known = dict[str, dict[str, Any]]
"""What is known of an office, by attributes of :class:`egov.policy.core.checks.CheckContext`."""


def read(text: str) -> Known:
    """What the pack of a directory brings.

    :raises ArgumentTypeError: if it brings nothing, or a file of it cannot be read.
    """
    found = {}
    for attribute, (name, reader) in FILES.items():
        path = Path(text) / name
        if path.is_file():
            try:
                found[attribute] = reader(path)
            except (OSError, yaml.YAMLError, ValueError, EgovError) as error:
                raise ArgumentTypeError(f"{path} cannot be read: {error}") from None
    if not found:
        names = ", ".join(name for name, _ in FILES.values())
        raise ArgumentTypeError(f"{text} is no pack with one of {names}")
    return found


def together(packs: Iterable[Known]) -> Known:
    """What several packs bring."""
    whole: Known = {}
    for pack in packs:
        for attribute, found in pack.items():
            whole.setdefault(attribute, {}).update(found)
    return whole


def _functions(path: Path) -> dict[str, None]:
    return dict.fromkeys(_mapping(path))


def _classes(path: Path) -> dict[str, bool]:
    return {item.code: item.rule is not None for item in plan.read(path.read_bytes())}


def _templates(path: Path) -> dict[str, frozenset[str]]:
    return {name: asked_names((path.parent / name).read_bytes()) for name in _mapping(path)}


def _procedures(path: Path) -> dict[str, None]:
    named = _mapping(path).get("procedures")
    if not isinstance(named, list):
        raise ValueError("procedures: a list is expected")
    return dict.fromkeys(map(str, named))


def _mapping(path: Path) -> dict[str, Any]:
    data = yaml.safe_load(path.read_bytes())
    if not isinstance(data, dict):
        raise ValueError("a mapping is expected")
    return {str(key): value for key, value in data.items()}


FILES: Mapping[str, tuple[str, Callable[[Path], dict[str, Any]]]] = {
    "functions": ("functions.yaml", _functions),
    "classes": ("classification.csv", _classes),
    "templates": ("templates/templates.yaml", _templates),
    "procedures": ("procedures.yaml", _procedures),
}
"""The files of a pack that checks look at, by what they tell."""
