"""What time brings about: due cases are found in the catalogue, and go on one by one.

Used by the worker, every minute, and by ``bin/egov tick``.  Any number of processes may
do it beside each other and beside people who decide: each case has a transaction of its
own, and one that has gone on already has nothing left to do.
"""

from collections.abc import Callable
from egov.policy import clock
from egov.policy import logger
from egov.policy.casework import vacancies
from egov.policy.casework.turns import proceed
from egov.policy.casework.turns import settle
from egov.policy.console import site_session
from egov.policy.core import engine
from egov.policy.jobs import IRound
from functools import partial
from plone import api
from transaction.interfaces import TransientError
from typing import Any
from ZODB import DB
from zope.interface import implementer

import transaction


TRIES = 5
"""How often a case is tried again when somebody else writes it at the same moment."""


@implementer(IRound)
class Deadlines:
    """The round of the worker over all that is due."""

    every = 60.0

    def go(self, db: DB, site: str) -> None:
        """Bring the site up to date."""
        with site_session(db, site) as portal:
            run(portal)


def run(portal) -> int:
    """Let all go on for which it is time, and what may no longer be stuck; returns how many."""
    timely = due()
    count = sum(_commit(portal, path, tick) for path in timely)
    stuck = vacancies.batch()
    if stuck is not None:
        others = set(stuck.paths).difference(timely)
        count += sum(_commit(portal, path, settle) for path in sorted(others))
        _commit(portal, "cases", partial(vacancies.note, done=stuck))
    return count


def tick(case) -> None:
    """Let happen in a case what time has brought about."""
    proceed(case, engine.tick)


def due() -> list[str]:
    """Addresses of the cases for which it is time."""
    catalog = api.portal.get_tool("portal_catalog")
    past = {"query": clock.now(), "range": "max"}
    return [brain.getPath() for brain in catalog.unrestrictedSearchResults(next_moment=past)]


def _commit(portal, path: str, act: Callable[[Any], None]) -> bool:
    for _ in range(TRIES):
        try:
            transaction.begin()
            found = portal.unrestrictedTraverse(path, None)
            if found is not None:
                act(found)
            transaction.commit()
        except TransientError:
            transaction.abort()
        except Exception:  # noqa: BLE001  one case that cannot go on does not hold up the others
            transaction.abort()
            logger.exception("The deadlines of %s could not be looked at", path)
            return False
        else:
            return True
    return False
