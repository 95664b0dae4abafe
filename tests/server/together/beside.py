"""A process of the site that does when told what a worker does by itself, or verifies all proof.

Started by ``conftest.py``; told by a word a line, it answers with a line of JSON.
"""

from egov.policy.console import open_database
from egov.policy.console import site_session
from egov.policy.instance import make_directories
from egov.policy.instance import prepare_process

import json
import sys


def main(home: str) -> None:
    prepare_process(home)
    make_directories()
    with open_database() as db:
        # What is imported here needs Zope.
        from egov.policy.casework import run_deadlines
        from egov.policy.commands.verification import faults
        from egov.policy.migration.rounds import run as run_migrations
        from egov.policy.payments import take_in_statements

        does = {
            "migrate": run_migrations,
            "round": run_deadlines,
            "statements": take_in_statements,
            "verify": lambda portal: [*map(str, faults(portal))],
        }
        for line in sys.stdin:
            with site_session(db, "egov") as portal:
                print(json.dumps(does[line.strip()](portal)), flush=True)


main(sys.argv[1])
