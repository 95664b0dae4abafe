"""Contracts of the documents of a case, for the verticals that show or follow them."""

from egov.policy import _
from zope import schema
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


class ICaseDocument(Interface):
    """A file in a case, received or issued.  It never changes: a new one or nothing."""

    kind = Attribute("received or issued")
    piece = Attribute("Id of the piece of the procedure that it supplies, or empty")
    document = Attribute("Id of the document of the procedure that it is, or empty")
    filename = Attribute("Name under which it is saved")
    media_type = Attribute("Media type, found in its content")
    size = Attribute("Bytes")
    sha256 = Attribute("Digest of its content, hexadecimal; empty while it is being prepared")
    puid = Attribute("PRONOM identifier of its format")
    file = Attribute("NamedBlobFile, or None while it is being prepared")
    added_on = Attribute("UTC moment")
    added_by = Attribute("User id")
    status = Attribute("ready, set_aside; of an issued one: preparing, ready, failed, revoked")
    number = Attribute("Official number, of an issued one")
    code = Attribute("Code that verifies it, of an issued one")
    revoked = Attribute("Revocation, or None")


class IDocumentReady(IObjectEvent):
    """The file of an issued document is there; ``object`` is the case."""

    document = Attribute("The document")


class IDocumentRevoked(IObjectEvent):
    """An issued document lost its force; ``object`` is the case."""

    document = Attribute("The document")


class IPiecesChanged(IObjectEvent):
    """Files came into a case or were taken out, without a decision; ``object`` is the case."""


@implementer(IPiecesChanged)
class PiecesChanged(ObjectEvent):
    """See IPiecesChanged."""


class DocumentEvent(ObjectEvent):
    """Something happened to a document of a case."""

    def __init__(self, case, document) -> None:
        super().__init__(case)
        self.document = document


@implementer(IDocumentReady)
class DocumentReady(DocumentEvent):
    """See IDocumentReady."""


@implementer(IDocumentRevoked)
class DocumentRevoked(DocumentEvent):
    """See IDocumentRevoked."""


class IDocumentSettings(Interface):
    """What every paper of the office says besides the case.  Registry: egov.policy.documents."""

    ministry = schema.TextLine(
        title=_("Ministry in charge"),
        description=_("Second line of the letterhead; ministries are renamed, so it is a setting."),
        required=False,
        default="",
    )

    public_address = schema.URI(
        title=_("Public address of the site"),
        description=_("Printed on papers as the place of verification; empty: the address in use."),
        required=False,
    )
