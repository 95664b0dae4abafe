"""``egov create-site``: the demonstration site with its accounts and signing key, once.

Passwords are drawn here, printed once and kept in ``credentials.txt`` beside
the data, readable by the owner only; the database has their hashes.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Mapping
from egov.policy import documents
from egov.policy import people
from egov.policy import site
from egov.policy.console import application
from egov.policy.console import open_database
from pathlib import Path
from zope.component.hooks import setSite

import logging
import os
import sys
import transaction


HEADER = "# Accounts of the demonstration: account, password. Delete it once they are known.\n"
FILENAME = "credentials.txt"


def add_arguments(parser: ArgumentParser) -> None:
    """The command takes none: an instance has one site."""


def run(arguments: Namespace) -> int:
    """Create key and site unless they exist; then nothing is changed."""
    documents.ensure_key(Path(os.environ["EGOV_KEYS"]))
    # Plone warns, while it makes a site, of what is as it should be.
    logging.disable(logging.WARNING)
    with open_database() as db, application(db) as app:
        try:
            return _create(app)
        finally:
            # What ends the transaction must not look for utilities in a site that is half made.
            setSite(None)


def _create(app) -> int:
    _, passwords = site.create(app)
    if not passwords:
        sys.stdout.write(f"The site {site.SITE_ID} exists already; nothing was changed.\n")
        return 0
    path = Path(os.environ["EGOV_VAR"], FILENAME)
    # Before the commit: there must be no site of whose passwords nobody has a copy.
    write_credentials(path, passwords)
    transaction.commit()
    sys.stdout.write("".join(_lines(passwords, path)))
    return 0


def write_credentials(path: Path, passwords: Mapping[str, str]) -> None:
    """Write accounts and passwords for the owner of the file only."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(HEADER)
        stream.writelines(f"{account} {secret}\n" for account, secret in passwords.items())


def _lines(passwords: Mapping[str, str], path: Path):
    yield f"Site {site.SITE_ID} created. Its accounts, shown this once (kept in {path}):\n"
    for account, secret in passwords.items():
        yield f"  {account:18} {secret}   {_posts(account)}\n"


def _posts(account: str) -> str:
    """What a person is, in words: ``Chef de zone, Bwiza``."""
    titles = {id: function.title.best()[0] for id, function in people.functions().items()}
    posts = people.assignments(user_id=account)
    named = [f"{titles[post.function]}, {people.find_unit(post.unit).title}" for post in posts]
    return "; ".join(named) or "Manager"
