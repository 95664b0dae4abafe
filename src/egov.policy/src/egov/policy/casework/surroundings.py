"""What a form asks of the site: the day, the person, places, cases, agents, units.

Used wherever answers are judged or proposed.  It is not about who may do what.
"""

from collections.abc import Sequence
from datetime import date
from egov.policy import cases
from egov.policy import clock
from egov.policy import people
from egov.policy.casework import standing
from egov.policy.casework.standing import Standing
from egov.policy.core import engine
from egov.policy.core import form
from egov.policy.core.model import Field
from egov.policy.core.model import Procedure
from plone import api
from typing import Any


def form_context(case) -> form.FormContext:
    """The surroundings of the form of a case, as the current person meets it now."""
    return context_of(Standing(case))


def new_form_context(procedure: Procedure, unit_id: str) -> form.FormContext:
    """The surroundings of a form with which the current person opens a case at a unit."""
    world, me = cases.SiteWorld(), standing.user_id()
    blank = engine.Situation(unit_id, me, procedure.initial.id, world.now, world.now)
    return context_in(unit_id, engine.circumstances(procedure, blank, world), frozenset())


def context_of(mine: Standing) -> form.FormContext:
    """The surroundings of the form of a case, before which the current person stands."""
    facts = engine.circumstances(mine.procedure, mine.situation, mine.world)
    return context_in(mine.case.unit, facts, mine.situation.supplied)


def context_in(unit_id: str, facts: dict[str, Any], supplied: frozenset[str]) -> form.FormContext:
    """The surroundings of a form, ``facts`` are what conditions may ask besides the answers."""
    moment, country = clock.now(), clock.country()

    def is_location(code: str, field: Field, day: date) -> bool:
        return people.is_location(code, field, unit_id, day)

    return form.FormContext(
        today=clock.day_of(moment),
        now=moment,
        country=country,
        currency=form.currency_of(country),
        is_location=is_location,
        is_case=is_case,
        is_agent=is_agent,
        is_unit=is_unit,
        user=standing.user_id(),
        supplied=supplied,
        facts=facts,
    )


def is_case(uid: str, field: Field) -> bool:
    """Whether there is such a case, of one of the procedures, that the person may see."""
    found = find_row(uid)
    if found is None:
        return False
    return not field.procedures or found.case_row["procedure"] in field.procedures


def find_row(uid: str):
    """The catalogue's row of a case; None if there is none that the person may see."""
    return find_rows([uid]).get(uid)


def find_rows(uids: Sequence[str]) -> dict[str, Any]:
    """The rows of cases by their UIDs, of those that the person may see: one query."""
    found = api.portal.get_tool("portal_catalog").searchResults(UID=list(uids)) if uids else ()
    return {row.case_row["uid"]: row for row in found if row.case_row}


def is_agent(user: str, field: Field) -> bool:
    """Whether a person holds a function today."""
    return bool(people.groups_of(user))


def is_unit(id: str, field: Field) -> bool:
    """Whether there is such a unit today."""
    unit, today = people.find_unit(id), clock.today()
    if unit is None or (unit.valid_from and unit.valid_from > today):
        return False
    return not unit.valid_to or unit.valid_to >= today
