"""``bin/egov worker``: does jobs in a process of its own, for a site with several processes."""

from argparse import ArgumentParser
from argparse import Namespace
from egov.policy.console import open_database
from egov.policy.jobs.embedded import worker_name
from egov.policy.jobs.worker import Worker

import signal


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--name",
        default=worker_name(),
        help="name of this worker: its own, and the same at each start (default: %(default)s)",
    )


def run(arguments: Namespace) -> int:
    """Do jobs until a signal ends it; the job in hand is done first."""
    with open_database() as db:
        worker = Worker(db, arguments.name)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
    return 0
