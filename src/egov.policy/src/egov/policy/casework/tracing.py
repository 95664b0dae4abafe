"""A case as a test of its procedure, which anybody may read: nothing of its people is in it.

Used by ``GET <case>/@trace`` and by the page of the same.  It is for those who write
procedures and may see the case.
"""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from egov.policy import cases
from egov.policy.casework.happenings import walk
from egov.policy.casework.players import Players
from egov.policy.core import rehearsal
from egov.policy.core.errors import StateConflict
from egov.policy.core.fees import Line
from egov.policy.core.model import Procedure
from egov.policy.core.model import Test
from egov.policy.permissions import MANAGE_PROCEDURES


@dataclass(frozen=True)
class Trace:
    """A recorded test, its text for a definition, how it went when it was played.

    ``stopped`` says why it does not go to where the case is; see :mod:`.happenings`.
    """

    procedure: Procedure
    test: Test
    text: str
    report: rehearsal.Report
    stopped: str


def may_trace(case) -> bool:
    """Whether the current person, who sees the case, may make a test of it."""
    return bool(getSecurityManager().checkPermission(MANAGE_PROCEDURES, case))


def trace(case) -> Trace:
    """The test that walks as the case did.

    :raises StateConflict: if nothing of its way is known, as it was taken over from a file.
    """
    procedure, known = cases.procedure_of(case), walk(case)
    if not known.happenings:
        raise StateConflict(known.stopped)
    charged = map(Line.of, case.fees)
    test = rehearsal.record(
        procedure, known.happenings, known.items, Players(case).part_of, charged
    )
    report = rehearsal.play(procedure, test)
    return Trace(procedure, test, rehearsal.yaml_of(procedure, test), report, known.stopped)
