"""``bin/egov verify-journal``: checks journals, registers and files; works beside a server."""

from argparse import ArgumentParser
from argparse import Namespace
from egov.policy.commands.verification import faults
from egov.policy.console import open_site

import sys


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--site", default="egov", help="id of the site (default: %(default)s)")


def run(arguments: Namespace) -> int:
    """Print each fault; 1 if there is any."""
    count = 0
    with open_site(read_only=True, site=arguments.site) as portal:
        for fault in faults(portal):
            sys.stdout.write(f"{fault}\n")
            count += 1
    sys.stdout.write(f"Faults: {count}.\n" if count else "Nothing is missing or altered.\n")
    return 1 if count else 0
