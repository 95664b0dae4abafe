"""The file of a document in the browser and over REST.

It is saved, unless the address asks to show it (``?inline=1``) and its format
does nothing but be looked at; and even then in a sandbox.
"""

from egov.policy.documents.formats import BY_MEDIA_TYPE
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from urllib.parse import quote
from zExceptions import NotFound


SANDBOX = (
    "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'"
)


class DownloadView(BrowserView):
    """``<document>/@@download``."""

    def __call__(self):
        """The bytes, with headers that keep them from acting."""
        document, response = self.context, self.request.response
        if document.file is None:
            raise NotFound(document.getId())
        shown = self.request.form.get("inline") and document.media_type in BY_MEDIA_TYPE
        way = "inline" if shown else "attachment"
        name = quote(document.filename.encode())
        for header, value in {
            "Content-Type": document.media_type,
            "Content-Length": str(document.size),
            "Content-Disposition": f"{way}; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": SANDBOX,
            "Cache-Control": "private, no-store",
        }.items():
            response.setHeader(header, value)
        return "" if self.request.method == "HEAD" else stream_data(document.file)

    def HEAD(self):
        """The headers of the same answer."""
        return self()
