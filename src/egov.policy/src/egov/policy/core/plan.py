"""The classification plan as a CSV file, read and written.

Used by classification to import and export a plan, and by the packs that ship
one.  It judges the file and changes nothing: either every class comes back or
none, with all that is wrong.  The file says neither how years are counted nor
the legal mandate; both are given apart.

Columns: code, label (*libelle*), code of the parent, years (*dua*), trigger
(*declencheur*), final action (*sort_final*: C keep, D destroy, T sort), years
before free access (*communicable_apres*), source of the values.  The last five
stand together on a class with a rule and are all empty on a heading.
"""

from .errors import EgovError
from .retention import FinalAction
from .retention import MAX_YEARS
from .retention import RetentionMode
from .retention import RetentionRule
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass

import csv
import io
import re


COLUMNS = (
    "code",
    "libelle",
    "code_parent",
    "dua",
    "declencheur",
    "sort_final",
    "communicable_apres",
    "source",
)
RULE_COLUMNS = COLUMNS[3:]
ACTIONS = {"C": FinalAction.KEEP, "D": FinalAction.DESTROY, "T": FinalAction.SORT}
_LETTERS = {action: letter for letter, action in ACTIONS.items()}
_CODE = re.compile(r"[1-9][0-9]*(\.[1-9][0-9]*)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

Row = tuple[int, list[str]]
"""A line number and its cells."""


@dataclass(frozen=True)
class PlanClass:
    """One class: a heading without a rule, or a class in which files are placed."""

    code: str
    label: str
    parent: str
    rule: RetentionRule | None
    source: str


@dataclass(frozen=True)
class PlanFinding:
    """One fault of a plan: line of the file, code for programs, sentence for people."""

    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.code} {self.message}"


class PlanError(EgovError):
    """A plan cannot be read; ``findings`` holds everything that is wrong with it."""

    def __init__(self, findings: Iterable[PlanFinding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: finding.line))
        super().__init__("\n".join(map(str, self.findings)))


def read(data: bytes, mode: RetentionMode = RetentionMode.EXACT) -> tuple[PlanClass, ...]:
    """Classes of a plan in the order of their codes, parents first; else PlanError."""
    rows, findings = _rows(data)
    findings += [fault for row in rows for fault in _row_faults(row)]
    findings += _tree_faults(rows)
    if findings:
        raise PlanError(findings)
    classes = [_plan_class(cells, mode) for _, cells in rows]
    return tuple(sorted(classes, key=lambda item: [int(part) for part in item.code.split(".")]))


def write(classes: Iterable[PlanClass]) -> str:
    """The CSV text of a plan, which reads back as the same classes."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, classes))
    return text.getvalue()


def _rows(data: bytes) -> tuple[list[Row], list[PlanFinding]]:
    text, findings = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    rows = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if header != list(COLUMNS):
            message = f"the first line must be {';'.join(COLUMNS)}"
            return [], [*findings, PlanFinding(1, "columns", message)]
        for cells in reader:
            if cells:
                rows.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        findings.append(PlanFinding(reader.line_num, "csv", f"cannot be read as CSV: {error}"))
    else:
        if not rows:
            findings.append(PlanFinding(2, "empty", "the file holds no class"))
    return rows, findings


def _decoded(data: bytes) -> tuple[str, list[PlanFinding]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = PlanFinding(line, "encoding", "not UTF-8: save the file as CSV UTF-8")
        return data.decode("utf-8-sig", "replace"), [found]


def _row_faults(row: Row) -> Iterator[PlanFinding]:
    line, cells = row
    if len(cells) != len(COLUMNS):
        yield PlanFinding(line, "cells", f"has {len(cells)} cells instead of {len(COLUMNS)}")
        return
    values = dict(zip(COLUMNS, cells, strict=True))
    if not _CODE.fullmatch(values["code"]):
        yield PlanFinding(line, "code", f"{values['code']!r} is not a code such as 3.2.2")
    if not values["libelle"]:
        yield PlanFinding(line, "label", "libelle is missing")
    if any(map(_CONTROL.search, cells)):
        yield PlanFinding(line, "text", "a cell holds a line break or another control character")
    yield from _rule_faults(line, values)


def _rule_faults(line: int, values: dict[str, str]) -> Iterator[PlanFinding]:
    missing = [name for name in RULE_COLUMNS if not values[name]]
    if missing and len(missing) < len(RULE_COLUMNS):
        message = f"a rule is missing {', '.join(missing)}; a heading has none of its cells"
        yield PlanFinding(line, "incomplete", message)
    for name in ("dua", "communicable_apres"):
        if values[name] and not re.fullmatch(r"[0-9]{1,3}", values[name]):
            message = f"{name} {values[name]!r} is not a whole number from 0 to {MAX_YEARS}"
            yield PlanFinding(line, "years", message)
    action = values["sort_final"]
    if action and action not in ACTIONS:
        message = f"sort_final {action!r} is none of {', '.join(ACTIONS)}"
        yield PlanFinding(line, "action", message)


def _tree_faults(rows: Iterable[Row]) -> Iterator[PlanFinding]:
    lines: dict[str, int] = {}
    for line, (code, *_) in rows:
        if code and lines.setdefault(code, line) != line:
            yield PlanFinding(line, "duplicate", f"{code} stands on line {lines[code]} already")
    for line, cells in rows:
        if len(cells) != len(COLUMNS) or not _CODE.fullmatch(cells[0]):
            continue
        code, parent, expected = cells[0], cells[2], cells[0].rpartition(".")[0]
        if parent != expected:
            message = f"the parent of {code} is {expected or 'empty'} and not {parent or 'empty'}"
            yield PlanFinding(line, "parent", message)
        elif parent and parent not in lines:
            yield PlanFinding(line, "parent", f"the parent {parent} of {code} is not in the plan")


def _plan_class(cells: list[str], mode: RetentionMode) -> PlanClass:
    code, label, parent, years, trigger, action, closure_years, source = cells
    if not years:
        return PlanClass(code, label, parent, None, source)
    rule = RetentionRule(
        code=code,
        label=label,
        years=int(years),
        trigger=trigger,
        action=ACTIONS[action],
        closure_years=int(closure_years),
        mode=mode,
        source=source,
    )
    return PlanClass(code, label, parent, rule, source)


def _cells(item: PlanClass) -> tuple[str | int, ...]:
    rule = item.rule
    if rule is None:
        values: tuple[str | int, ...] = ("", "", "", "")
    else:
        values = (rule.years, rule.trigger, _LETTERS[rule.action], rule.closure_years)
    return (item.code, item.label, item.parent, *values, item.source)
