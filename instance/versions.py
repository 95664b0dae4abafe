"""Writes versions.cfg, buildout's pins, from requirements.lock for `make lock`.

Not a resolver: it copies. uv has already chosen the versions.
"""

from pathlib import Path

import re


ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9][a-z0-9-]*)==(\S+)", re.MULTILINE)
HEADER = "# Generated from requirements.lock by `make lock`: do not edit.\n[versions]\n"


def pins(lock: str) -> dict[str, str]:
    """Name and version of every distribution that the text of a lock file names."""
    return dict(PIN.findall(lock))


def versions_cfg(lock: str) -> str:
    """The text of versions.cfg for the text of a lock file."""
    return HEADER + "".join(f"{name} = {version}\n" for name, version in pins(lock).items())


if __name__ == "__main__":
    text = versions_cfg((ROOT / "requirements.lock").read_text())
    (ROOT / "versions.cfg").write_text(text)
