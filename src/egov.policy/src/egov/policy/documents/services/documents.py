"""The documents of a case over REST: list them, hand one in."""

from egov.policy.documents.access import seen
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.encoded import add_encoded
from egov.policy.documents.interfaces import PiecesChanged
from egov.policy.documents.receiving import add_piece
from egov.policy.rest import EgovService
from typing import Any
from typing import BinaryIO
from zExceptions import BadRequest
from zope.event import notify
from ZPublisher.HTTPRequest import FileUpload


class DocumentsGet(EgovService):
    """``GET <case>/@documents``."""

    def reply(self):
        """Those that the caller may see, oldest first; a case holds few."""
        items = [item.summary() for item in seen(self.context)]
        return self.plain({"items": items, "items_total": len(items)})


class DocumentsPost(EgovService):
    """``POST <case>/@documents``: multipart ``file``, ``piece``, ``issued_on``, or JSON, base64.

    JSON ``{piece, from: {case, piece}}`` takes the file of an earlier case.
    """

    def reply(self):
        """201 with the new document."""
        document = self._hand_in()
        notify(PiecesChanged(self.context))
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", document.absolute_url())
        return self.plain(document.summary())

    def _hand_in(self) -> CaseDocument:
        if self.request.getHeader("Content-Type", "").startswith("multipart/form-data"):
            return add_piece(self.context, **self._from_form(self.request.form))
        return add_encoded(self.context, self.body())

    def _from_form(self, form: dict) -> dict[str, Any]:
        upload = form.get("file")
        if not isinstance(upload, FileUpload):
            raise BadRequest("file: a file is expected.")
        return {
            "piece_id": self.text(form, "piece"),
            "filename": upload.filename or "",
            "file": _stream(upload),
            "media_type": upload.headers.get("Content-Type", ""),
            "issued_on": self.text(form, "issued_on", ""),
        }


def _stream(upload: FileUpload) -> BinaryIO:
    upload.seek(0)
    return upload
