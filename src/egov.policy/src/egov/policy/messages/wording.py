"""The words that stand in a message, as the case is now, in a language."""

from collections.abc import Collection
from collections.abc import Mapping
from decimal import Decimal
from egov.policy import cases
from egov.policy import documents
from egov.policy import people
from egov.policy.core import fees
from egov.policy.core import form
from egov.policy.core.engine import Situation
from egov.policy.core.messages import Moment
from egov.policy.core.messages import WORDS
from egov.policy.core.model import Procedure
from egov.policy.core.terms import OccasionKind
from typing import Any


def words(
    case, situation: Situation, moment: Moment, language: str, names: Collection[str]
) -> dict[str, str]:
    """What stands for these names: words about the case and the moment, or answers."""
    procedure = cases.procedure_of(case)
    found = {
        "reference": case.reference,
        "procedure": _said(procedure.title, language),
        "state": _said(procedure.state(situation.state).title, language),
        "unit": _unit(case.unit),
        "link": f"{documents.public_address()}/{_path(case)}",
        "comment": moment.comment,
        **_of_moment(case, procedure, situation, moment, language),
    }
    for field in procedure.fields:
        value = situation.values.get(field.id)
        if field.id in names and field.id not in WORDS and value is not None:
            found[field.id] = form.answer_in_words(field, value, language, people.title_of)
    return found


def _of_moment(
    case, procedure: Procedure, situation: Situation, moment: Moment, language: str
) -> Mapping[str, str]:
    if moment.amount is not None:
        left = max((fees.total(situation.fees) or Decimal(0)) - situation.paid, Decimal(0))
        return {"payment": _money(moment.amount), "left": _money(left)}
    if moment.kind is OccasionKind.DOCUMENT:
        return {"document": _paper(case, procedure, moment.name, language)}
    if moment.kind is OccasionKind.DEADLINE:
        due = next((clock.due for clock in situation.clocks if clock.id == moment.name), None)
        title = procedure.deadline(moment.name).title
        return {"deadline": _said(title, language), "due": _day(due, language)}
    if moment.item:
        item = situation.item(moment.item)
        task = procedure.state(item.state).task(item.task)
        return {"task": _said(task.title, language), "due": _day(item.due, language)}
    return {}


def _paper(case, procedure: Procedure, id: str, language: str) -> str:
    numbers = [item.number for item in documents.documents(case) if item.document == id]
    title = _said(procedure.document(id).title, language)
    return f"{title} {numbers[-1] if numbers else ''}".strip()


def _money(amount: Decimal) -> str:
    """An amount as papers say it, with plain blanks, which every SMS has in its alphabet."""
    return " ".join(documents.in_money(amount).split())


def _day(day: Any, language: str) -> str:
    return form.known_day(day, language) if day else ""


def _said(text, language: str) -> str:
    return text.best(language)[0]


def _unit(id: str) -> str:
    unit = people.find_unit(id)
    return unit.title if unit else id


def _path(case) -> str:
    return "/".join(case.getPhysicalPath()[2:])
