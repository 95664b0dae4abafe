"""How an official number is written.

Used by the checks of a definition and when a case or a document takes its
number.  Which number comes next is not decided here: registers live in the
database.

A pattern holds ``{unit}``, ``{year}`` and ``{number}``; the last two may ask
for leading zeros, ``{number:05}``.  It is not a format string of Python, which
would let a pattern reach inside objects.
"""

import re


_PLACEHOLDER = re.compile(r"\{(?:(unit)|(year|number)(?::0([1-9]))?)\}")


def reference(pattern: str, *, unit: str, year: int, number: int) -> str:
    """The reference of one number of a register, ``RES-0103-2026-00042``."""
    if "number" not in placeholders(pattern):
        raise ValueError(f"pattern {pattern!r} lacks {{number}}: two cases would be named alike")
    if number < 1 or year < 1 or not unit:
        raise ValueError(f"no reference for unit {unit!r}, year {year}, number {number}")
    counts = {"year": year, "number": number}

    def written(found: re.Match[str]) -> str:
        _, name, width = found.groups()
        return str(counts[name]).zfill(int(width or 0)) if name else unit

    return _PLACEHOLDER.sub(written, pattern)


def placeholders(pattern: str) -> tuple[str, ...]:
    """Names that a pattern holds, in its order; ValueError for anything else in braces."""
    rest = _PLACEHOLDER.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise ValueError(
            f"pattern {pattern!r}: only {{unit}}, {{year}} and {{number}} may stand in braces, "
            "the last two with leading zeros as in {number:05}"
        )
    return tuple(unit or name for unit, name, _ in _PLACEHOLDER.findall(pattern))


def shape(pattern: str) -> str:
    """The pattern without leading zeros: two of one shape can write the same reference."""
    return _PLACEHOLDER.sub(lambda found: f"{{{found[1] or found[2]}}}", pattern)


def could_be(pattern: str, text: str) -> bool:
    """Whether a text looks like a reference that this pattern may give one day."""
    rule, end = "", 0
    for found in _PLACEHOLDER.finditer(pattern):
        rule += re.escape(pattern[end : found.start()]) + (".+" if found[1] else "[0-9]+")
        end = found.end()
    return re.fullmatch(rule + re.escape(pattern[end:]), text) is not None
