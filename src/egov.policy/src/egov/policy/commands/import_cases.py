"""``egov import-cases FILE.csv --procedure ID``: existing cases into the site.

With the embedded database the server must be stopped.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Sequence
from egov.policy import casework
from egov.policy import procedures
from egov.policy.casework import Row
from egov.policy.console import open_site
from egov.policy.core.model import Procedure
from io import StringIO
from pathlib import Path

import sys
import time
import transaction


BATCH = 500
"""Cases in one transaction."""

ATTEMPTS = 5
"""How often a batch is tried that meets a change made by the server."""


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", type=Path, help="CSV, UTF-8, with a header line")
    parser.add_argument("--procedure", required=True, help="id of a published procedure")


def run(arguments: Namespace) -> int:
    """Import the file, all rows or none; says how many and how fast."""
    with open_site() as portal:
        known, written, seconds = import_file(portal, arguments.file, arguments.procedure)
    rate = written / seconds
    sys.stdout.write(f"{written} imported, {known} known already, {rate:.0f} per second.\n")
    return 0


def import_file(portal, path: Path, procedure_id: str) -> tuple[int, int, float]:
    """Read, judge and write a file, in batches; rows known already, written, seconds of writing.

    :raises ImportRefused: with every fault of the file; nothing is written then.
    """
    procedure = procedures.get(procedure_id)
    rows = casework.read_rows(StringIO(_text(path), newline=""), procedure)
    begun, written = time.perf_counter(), 0
    for start in range(0, len(rows), BATCH):
        written += _write(rows[start : start + BATCH], procedure)
        # Down to the size of the cache, not to nothing: the next batch changes the same indexes.
        portal._p_jar.cacheGC()
    return len(rows) - written, written, time.perf_counter() - begun


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A file in another encoding would spoil every name with an accent.
        line = error.object.count(b"\n", 0, error.start) + 1
        raise casework.ImportRefused(
            [f"{line}: this is not UTF-8; save the file as CSV UTF-8."]
        ) from None


def _write(batch: Sequence[Row], procedure: Procedure) -> int:
    # The server may be at work in the same folders and registers meanwhile.
    for attempt in transaction.attempts(ATTEMPTS):
        with attempt:
            written = sum(1 for _ in casework.write_cases(batch, procedure))
    return written
