"""Who was shown which act: a line of a log of the server for each answer, kept for good.

Reading writes nothing into the database (docs/adr/0088).  Whoever answers a person with what acts
say calls ``note_look``; ``bin/egov consultations`` asks the log.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from egov.policy import clock
from enum import StrEnum

import json
import logging


LOG = logging.getLogger("egov.policy.consultations")

Range = tuple[int, int, int]
"""Year, first and last number of acts."""


class Look(StrEnum):
    """What a person was shown: an act, a list with the names of acts, or a printed volume."""

    ACT = "act"
    LIST = "list"
    VOLUME = "volume"


def note_look(look: Look, register: str, unit: str, shown: Iterable[Range]) -> None:
    """Say that the current person is shown these acts of a register; nothing if there are none."""
    acts = [*shown]
    if acts:
        line = {
            "at": clock.machine_now().isoformat(timespec="seconds"),
            "by": getSecurityManager().getUser().getId() or "",
            "way": str(look),
            "register": register,
            "unit": unit,
            "acts": acts,
        }
        LOG.info("%s", json.dumps(line, ensure_ascii=False))
