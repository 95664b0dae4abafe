"""Rows of a table among the boxes: counted, added, taken out.

Used where boxes are read and drawn.  A cell is called ``field-<id>-<row>-<column>``.
"""

from egov.policy.portal.forms.answers import Typed


def rows_in(name: str, typed: Typed) -> list[int]:
    """Numbers of the rows of which boxes were sent; ``name`` begins the names of the boxes."""
    start = f"{name}-"
    found = {box.removeprefix(start).split("-")[0] for box in typed if box.startswith(start)}
    return sorted(int(number) for number in found if number.isdecimal() and len(number) < 6)


def numbered(name: str, typed: Typed) -> dict[str, str]:
    """The boxes with rows that are numbered without gaps."""
    return _with_rows(name, typed, rows_in(name, typed))


def closed_up(name: str, typed: Typed) -> dict[str, str]:
    """The same without empty rows."""
    kept = [row for row in rows_in(name, typed) if any(_cells(name, typed, row).values())]
    return _with_rows(name, typed, kept)


def without_row(name: str, typed: Typed, number: int) -> dict[str, str]:
    """The boxes without that row."""
    return _with_rows(name, typed, [row for row in rows_in(name, typed) if row != number])


def _with_rows(name: str, typed: Typed, rows: list[int]) -> dict[str, str]:
    start = f"{name}-"
    found = {box: text for box, text in typed.items() if not box.startswith(start)}
    for new, old in enumerate(rows):
        found |= {f"{start}{new}-{cell}": text for cell, text in _cells(name, typed, old).items()}
    return found


def _cells(name: str, typed: Typed, row: int) -> dict[str, str]:
    start = f"{name}-{row}-"
    return {box.removeprefix(start): text for box, text in typed.items() if box.startswith(start)}
