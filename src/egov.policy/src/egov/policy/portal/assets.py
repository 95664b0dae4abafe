"""Style sheet, script and icon of the pages, under an address that names their content.

The address changes when the file does, so browsers and proxies keep it for a
year.  It is not Plone's resource registry: nothing is read from the database.
"""

from dataclasses import dataclass
from pathlib import Path
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

import hashlib


TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """One file of the directory ``static``."""

    content: bytes
    content_type: str
    digest: str


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    return Asset(content, TYPES[path.suffix], hashlib.sha256(content).hexdigest()[:16])


ASSETS = {
    path.name: _read(path)
    for path in (Path(__file__).parent / "static").iterdir()
    if path.suffix in TYPES
}


def asset_url(portal_url: str, name: str) -> str:
    """Address of an asset; KeyError if there is none of that name."""
    return f"{portal_url}/@@assets/{ASSETS[name].digest}/{name}"


@implementer(IPublishTraverse)
class AssetsView(BrowserView):
    """``@@assets/<digest>/<name>``."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path: tuple[str, ...] = ()

    def publishTraverse(self, request, name):
        """Collect digest and name."""
        self.path += (name,)
        return self

    def __call__(self) -> bytes:
        asset = ASSETS.get(self.path[-1]) if len(self.path) == 2 else None
        # An old page may still ask for yesterday's digest: serving today's
        # file under it would be kept for a year.
        if asset is None or asset.digest != self.path[0]:
            raise NotFound("/".join(self.path))
        response = self.request.response
        response.setHeader("Content-Type", asset.content_type)
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return asset.content
