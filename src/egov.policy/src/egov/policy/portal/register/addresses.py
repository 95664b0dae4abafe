"""Where the page of an act is, and which act an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import acts
from egov.policy.core import texts
from egov.policy.core.acts import ActRef
from egov.policy.portal.forms.answers import text_in
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class ActLink:
    """An act by its number; without an address for who may not look it up."""

    number: str
    url: str


def link_to(portal_url: str, kept: Mapping[str, Any] | None) -> ActLink | None:
    """The act that a case keeps as its own; None if it has none."""
    ref = ActRef.of(kept)
    if ref is None:
        return None
    may = acts.reader().may_consult(ref.register, ref.unit)
    return ActLink(f"{ref.number}/{ref.year}", act_url(portal_url, ref) if may else "")


def act_url(portal_url: str, ref: ActRef) -> str:
    """The page of an act."""
    return f"{portal_url}/@@act?{urlencode(ref.plain())}"


def book_url(portal_url: str, register: str, unit: str, year: int) -> str:
    """The page of a book."""
    query = urlencode({"register": register, "unit": unit, "year": year})
    return f"{portal_url}/@@register-book?{query}"


def book_in(form: Mapping[str, Any]) -> tuple[str, str, int]:
    """Register, unit and year that a request names; 0 for a year that is none."""
    register, unit, year = (text_in(form, name) for name in ("register", "unit", "year"))
    return register, unit, texts.whole(year) or 0


def asked_for(form: Mapping[str, Any]) -> ActRef | None:
    """The act that a request names; None if that can be none."""
    year, number = (texts.whole(text_in(form, name)) for name in ("year", "number"))
    if year is None or number is None:
        return None
    register, unit = (text_in(form, name) for name in ("register", "unit"))
    return ActRef(register, unit, year, number)
