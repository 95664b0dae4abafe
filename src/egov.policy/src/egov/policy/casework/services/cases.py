"""``@cases``: open a case, list those that the caller may see."""

from egov.policy import documents
from egov.policy import search
from egov.policy.casework.opening import open_case
from egov.policy.casework.turns import settle
from egov.policy.rest import EgovService
from plone.restapi.interfaces import ISerializeToJson
from zExceptions import BadRequest
from zope.component import getMultiAdapter


TEXTS = ("procedure", "unit", "state", "phase", "text", "sort")
DAYS = ("opened_from", "opened_to")


class CasesPost(EgovService):
    """``POST @cases {procedure, unit, fields, documents}``: a new draft, 201 and its address."""

    def reply(self):
        """Open the case; the same one again for the same ``Idempotency-Key``."""
        data = self.body("procedure", "unit", "fields", "documents")
        case = open_case(
            self.text(data, "procedure"),
            self.text(data, "unit"),
            self.mapping(data, "fields"),
            self.request.getHeader("Idempotency-Key", ""),
        )
        self._attach(case, data.get("documents", []))
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", case.absolute_url())
        return getMultiAdapter((case, self.request), ISerializeToJson)()

    def _attach(self, case, files) -> None:
        if not isinstance(files, list) or not all(isinstance(item, dict) for item in files):
            raise BadRequest("documents: a list of objects is expected.")
        # The same request sent again finds its case with the files in it.
        if files and not case.objectIds():
            for item in files:
                documents.add_encoded(case, item)
            settle(case)


class CasesGet(EgovService):
    """``GET @cases?…``: a page of rows with the total."""

    def reply(self):
        """What the caller may see, filtered as asked."""
        page = search.find_cases(self._query())
        return {
            "@id": f"{self.context.absolute_url()}/@cases",
            "items": [self.row(row) for row in page.rows],
            "items_total": page.total,
        }

    def _query(self) -> search.CaseQuery:
        form = self.request.form
        self.known_only(form, (*TEXTS, *DAYS, "b_start", "b_size"))
        start, size = self.batch()
        return search.CaseQuery(
            **{name: self.query(name) for name in TEXTS},
            **{name: self.date(name) for name in DAYS},
            start=start,
            size=size,
        )
