"""What stands between the network and Zope: the listening socket, compression, standing headers.

Used by instance/wsgi.ini. It knows nothing of Plone; rules about content belong to the portal.
"""

from base64 import b64decode
from collections.abc import Callable
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus
from webob import Request
from webob import Response

import os
import re
import signal
import socket
import sys
import waitress


Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]

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
METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE")
"""What browsers and REST use.  The others are those of WebDAV, which Zope answers as well.

PUT is of both: it passes to services of ours, which answer in JSON.  Stock ones that take it
would change the types of published procedures.
"""
TAKES_PUT = re.compile("(/[^@/][^/]*)*/@(procedures|tariffs)(/|$)")
"""Addresses of services of ours that PUT may reach; no other service stands before them."""
PLAIN = {"content_type": "text/plain", "charset": "utf-8"}
STANDING_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def server_factory(global_conf: dict[str, str], **settings: str) -> Callable[[WSGIApp], None]:
    """Take the address at once, so that a port in use is told before Zope is loaded."""
    host, port = os.environ["EGOV_HOST"], os.environ["EGOV_PORT"]
    listener = _listener(host, port)

    def serve(app: WSGIApp) -> None:
        # Stopped by systemd as by Ctrl-C: requests end, the database is closed.
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit())
        _announce(host, port)
        waitress.serve(app, sockets=[listener], _quiet=True, **settings)

    return serve


def _listener(host: str, port: str) -> socket.socket:
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"EGOV_PORT is {port!r}: give a number between 1 and 65535.")
    try:
        return socket.create_server((host, int(port)))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        sys.exit(f"Cannot listen on {host}:{port}: {reason}. Is it running already? See EGOV_PORT.")


def _announce(host: str, port: str) -> None:
    lines = [f"Ready: http://{host}:{port}/egov (Ctrl-C stops it)"]
    credentials = Path(os.environ["EGOV_VAR"], "credentials.txt")
    if credentials.exists():
        lines.append(f"Demonstration accounts: {credentials}")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def doorkeeper(app: WSGIApp, global_conf: dict[str, str]) -> WSGIApp:
    """Refuse what nobody sends rightly, before it is logged or Zope sees it."""

    def refusing(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        refusal = _refusal(Request(environ))
        return _answer(refusal, start_response) if refusal else app(environ, start_response)

    return refusing


def _refusal(request: Request) -> Response | None:
    if request.method not in METHODS and not _puts_to_service(request):
        return Response(status=405, allow=METHODS, text="Method not allowed.\n", **PLAIN)
    # A form sent with GET: the password would stay in logs and in the history of the browser.
    if "__ac_password" in unquote_plus(request.query_string):
        return Response(status=400, text="A password is never sent in an address.\n", **PLAIN)
    if not _is_utf8(request.environ.get("PATH_INFO", "")):
        return Response(status=400, text="The address is not written in UTF-8.\n", **PLAIN)
    # Zope reads it wherever it asks who it is, and fails.
    if not _is_readable(request.headers.get("Authorization", "")):
        return Response(status=400, text="The Authorization header cannot be read.\n", **PLAIN)
    return None


def _puts_to_service(request: Request) -> bool:
    asks_json = "application/json" in request.headers.get("Accept", "")
    path = request.environ.get("PATH_INFO", "")
    return request.method == "PUT" and asks_json and bool(TAKES_PUT.match(path))


def _is_utf8(path: str) -> bool:
    # WSGI hands the bytes over as if they were latin-1 (PEP 3333).
    try:
        path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _is_readable(authorization: str) -> bool:
    """Whether a name and a password can be read, if these are shown."""
    scheme, space, value = authorization.partition(" ")
    if not space or scheme.lower() != "basic":
        return True
    try:
        return ":" in b64decode(value.split()[-1]).decode()
    except (IndexError, ValueError):
        return False


def compress(app: WSGIApp, global_conf: dict[str, str]) -> WSGIApp:
    """Compress text for clients that accept gzip; files pass as they are, unread."""

    def compressing(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        response = request.get_response(app)
        if _is_compressible(response):
            response.vary = (*(response.vary or ()), "Accept-Encoding")
            if request.method != "HEAD" and _takes_gzip(request):
                response.encode_content(lazy=(response.content_length or LARGE) >= LARGE)
        return _answer(response, start_response)

    return compressing


def _takes_gzip(request: Request) -> bool:
    # A client that says nothing would take anything (RFC 9110), and yet simple ones do not unpack.
    said = request.accept_encoding
    return said.header_value is not None and bool(said.acceptable_offers(["gzip"]))


def _is_compressible(response: Response) -> bool:
    return (
        response.status_code not in (204, 206, 304)
        and not response.content_encoding
        and (response.content_type or "").startswith(COMPRESSIBLE)
        and (response.content_length or LARGE) >= SMALL
    )


def read_only_head(app: WSGIApp, global_conf: dict[str, str]) -> WSGIApp:
    """Answer HEAD as GET without its body; Zope's own HEAD writes to the database."""

    def heading(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "HEAD":
            return app(environ, start_response)
        response = Request({**environ, "REQUEST_METHOD": "GET"}).get_response(app)
        getattr(response.app_iter, "close", lambda: None)()
        start_response(response.status, response.headerlist)
        return []

    return heading


def standing_headers(app: WSGIApp, global_conf: dict[str, str]) -> WSGIApp:
    """Add the headers that every answer carries, unless the page has set its own.

    With EGOV_SECURE_COOKIES=1 browsers send cookies back over TLS only.
    """
    secure = os.environ.get("EGOV_SECURE_COOKIES") == "1"

    def with_headers(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        response = Request(environ).get_response(app)
        for name, value in STANDING_HEADERS.items():
            response.headers.setdefault(name, value)
        if secure:
            _secure_cookies(response)
        return _answer(response, start_response)

    return with_headers


def _secure_cookies(response: Response) -> None:
    response.headerlist = [
        (name, f"{value}; Secure")
        if name.lower() == "set-cookie" and "; secure" not in value.lower()
        else (name, value)
        for name, value in response.headerlist
    ]


def _answer(response: Response, start_response: StartResponse) -> Iterable[bytes]:
    # Not response(...), which would make Location absolute with the scheme behind the proxy.
    start_response(response.status, response.headerlist)
    return response.app_iter
