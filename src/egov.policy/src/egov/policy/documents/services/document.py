"""One document over REST: what it is; take it out, revoke it, try it again."""

from egov.policy.documents.content import CaseDocument
from egov.policy.documents.conversion import retry
from egov.policy.documents.conversion import waiting_reason
from egov.policy.documents.interfaces import ICaseDocument
from egov.policy.documents.interfaces import PiecesChanged
from egov.policy.documents.removing import remove_piece
from egov.policy.documents.revoking import revoke
from egov.policy.interfaces import IBrowserLayer
from egov.policy.rest import EgovService
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zope.component import adapter
from zope.event import notify
from zope.i18n import translate
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(ICaseDocument, IBrowserLayer)
class DocumentToJson:
    """A document as the contract shows it; the file has its own address."""

    def __init__(self, document: CaseDocument, request) -> None:
        self.document = document
        self.request = request

    def __call__(self, version=None, include_items=False) -> dict[str, Any]:
        """Its summary, and why it is not ready if it is not."""
        waiting = translate(waiting_reason(self.document), context=self.request)
        return json_compatible({**self.document.summary(), "waiting": waiting})


@implementer(ISerializeToJsonSummary)
@adapter(ICaseDocument, IBrowserLayer)
class DocumentToJsonSummary:
    """A document where something else names it."""

    def __init__(self, document: CaseDocument, request) -> None:
        self.document = document

    def __call__(self) -> dict[str, Any]:
        """Its summary."""
        return json_compatible(self.document.summary())


class DocumentDelete(EgovService):
    """``DELETE <case>/<document>``: take a file out of a case, or set it aside."""

    def reply(self):
        """204."""
        case = self.context.aq_parent
        remove_piece(self.context)
        notify(PiecesChanged(case))
        return self.reply_no_content()


class RevokePost(EgovService):
    """``POST <case>/<document>/@revoke {reason}``."""

    def reply(self):
        """The document, revoked."""
        revoke(self.context, self.text(self.body(), "reason", default=""))
        return self.plain(self.context.summary())


class RetryPost(EgovService):
    """``POST <case>/<document>/@retry``: make the PDF of a failed paper after all."""

    def reply(self):
        """The document, being prepared again; 409 if it has not failed."""
        retry(self.context)
        return self.plain(self.context.summary())
