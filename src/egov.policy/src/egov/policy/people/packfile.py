"""Reads the YAML files of a pack for the import steps, refusing what it does not know."""

from collections.abc import Collection
from collections.abc import Mapping
from typing import Any

import yaml


def read(context, filename: str) -> dict | None:
    """The mapping in that file of the profile; None if it has no such file."""
    text = context.readDataFile(filename)
    return None if text is None else parse(text, filename)


def parse(text: str | bytes, where: str) -> dict:
    """The mapping in a YAML text; ValueError if it is something else."""
    data = yaml.safe_load(text)
    if not isinstance(data, dict):
        raise ValueError(f"{where}: a mapping is expected.")
    return data


def check_keys(
    data: Any, where: str, required: Collection[str] = (), optional: Collection[str] = ()
) -> Mapping[str, Any]:
    """The mapping itself; ValueError names a missing or an unknown key."""
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: a mapping is expected.")
    missing = [key for key in required if key not in data]
    unknown = [str(key) for key in data if key not in required and key not in optional]
    if missing:
        raise ValueError(f"{where}: missing: {', '.join(missing)}.")
    if unknown:
        known = ", ".join([*required, *optional])
        raise ValueError(f"{where}: unknown key {', '.join(unknown)}; known are {known}.")
    return data
