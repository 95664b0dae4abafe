"""``@records``: look for closed cases."""

from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.rest import EgovService
from egov.policy.search.queries import RecordQuery
from egov.policy.search.records import find_records


TEXTS = {
    "text": "text",
    "reference": "reference",
    "class": "class_code",
    "unit": "unit",
    "sort": "sort",
}
DAYS = ("closed_from", "closed_to", "disposal_due_before")
OTHER = ("facets", "b_start", "b_size")


class RecordsGet(EgovService):
    """``GET @records?text=&class=&closed_from=&facets=class,unit,year&…``."""

    def reply(self):
        """A page of rows, the total, and the facets asked for."""
        page = find_records(self._query())
        return {
            "@id": f"{self.context.absolute_url()}/@records",
            "items": [self.row(row) for row in page.rows],
            "items_total": page.total,
            "facets": page.facets,
        }

    def _query(self) -> RecordQuery:
        form = self.request.form
        unknown = sorted(set(form) - {*TEXTS, *DAYS, *OTHER})
        if unknown:
            raise InvalidValues([FieldProblem.unknown(name, name) for name in unknown])
        start, size = self.batch()
        return RecordQuery(
            **{field: self.query(name) for name, field in TEXTS.items()},
            **{name: self.date(name) for name in DAYS},
            start=start,
            size=size,
            facets=tuple(name for name in self.query("facets").split(",") if name),
        )
