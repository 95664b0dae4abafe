"""What stands between the network and Zope: the listening socket, compression, standing headers.

Used by instance/wsgi.ini. It knows nothing of Plone; rules about content belong to the portal.
"""

from collections.abc import Callable
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from webob import Request

import os
import socket
import sys
import waitress


WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

SMALL, LARGE = 600, 1_000_000  # bytes
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/javascript",
    "application/ld+json",
    "application/problem+json",
    "application/xml",
    "image/svg+xml",
)
STANDING_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def server_factory(global_conf: dict[str, str], **settings: str) -> Callable[[WSGIApp], None]:
    """Take the address at once, so that a port in use is told before Zope is loaded."""
    host, port = os.environ["EGOV_HOST"], int(os.environ["EGOV_PORT"])
    try:
        listener = socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        sys.exit(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another EGOV_PORT.")

    def serve(app: WSGIApp) -> None:
        _announce(host, port)
        waitress.serve(app, sockets=[listener], _quiet=True, **settings)

    return serve


def _announce(host: str, port: int) -> None:
    lines = [f"Ready: http://{host}:{port}/egov (Ctrl-C stops it)"]
    credentials = Path(os.environ["EGOV_VAR"], "credentials.txt")
    if credentials.exists():
        lines.append(f"Demonstration accounts: {credentials}")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def compress(app: WSGIApp, global_conf: dict[str, str]) -> WSGIApp:
    """Compress text for clients that accept gzip; files pass as they are, unread."""

    def compressing(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        response = request.get_response(app)
        if _is_compressible(response):
            response.vary = (*(response.vary or ()), "Accept-Encoding")
            if request.method != "HEAD" and request.accept_encoding.acceptable_offers(["gzip"]):
                response.encode_content(lazy=(response.content_length or LARGE) >= LARGE)
        return response(environ, start_response)

    return compressing


def _is_compressible(response: Any) -> bool:
    return (
        response.status_code not in (204, 206, 304)
        and not response.content_encoding
        and (response.content_type or "").startswith(COMPRESSIBLE)
        and (response.content_length or LARGE) >= SMALL
    )


def standing_headers(app: WSGIApp, global_conf: dict[str, str]) -> WSGIApp:
    """Add the headers that every answer carries, unless the page has set its own."""

    def with_headers(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        response = Request(environ).get_response(app)
        for name, value in STANDING_HEADERS.items():
            response.headers.setdefault(name, value)
        return response(environ, start_response)

    return with_headers
