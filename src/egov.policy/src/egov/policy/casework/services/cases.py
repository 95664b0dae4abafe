"""``@cases``: open a case, list those that the caller may see."""

from egov.policy import documents
from egov.policy import search
from egov.policy.casework.opening import open_case
from egov.policy.rest import EgovService
from plone.restapi.interfaces import ISerializeToJson
from zExceptions import BadRequest
from zope.component import getMultiAdapter


class CasesPost(EgovService):
    """``POST @cases {procedure, unit, fields, documents}``: a new draft, 201 and its address."""

    def reply(self):
        """Open the case; the same one again for the same ``Idempotency-Key``."""
        data = self.body()
        known = {"procedure", "unit", "fields", "documents"}
        for name in sorted(set(data) - known):
            raise BadRequest(f"{name}: unknown. Known are {', '.join(sorted(known))}.")
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
        for item in files if not case.objectIds() else ():
            documents.add_encoded(case, item)


class CasesGet(EgovService):
    """``GET @cases?…``: a page of rows with the total."""

    def reply(self):
        """What the caller may see, filtered as asked."""
        start, size = self.batch()
        form = self.request.form
        query = search.CaseQuery(
            procedure=form.get("procedure", ""),
            unit=form.get("unit", ""),
            state=form.get("state", ""),
            phase=form.get("phase", ""),
            text=form.get("text", ""),
            opened_from=self.date("opened_from"),
            opened_to=self.date("opened_to"),
            sort=form.get("sort", ""),
            start=start,
            size=size,
        )
        page = search.find_cases(query)
        return {
            "@id": f"{self.context.absolute_url()}/@cases",
            "items": [self.row(row) for row in page.rows],
            "items_total": page.total,
        }
