"""Secrets that are files of the server, outside the database and its backups.

They stand below the directory that EGOV_KEYS names; verticals say under which name.
"""

from pathlib import Path

import os


def secret(name: str) -> bytes:
    """What a file below EGOV_KEYS holds, without blanks around it; empty if there is none."""
    keys = os.environ.get("EGOV_KEYS", "")
    try:
        return (Path(keys) / name).read_bytes().strip() if keys else b""
    except OSError:
        return b""
