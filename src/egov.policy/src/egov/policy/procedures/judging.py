"""What is wrong with the draft of a procedure, and how its tests go; noted on the draft.

Publishing asks all of it again: the office may have changed since.
"""

from datetime import datetime
from datetime import UTC
from egov.policy.core import rehearsal
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.findings import Finding
from egov.policy.core.reader import Source
from egov.policy.procedures.drafts import Judgement
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.publishing import examine
from typing import Any


def check(id: str, by: str) -> Judgement:
    """Hold the draft against the office of today.

    :raises UnknownProcedure: if there is none.
    """
    _, findings = _read(id)
    return _note(id, "checked", by, findings)


def rehearse(id: str, by: str) -> Judgement:
    """Play the tests of the draft, if it has no error.

    :raises UnknownProcedure: if there is none.
    """
    source, findings = _read(id)
    if source is None:
        return _note(id, "tested", by, findings, tests=[], unreached={})
    reports, errors = rehearsal.rehearse(source)
    wrong = {finding.path.split(".")[1] for finding in errors}
    tests = [
        {"id": test.id, "title": dict(test.title), "passed": test.id not in wrong}
        for test in source.procedure.tests
    ]
    reached = rehearsal.coverage(source.procedure, reports)
    unreached = {kind: list(found.missing) for kind, found in reached.items() if found.missing}
    return _note(id, "tested", by, errors, tests=tests, unreached=unreached)


def _read(id: str) -> tuple[Source | None, list[Finding]]:
    """The draft, None if it has an error; and what was found in it."""
    draft = item_named(id).draft
    if draft is None:
        raise UnknownProcedure(id)
    try:
        return examine(draft["text"], f"{id}.yaml", tests=False, new=True)
    except DefinitionError as error:
        return None, list(error.findings)


def _note(id: str, name: str, by: str, findings: list[Finding], **more: Any) -> Judgement:
    made = {
        "on": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
        "passed": not any(finding.is_error for finding in findings),
        "findings": [finding.plain() for finding in findings],
        **more,
    }
    item_named(id).draft[name] = made
    return made
