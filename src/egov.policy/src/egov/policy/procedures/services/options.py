"""``GET`` and ``PUT @procedures/<id>/options/<unit>``: what a unit sets for itself.

``GET`` says what holds there on a day (``on``, today), what does not because this version does not
allow it (``passed_over``), and what the unit has ever set;
``PUT {from, values}`` sets options from a day on, a value of null takes one back.
"""

from dataclasses import asdict
from egov.policy import clock
from egov.policy import people
from egov.policy.procedures.lookup import get
from egov.policy.procedures.services.reading import ProcedureService
from egov.policy.procedures.setting import may_set
from egov.policy.procedures.setting import set_options
from egov.policy.procedures.unitoptions import Held
from egov.policy.procedures.unitoptions import in_force
from egov.policy.procedures.unitoptions import settings_of
from typing import Any
from zExceptions import NotFound


OPTIONS = "options"


def shown(service: ProcedureService, id: str, unit: str) -> dict[str, Any]:
    """What holds in a unit, and what it has set."""
    day = service.date("on") or clock.today()
    procedure = get(id)
    if people.find_unit(unit) is None:
        raise NotFound(unit)
    return {
        "@id": service.address(id, OPTIONS, unit),
        "procedure": {"id": procedure.id, "version": procedure.version},
        "unit": unit,
        "on": day.isoformat(),
        "may_set": may_set(unit),
        "items": [_option(found) for found in in_force(procedure, unit, day)],
        "settings": [asdict(setting) for setting in settings_of(id, unit)],
    }


def put(service: ProcedureService, id: str, unit: str) -> dict[str, Any]:
    """Set options of a unit; what holds there then."""
    data = service.body("from", "values")
    since = service.day(data, "from") or clock.today()
    set_options(id, unit, service.mapping(data, "values"), since)
    return shown(service, id, unit)


def _option(found: Held) -> dict[str, Any]:
    option, setting = found.option, found.setting
    return {
        "id": option.id,
        "kind": str(option.kind),
        "title": option.title,
        "help": option.help,
        "minimum": option.minimum,
        "maximum": option.maximum,
        "default": option.default,
        "value": found.value,
        "from": {"unit": found.unit, "since": setting.since} if setting else None,
        "passed_over": [_passed_over(item) for item in found.passed_over],
    }


def _passed_over(held: Held) -> dict[str, Any]:
    """What does not hold, because this version does not allow it."""
    return {"unit": held.unit, "since": held.setting.since, "value": held.value}
