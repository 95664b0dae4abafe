"""Questions about one case, and the place where a new one goes."""

from collections.abc import Callable
from datetime import date
from egov.policy import people
from egov.policy import procedures
from egov.policy.cases.content import CaseFolder
from egov.policy.cases.interfaces import ICase
from egov.policy.core.form import subject_of
from egov.policy.core.model import Procedure
from egov.policy.core.model import State
from plone import api
from plone.app.uuid.utils import uuidToObject
from plone.dexterity.utils import createContent
from typing import Any


def procedure_of(case: ICase) -> Procedure:
    """The specification that a case follows, as it stands for the case.

    It has the version that the case follows, knows those that it followed before, and has
    the options of the unit that the case was opened with.  Kept on the case as long as it is
    in memory: a published version never changes.
    """
    wanted = (case.procedure, case.version, case.unit_options, case.followed)
    if case._v_procedure is None or case._v_procedure[0] != wanted:
        case._v_procedure = (wanted, procedures.standing(*wanted))
    return case._v_procedure[1]


def find(uid: str):
    """The case of that UID, whoever may see it; None if there is none."""
    found = uuidToObject(uid, unrestricted=True) if uid else None
    return found if ICase.providedBy(found) else None


def keep_options(case: ICase, procedure: Procedure, day: date) -> None:
    """Stamp a case with what its unit has set of the options of its procedure, on that day."""
    options = procedures.options_in(procedure, case.unit, day)
    if options:
        case.unit_options = options


def state_of(case: ICase) -> State:
    """The state in which a case is; the initial one before its workflow has begun."""
    procedure, taken = procedure_of(case), history(case)
    return procedure.state(taken[-1]["review_state"]) if taken else procedure.initial


def history(case: ICase) -> tuple[dict[str, Any], ...]:
    """The decisions taken, oldest first, as stock history keeps them; empty before the workflow.

    An entry without an action placed the case where it is: the first one, and one for each
    time that another version gave its state another name.
    """
    return tuple(getattr(case, "workflow_history", {}).get(case.portal_type, ()))


def version_of_entry(case: ICase) -> Callable[[int], Procedure]:
    """Which version a case followed when an entry of its history was made, by its number.

    The workflow of an earlier version has the entries that were there when the case left it.
    """
    procedure = procedure_of(case)
    left = [
        (len(case.workflow_history[procedures.type_name(case.procedure, item.version)]), item)
        for item in reversed(procedure.earlier)
    ]

    def found(place: int) -> Procedure:
        return next((item for size, item in left if place < size), procedure)

    return found


def last_decision(case: ICase) -> dict[str, Any]:
    """Who took the last transition and when."""
    return dict(history(case)[-1])


def values(case: ICase) -> dict[str, Any]:
    """The answers given so far, by field id; empty ones are left out."""
    known = case.__dict__
    found = {field.id: known.get(field.id) for field in procedure_of(case).fields}
    return {id: value for id, value in found.items() if value not in (None, "")}


def set_values(case: ICase, cleaned: dict[str, Any]) -> list[str]:
    """Replace the answers; returns the ids of the fields that changed."""
    changed = []
    for field in procedure_of(case).fields:
        value = cleaned.get(field.id)
        if case.__dict__.get(field.id) != value:
            setattr(case, field.id, value)
            changed.append(field.id)
    case.title = subject(case)
    return changed


def clear_values(case: ICase, procedure: Procedure) -> None:
    """Take away all that was answered to a version that the case follows no more."""
    for field in procedure.fields:
        if field.id in case.__dict__:
            delattr(case, field.id)


def subject(case: ICase) -> str:
    """The person or thing that a case is about, as lists name it, in the site's own language."""
    language = api.portal.get_default_language()
    return subject_of(procedure_of(case), values(case), language, people.title_of)


def container(unit: str, year: int) -> CaseFolder:
    """The folder of a unit's cases of one year, made when its first case comes."""
    place = api.portal.get()["cases"]
    for id in (unit, str(year)):
        if id not in place:
            folder = createContent("CaseFolder", id=id, title=id)
            place._setObject(id, folder, set_owner=False)
        place = place[id]
    return place
