"""``@statements``: import a file of an operator, read what was found."""

from egov.policy import documents
from egov.policy import payments
from egov.policy.core.fees.statements import MAX_BYTES
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest
from ZPublisher.HTTPRequest import FileUpload


class StatementsGet(EgovService):
    """``GET @statements`` lists them, ``GET @statements/<id>?finding=`` tells one row by row."""

    def reply(self) -> dict[str, Any]:
        """One page of them, or of one."""
        start, size = self.batch()
        if self.params:
            return self._one("/".join(self.params), start, size)
        found = payments.statements()
        return {
            "@id": f"{self.context.absolute_url()}/@statements",
            "items": [statement_data(self, item) for item in found[start : start + size]],
            "items_total": len(found),
        }

    def _one(self, id: str, start: int, size: int) -> dict[str, Any]:
        found, wanted = payments.find_statement(id), self.query("finding")
        rows = [row for row in found.rows.values() if wanted in ("", row["finding"])]
        return {
            **statement_data(self, found),
            "rows": [dict(row) for row in rows[start : start + size]],
            "rows_total": len(rows),
        }


class StatementsPost(EgovService):
    """``POST @statements``: multipart ``operator``, ``file``, or JSON, ``{filename, data}``."""

    def reply(self) -> dict[str, Any]:
        """201 with what was found."""
        operator, filename, content = self._given()
        made = payments.import_statement(operator, filename, content)
        told = statement_data(self, made)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", told["@id"])
        return told

    def _given(self) -> tuple[str, str, bytes]:
        if self.request.getHeader("Content-Type", "").startswith("multipart/form-data"):
            upload = self.request.form.get("file")
            if not isinstance(upload, FileUpload):
                raise BadRequest("file: a file is expected.")
            upload.seek(0)
            content = upload.read(MAX_BYTES + 1)
            return self.text(self.request.form, "operator", ""), upload.filename or "", content
        data = self.body("operator", "filename", "data")
        content, filename, _media_type = documents.decoded(data)
        return self.text(data, "operator", ""), filename, content


def statement_data(service: EgovService, item: payments.Statement) -> dict[str, Any]:
    """A statement and how many rows there are of each finding."""
    return service.plain(
        {
            "@id": f"{service.context.absolute_url()}/@statements/{item.id}",
            "id": item.id,
            "operator": item.operator,
            "filename": item.filename,
            "first": item.first,
            "last": item.last,
            "by": item.by,
            "at": item.at,
            "counts": dict(item.counts),
        }
    )
