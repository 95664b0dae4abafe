"""Search of closed cases: one box, a few filters, facets as links with counts."""

from dataclasses import dataclass
from datetime import date
from egov.policy import _
from egov.policy import classification
from egov.policy import people
from egov.policy import search
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.forms.answers import ONE_BOX
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.answers import typed_day
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.problems import NO_SUCH_DAY
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import start_of
from egov.policy.portal.paging import with_query
from egov.policy.portal.rows import record_row
from egov.policy.portal.rows import RecordRow
from egov.policy.portal.units import name_of
from egov.policy.portal.units import named
from functools import cached_property


FILTERS = ("text", "class", "unit", "closed_from", "closed_to")
"""What the address of a search may say."""

FACETS = {"class": _("Class"), "unit": _("Unit"), "year": _("Year of closing")}

LABELS = {
    "text": (_("Words or number"), "text"),
    "closed_from": (_("Closed from"), "closed_from"),
    "closed_to": (_("Closed until"), "closed_to"),
}


@dataclass(frozen=True)
class Link:
    """A link that narrows or widens the search."""

    title: str
    url: str
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """A way to narrow the search."""

    title: str
    links: list[Link]


class RecordsView(FormPage):
    """``@@records?text=…&class=…&unit=…&closed_from=…``."""

    title = _("Search the records")

    def get(self):
        """Search, and show what was found or what was wrong with the question."""
        try:
            self.page = search.find_records(self._query())
        except InvalidValues as error:
            self.page = None
            return self.refuse(error.problems)
        return self.index()

    @cached_property
    def asked(self) -> dict[str, str]:
        """What was asked, empty values left out."""
        given = {name: text_in(self.request.form, name) for name in FILTERS}
        return {name: value for name, value in given.items() if value}

    @property
    def labels(self) -> dict[str, tuple[str, str]]:
        """Labels of the boxes."""
        return {id: (self.translated(label), box) for id, (label, box) in LABELS.items()}

    @property
    def units(self) -> list[tuple[str, str]]:
        """Units to choose from: id and name."""
        return [(unit.id, named(unit)) for unit in people.units()]

    @property
    def rows(self) -> list[RecordRow]:
        """The records of the page."""
        return [record_row(self, row) for row in self.page.rows]

    @property
    def paging(self) -> Paging:
        """Which part is shown."""
        return Paging(self._url, self.asked, start_of(self.request.form), self.page.total)

    @property
    def facets(self) -> list[Facet]:
        """Ways to narrow the search; those that narrow nothing are left out."""
        total = self.page.total
        found = (Facet(title, self._facet_links(name, total)) for name, title in FACETS.items())
        return [facet for facet in found if facet.links]

    @property
    def chips(self) -> list[Link]:
        """What narrows the search now, each with the search without it."""
        return [
            Link(self._words(name, value), self._without(name))
            for name, value in self.asked.items()
            if name != "text"
        ]

    def _facet_links(self, name: str, total: int) -> list[Link]:
        counts = self.page.facets.get(name, {})
        return [
            Link(self._words(name, value), self._with(NARROW[name](value)), count)
            for value, count in counts.items()
            if count < total
        ]

    def _query(self) -> search.RecordQuery:
        return search.RecordQuery(
            text=self.asked.get("text", ""),
            class_code=self.asked.get("class", ""),
            unit=self.asked.get("unit", ""),
            closed_from=self._day("closed_from"),
            closed_to=self._day("closed_to"),
            start=start_of(self.request.form),
            facets=tuple(FACETS),
        )

    def _day(self, name: str) -> date | None:
        text = self.asked.get(name)
        try:
            return typed_day(text) if text else None
        except ValueError:
            code = NO_SUCH_DAY if ONE_BOX.fullmatch(text) else "not_a_date"
            raise InvalidValues([FieldProblem(name, code)]) from None

    def _words(self, name: str, value: str) -> str:
        if name == "class":
            found = classification.find(value)
            return f"{value} {found.label}" if found else value
        if name == "unit":
            return name_of(value)
        if name in LABELS:
            return f"{self.translated(LABELS[name][0])} : {value}"
        return value

    @property
    def _url(self) -> str:
        return f"{self.portal_url}/@@records"

    def _with(self, more: dict[str, str]) -> str:
        return with_query(self._url, {**self.asked, **more})

    def _without(self, name: str) -> str:
        rest = {key: value for key, value in self.asked.items() if key != name}
        return with_query(self._url, rest)


NARROW = {
    "class": lambda value: {"class": value},
    "unit": lambda value: {"unit": value},
    "year": lambda value: {"closed_from": f"1/1/{value}", "closed_to": f"31/12/{value}"},
}
"""Facet → what its link adds to the question."""
