"""``egov import-cases FILE.csv --procedure ID``: existing cases into the site.

With the embedded database the server must be stopped.
"""

from argparse import ArgumentParser
from argparse import Namespace
from egov.policy import casework
from egov.policy import procedures
from egov.policy.console import open_site
from pathlib import Path

import sys
import time
import transaction


BATCH = 500
"""Cases in one transaction."""


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
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = casework.read_rows(lines, procedure)
    begun, written = time.perf_counter(), 0
    for written, _ in enumerate(casework.write_cases(rows, procedure), 1):
        if written % BATCH == 0:
            transaction.commit()
            portal._p_jar.cacheMinimize()
    transaction.commit()
    return len(rows) - written, written, time.perf_counter() - begun
