"""``bin/egov tick``: lets time do what it does with cases, for a site without a worker.

Meant for cron where no worker runs; a worker does the same every minute.
"""

from argparse import ArgumentParser
from argparse import Namespace
from egov.policy.casework import run_deadlines
from egov.policy.console import open_site

import sys


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--site", default="egov", help="id of the site (default: %(default)s)")


def run(arguments: Namespace) -> int:
    """Let all cases go on for which it is time."""
    with open_site(site=arguments.site) as portal:
        count = run_deadlines(portal)
    sys.stdout.write(f"{count} cases were looked at.\n")
    return 0
