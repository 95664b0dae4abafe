"""The file of a document in the browser and over REST.

It is saved, unless the address asks to show it (``?inline=1``) and its format
does nothing but be looked at; and even then in a sandbox.
"""

from egov.policy.documents.formats import BY_MEDIA_TYPE
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from urllib.parse import quote
from zExceptions import NotFound


SANDBOX = (
    "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'"
)


def sent(request, file: NamedBlobFile, name: str, *, shown: bool = False):
    """What answers a request with a file under a name, which is saved unless it may be shown."""
    way = "inline" if shown else "attachment"
    for header, value in {
        "Content-Type": file.contentType,
        "Content-Length": str(file.getSize()),
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name.encode())}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": SANDBOX,
        "Cache-Control": "private, no-store",
    }.items():
        request.response.setHeader(header, value)
    return "" if request.method == "HEAD" else stream_data(file)


class DownloadView(BrowserView):
    """``<document>/@@download``."""

    def __call__(self):
        """The bytes, with headers that keep them from acting."""
        document = self.context
        if document.file is None:
            raise NotFound(document.getId())
        shown = self.request.form.get("inline") and document.media_type in BY_MEDIA_TYPE
        return sent(self.request, document.file, document.filename, shown=bool(shown))

    def HEAD(self):
        """The headers of the same answer."""
        return self()
