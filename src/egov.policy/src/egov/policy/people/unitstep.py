"""Import step ``egov.policy.units``: the units of a commune from the gazetteer.

Reads ``units.yaml`` of a pack.  A unit is known again by its gazetteer code, so
a later run brings titles and dates up to date under the same id; it deletes
nothing and leaves units without a code alone.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from egov.policy.people import gazetteer
from egov.policy.people import packfile
from egov.policy.people.content import Unit
from egov.policy.people.gazetteer import Place
from egov.policy.people.store import unit_folder
from plone.dexterity.utils import createContentInContainer
from plone.i18n.normalizer.interfaces import IIDNormalizer
from typing import Any
from zope.component import getUtility
from zope.lifecycleevent import modified


FILENAME = "units.yaml"

ATTRIBUTES = ("id", "valid_from", "valid_to", "predecessors")
"""What a pack may say of a unit that the gazetteer does not know."""


def import_units(context) -> None:
    """Create or update the commune, the province above it and the zones below."""
    data = packfile.read(context, FILENAME)
    if data is None:
        return
    packfile.check_keys(data, FILENAME, required=["commune"], optional=["units"])
    commune = _commune(data["commune"])
    said = _said(data.get("units") or {})
    ids = _ids(_territory(commune), said)
    for place in _territory(commune):
        parent = "" if place.level == "province" else ids[place.parent]
        _write(ids[place.code], place, parent, said.get(place.code, {}))


def _territory(commune: Place) -> tuple[Place, ...]:
    """The commune, whose plain name is the best id, then what is around and in it."""
    province = gazetteer.place(commune.parent)
    return (commune, province, *gazetteer.places("zone", commune.code))


def _commune(code: str) -> Place:
    found = gazetteer.place(code)
    if found is None or found.level != "commune":
        raise ValueError(f"{FILENAME}: {code} is no commune of the gazetteer.")
    return found


def _said(entries: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    for code, entry in entries.items():
        where = f"{FILENAME}: {code}"
        if gazetteer.place(code) is None:
            raise ValueError(f"{where} is not in the gazetteer.")
        packfile.check_keys(entry, where, optional=ATTRIBUTES)
        for name in ("valid_from", "valid_to"):
            if not isinstance(entry.get(name), date | None):
                raise ValueError(f"{where}: {name}: a date is expected.")
    return entries


def _ids(territory: Iterable[Place], said: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Id of the unit of each place: the one it has, else a new one."""
    folder = unit_folder()
    existing = (item for item in folder.objectValues() if isinstance(item, Unit))
    ids = {unit.gazetteer: unit.getId() for unit in existing if unit.gazetteer}
    taken = set(folder.objectIds())
    for place in territory:
        if place.code not in ids:
            ids[place.code] = _new_id(place, said.get(place.code, {}).get("id"), taken)
            taken.add(ids[place.code])
    return ids


def _new_id(place: Place, said: str | None, taken: Collection[str]) -> str:
    name = getUtility(IIDNormalizer).normalize(place.title)
    for id in [said] if said else [name, f"{place.level}-{name}"]:
        if id not in taken:
            return id
    raise ValueError(f"{FILENAME}: {place.code}: the id “{said or name}” is taken; give it one.")


def _write(id: str, place: Place, parent: str, said: Mapping[str, Any]) -> None:
    values = {
        "title": place.title,
        "kind": place.level,
        "parent": parent,
        "gazetteer": place.code,
    }
    values |= {name: value for name, value in said.items() if name != "id"}
    if "predecessors" in values:
        values["predecessors"] = tuple(values["predecessors"])
    folder = unit_folder()
    if id not in folder:
        createContentInContainer(folder, "Unit", checkConstraints=False, id=id, **values)
        return
    unit = folder[id]
    if any(getattr(unit, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(unit, name, value)
        modified(unit)
