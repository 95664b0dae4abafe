"""One measured figure, what it is held to, and how a run is shown and kept."""

from collections.abc import Iterable
from dataclasses import asdict
from dataclasses import dataclass

import json


@dataclass(frozen=True)
class Measure:
    """A figure; with a ``reference`` its ratio is what counts.

    ``limit`` is the most it may be, or with ``at_least`` the least; None: for information.
    """

    name: str
    figure: float
    unit: str
    limit: float | None = None
    reference: float | None = None
    reference_name: str = ""
    at_least: bool = False

    @property
    def counted(self) -> float:
        """What is compared with the limit."""
        return self.figure if self.reference is None else self.figure / self.reference

    @property
    def met(self) -> bool:
        """Whether the target is reached; always true of what is for information."""
        if self.limit is None:
            return True
        return self.counted >= self.limit if self.at_least else self.counted <= self.limit

    @property
    def verdict(self) -> str:
        """ok, or by how much it is missed."""
        if self.limit is None:
            return ""
        if self.met:
            return "ok"
        if not self.limit:
            return "missed"
        return f"missed by {abs(self.counted / self.limit - 1):.0%}"


HEAD = ("Measure", "Figure", "Reference", "Ratio", "Target", "")


def table(measures: Iterable[Measure]) -> str:
    """The measures as lines of columns."""
    rows = [HEAD, *map(_row, measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
        lines.append("  ".join([*cells, row[-1]]).rstrip())
    return "\n".join(lines)


def as_json(measures: Iterable[Measure], **about: object) -> str:
    """The run as JSON, with what is said about it."""
    found = [
        {**asdict(item), "counted": item.counted, "met": item.met, "verdict": item.verdict}
        for item in measures
    ]
    return json.dumps({**about, "measures": found}, indent=2, ensure_ascii=False) + "\n"


def _row(item: Measure) -> tuple[str, ...]:
    figure, target = _number(item.figure, item.unit), ""
    if item.limit is not None:
        unit = item.unit if item.reference is None else ""
        target = f"{'≥' if item.at_least else '≤'} {item.limit:g} {unit}".rstrip()
    if item.reference is None:
        return item.name, figure, "", "", target, item.verdict
    reference = f"{_number(item.reference, item.unit)} {item.reference_name}"
    return item.name, figure, reference, f"{item.counted:.2f}", target, item.verdict


def _number(value: float, unit: str) -> str:
    text = f"{value:.0f}" if value >= 100 or float(value).is_integer() else f"{value:.1f}"
    return f"{text} {unit}".rstrip()
