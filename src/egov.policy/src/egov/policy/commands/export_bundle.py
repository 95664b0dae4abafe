"""``bin/egov export-bundle``: procedures of a site as one signed file; works beside a server."""

from argparse import ArgumentParser
from argparse import Namespace
from egov.policy import exchange
from egov.policy import procedures
from egov.policy.console import open_site
from pathlib import Path

import sys


def add_arguments(parser: ArgumentParser) -> None:
    """Which procedures, and where to."""
    parser.add_argument("file", type=Path, help="the file to write")
    parser.add_argument(
        "procedures", nargs="*", help="ids, as plainte or plainte:2 (default: all that there are)"
    )
    parser.add_argument("--site", default="egov", help="id of the site (default: %(default)s)")


def run(arguments: Namespace) -> int:
    """Write the bundle."""
    with open_site(read_only=True, site=arguments.site):
        named = arguments.procedures or [it.getId() for it in procedures.items() if it.newest]
        which = exchange.named_in(",".join(named))
        data = exchange.export(which)
    arguments.file.write_bytes(data)
    sys.stdout.write(f"{arguments.file}: {len(which)} procedure(s), {len(data)} bytes.\n")
    return 0
