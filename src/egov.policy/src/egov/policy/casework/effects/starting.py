"""``start_case``: a case of another procedure is opened for the same requester."""

from collections.abc import Mapping
from egov.policy import cases
from egov.policy import journal
from egov.policy import people
from egov.policy.casework import links
from egov.policy.casework import opening
from egov.policy.casework import situations
from egov.policy.casework.completeness import clean
from egov.policy.casework.effects.nesting import one_more
from egov.policy.casework.interfaces import Decision
from egov.policy.casework.interfaces import IEffect
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.effects import EFFECTS
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from typing import Any
from zope.interface import implementer


@implementer(IEffect)
class StartCase:
    """Open a case, as the procedure wants it and not as a right of who decides."""

    type = EFFECTS["start_case"]

    def apply(
        self,
        case,
        own: Procedure,
        decision: Decision,
        /,
        procedure: str,
        unit: str = "",
        fields: Mapping[str, Any] | None = None,
        link: bool = False,
    ) -> None:
        """Open it, at the unit that is named or the nearest that takes such cases.

        :raises InvalidValues: if there is no such procedure, or no such unit.
        """
        known = _Known(case, own)
        asked = str(known.result(unit)) if unit else case.unit
        place = _place(opening.in_force(procedure, asked), asked)
        wanted = opening.in_force(procedure, place)
        given = {id: known.result(text) for id, text in (fields or {}).items()}
        answers, left_out = _fitting(wanted, place, given)
        with one_more():
            made = opening.make(wanted, place, case.requester, answers)
        data = {"other": made.UID(), "procedure": wanted.id, "left_out": left_out}
        journal.record(case, "case_started", **data)
        if link:
            links.link(made, case, links.STARTED)


class _Known:
    """What the formulas of an effect may ask."""

    def __init__(self, case, procedure: Procedure) -> None:
        self._procedure, self._situation = procedure, situations.load(case)
        self._world = cases.SiteWorld(case)

    def result(self, text: Any) -> Any:
        """The value of a formula, as a form would send it; an answer alone stands for itself."""
        if isinstance(text, bool):
            return text
        if (answer := self._situation.values.get(text)) is not None:
            return form.json_value(answer)
        value = engine.result(self._procedure, self._situation, str(text), self._world)
        return form.json_value(value)


def _place(procedure: Procedure, wanted: str) -> str:
    """The unit, or the nearest above it, whose kind handles such cases."""
    if people.find_unit(wanted) is None:
        raise InvalidValues([FieldProblem.unknown("unit", wanted)])
    line = (people.find_unit(id) for id in (wanted, *people.ancestors(wanted)))
    for unit in line:
        if unit.kind in procedure.unit_kinds:
            return unit.id
    raise InvalidValues([FieldProblem.not_here("unit", wanted)])


def _fitting(
    procedure: Procedure, unit: str, given: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """The first answers as they are stored, without those that do not fit; and which those are."""
    answers = {id: value for id, value in given.items() if value is not None}
    try:
        return clean(unit, procedure, answers), []
    except InvalidValues as error:
        bad = {problem.field.partition(".")[0] for problem in error.problems} & set(answers)
        if not bad:
            raise
    rest = {id: value for id, value in answers.items() if id not in bad}
    kept, more = _fitting(procedure, unit, rest)
    return kept, sorted({*bad, *more})
