"""Existing cases as a CSV file has them: every row is judged before one is written.

A file with a fault changes nothing.  Writing is in :mod:`.imported`.

Columns: ``reference unit state opened_on filed_on closed_on`` and the ids of
the procedure's fields.  Dates are ``YYYY-MM-DD``; ``closed_on`` stands for
cases in a final state only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from egov.policy import people
from egov.policy.casework.completeness import clean
from egov.policy.core import numbering
from egov.policy.core.errors import EgovError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.model import Procedure
from egov.policy.core.terms import StateKind
from typing import Any

import csv


COLUMNS = ("reference", "unit", "state", "opened_on", "filed_on", "closed_on")
REQUIRED = ("reference", "unit", "state", "filed_on")


@dataclass(frozen=True)
class Row:
    """One existing case, its values clean."""

    line: int
    reference: str
    unit: str
    state: str
    opened_on: datetime
    filed_on: datetime
    closed_on: datetime | None
    values: dict[str, Any] = field(default_factory=dict)


class ImportRefused(EgovError):
    """The file has faults: ``faults`` are sentences that begin with their line."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def read_rows(lines: Iterable[str], procedure: Procedure) -> list[Row]:
    """The cases of a CSV file.

    :raises ImportRefused: with every fault of the file.
    """
    reader = csv.DictReader(lines, strict=True)
    try:
        return _read_rows(reader, procedure)
    except csv.Error as error:
        raise ImportRefused([f"{reader.reader.line_num}: {error}."]) from None


def _read_rows(reader: csv.DictReader, procedure: Procedure) -> list[Row]:
    faults, rows, seen = _header_faults(reader.fieldnames or (), procedure), [], set()
    if not faults:
        for record in reader:
            try:
                row = _row(reader.line_num, record, procedure)
            except ValueError as error:
                faults.append(f"{reader.line_num}: {error}")
                continue
            if row.reference in seen:
                faults.append(f"{row.line}: reference {row.reference} stands twice.")
            seen.add(row.reference)
            rows.append(row)
    if faults:
        raise ImportRefused(faults)
    return rows


def _header_faults(names: Iterable[str], procedure: Procedure) -> list[str]:
    known = {*COLUMNS, *(item.id for item in procedure.fields)}
    faults = [f"1: the column {name} is unknown." for name in names if name not in known]
    return faults + [f"1: the column {name} is missing." for name in REQUIRED if name not in names]


def _row(line: int, record: dict[str, Any], procedure: Procedure) -> Row:
    if None in record or None in record.values():
        raise ValueError("the row has more or fewer values than the header.")
    reference, unit = record["reference"].strip(), record["unit"].strip()
    _require_reference(reference, procedure)
    place = people.find_unit(unit)
    if place is None or place.kind not in procedure.unit_kinds:
        raise ValueError(f"unit {unit} handles no cases of this procedure.")
    kind = _state_kind(record["state"].strip(), procedure)
    filed, closed = _moment(record, "filed_on"), _moment(record, "closed_on")
    if filed is None or (closed is None) == (kind is StateKind.FINAL):
        raise ValueError("filed_on is required, and closed_on exactly when the state is final.")
    return Row(
        line,
        reference,
        unit,
        record["state"].strip(),
        _moment(record, "opened_on") or filed,
        filed,
        closed,
        _values(record, unit, procedure),
    )


def _require_reference(reference: str, procedure: Procedure) -> None:
    if not reference or len(reference) > 80:
        raise ValueError("a reference has 1 to 80 characters.")
    if numbering.could_be(procedure.numbering.pattern, reference):
        raise ValueError(f"{reference} could be given to a new case; mark old numbers otherwise.")


def _state_kind(id: str, procedure: Procedure) -> StateKind:
    try:
        kind = procedure.state(id).kind
    except KeyError:
        raise ValueError(f"there is no state {id}.") from None
    if kind is StateKind.DRAFT:
        raise ValueError("an existing case is no draft.")
    return kind


def _moment(record: dict[str, Any], name: str) -> datetime | None:
    text = (record.get(name) or "").strip()
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time(12), UTC)
    except ValueError:
        raise ValueError(f"{name}: {text} is no date, as 2026-11-21.") from None


def _values(record: dict[str, Any], unit: str, procedure: Procedure) -> dict[str, Any]:
    given = {name: value for name, value in record.items() if name not in COLUMNS}
    try:
        # Old files have gaps that the form would no longer allow.
        return clean(unit, procedure, given)
    except InvalidValues as error:
        raise ValueError(f"{error}.") from None
