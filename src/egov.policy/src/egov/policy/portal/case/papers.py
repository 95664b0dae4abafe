"""The papers of a case: pieces received, documents issued, adding and revoking."""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import _
from egov.policy import cases
from egov.policy import casework
from egov.policy import documents
from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.case.data import labels_of
from egov.policy.portal.case.uploads import add_uploads
from egov.policy.portal.case.uploads import all_or_nothing
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.pieces import piece_boxes
from egov.policy.portal.forms.pieces import PieceBox
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from typing import Any
from zExceptions import NotFound


@dataclass(frozen=True)
class PieceRow:
    """A file that was received.

    ``removable`` says that the person may take it out, ``set_aside`` that somebody did.
    """

    id: str
    title: str
    filename: str
    url: str
    size: str
    sha256: str
    when: str
    who: str
    removable: bool
    set_aside: bool


@dataclass(frozen=True)
class IssuedRow:
    """A document that was issued.  ``waits`` says why there is no file yet."""

    id: str
    title: Spoken
    number: str
    code: str
    url: str
    size: str
    sha256: str
    waits: str
    revoked: str
    revocable: bool
    failed: bool
    preparing: bool


REMOVED = _("The paper is removed.")
SET_ASIDE = _("The file is set aside: it stays in the request, but no longer counts.")


def piece_rows(page: Page, case) -> list[PieceRow]:
    """The pieces of a case, oldest first."""
    labels, removable = labels_of(page, cases.procedure_of(case)), documents.removable(case)
    return [
        PieceRow(
            id=item.getId(),
            title=labels.get(item.piece, item.title),
            filename=item.filename,
            url=_shown(item),
            size=page.translated(page.format.size(item.size)),
            sha256=item.sha256,
            when=page.format.moment(item.added_on),
            who=people.display_name(item.added_by),
            removable=item.getId() in removable,
            set_aside=item.status == documents.SET_ASIDE,
        )
        for item in documents.seen(case)
        if item.kind == "received"
    ]


def issued_rows(page: Page, case) -> list[IssuedRow]:
    """The documents issued in a case, oldest first."""
    return [
        _issued(page, case, item) for item in documents.documents(case) if item.kind == "issued"
    ]


def upload_boxes(page: Page, case) -> list[PieceBox]:
    """Boxes to add papers, if this person may."""
    if not documents.may_add(case):
        return []
    procedure, values = cases.procedure_of(case), cases.values(case)
    return piece_boxes(page, procedure, values, documents.supplied(case))


def own_document(case, form: Mapping[str, Any]):
    """The document of the case that a form names.

    :raises NotFound: if the case has none such.
    """
    found = case.get(text_in(form, "document"))
    if found is None:
        raise NotFound("document")
    return found


def _issued(page: Page, case, item) -> IssuedRow:
    titles = {paper.id: paper.title for paper in cases.procedure_of(case).documents}
    return IssuedRow(
        id=item.getId(),
        title=page.say(titles[item.document]),
        number=item.number,
        code=item.code,
        url=_shown(item),
        size=page.translated(page.format.size(item.size)) if item.size else "",
        sha256=item.sha256,
        waits=page.translated(documents.waiting_reason(item)),
        revoked=_revoked(page, item),
        revocable=item.revoked is None and documents.may_revoke(item),
        failed=item.status == "failed",
        preparing=item.status == "preparing",
    )


def _shown(item) -> str:
    """Address at which the browser opens the file instead of saving it."""
    url = item.download_url()
    return f"{url}?inline=1" if url else ""


def _revoked(page: Page, item) -> str:
    if item.revoked is None:
        return ""
    mapping = {
        "day": page.format.day(item.revoked.on),
        "name": people.display_name(item.revoked.by),
        "reason": item.revoked.reason,
    }
    return page.translated(_("Revoked on ${day} by ${name}: ${reason}", mapping=mapping))


class UploadView(Page):
    """``<case>/@@add-papers``: take the files of the form on the case page."""

    def get(self):
        """Adding needs the form."""
        return self.redirect(self.context.absolute_url())

    def post(self):
        """Take the files; problems are told on the page of the case."""
        try:
            with all_or_nothing():
                procedure = cases.procedure_of(self.context)
                if count := add_uploads(self.context, procedure, self.request.form):
                    casework.settle(self.context)
        except InvalidValues as error:
            return self._case_page().refuse(error.problems)
        if count == 0:
            return self._case_page().refuse([FieldProblem.required("papers")])
        self.tell(_("The papers are added."), "success")
        return self.redirect(f"{self.context.absolute_url()}#papers")

    def _case_page(self):
        return self.context.restrictedTraverse("@@case")


class RemoveView(UploadView):
    """``<case>/@@remove-paper``: take a file out of a case, or set it aside."""

    def post(self):
        """Take it out; an answer of a case that is filed is kept."""
        document = own_document(self.context, self.request.form)
        documents.remove_piece(document)
        casework.settle(self.context)
        self.tell(SET_ASIDE if document.getId() in self.context else REMOVED, "success")
        return self.redirect(f"{self.context.absolute_url()}#papers")


class RevokeView(UploadView):
    """``<case>/@@revoke``: take the force from an issued document."""

    def post(self):
        """Revoke with a reason."""
        document = own_document(self.context, self.request.form)
        try:
            documents.revoke(document, text_in(self.request.form, "reason"))
        except InvalidValues as error:
            return self._case_page().refuse(error.problems)
        self.tell(_("The document is revoked. Whoever verifies it is told so."), "success")
        return self.redirect(f"{self.context.absolute_url()}#issued")


class RetryView(UploadView):
    """``<case>/@@retry``: make the PDF of a failed document after all."""

    def post(self):
        """Put the document back into the queue."""
        document = own_document(self.context, self.request.form)
        documents.retry(document)
        self.tell(_("The document is being prepared again."), "success")
        return self.redirect(f"{self.context.absolute_url()}#issued")
