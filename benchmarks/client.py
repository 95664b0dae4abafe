"""A person's requests to a site, made in-process through the whole WSGI pipeline."""

from base64 import b64encode
from typing import Any
from webob import Request
from webob import Response

import json


class RequestFailed(Exception):
    """A request that was to be timed was not answered 2xx: the figure would mean nothing."""


class Client:
    """One person at one site, by basic authentication; nobody without a password."""

    def __init__(self, app: Any, site: str, user: str = "", password: str = "") -> None:
        self.app, self.site = app, site
        token = b64encode(f"{user}:{password}".encode()).decode()
        self.headers = {"Authorization": f"Basic {token}"} if user else {}

    def page(self, path: str) -> Response:
        """A page as a browser asks for it: HTML, compressed."""
        return self._send(path, accept="text/html,*/*;q=0.8", accept_encoding="gzip")

    def get(self, path: str) -> dict[str, Any]:
        """JSON at a path of the site."""
        return self._send(path, accept="application/json").json

    def post(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send JSON; the JSON of the answer."""
        text = json.dumps(body or {}).encode()
        more = {"method": "POST", "body": text, "content_type": "application/json"}
        return self._send(path, accept="application/json", **more).json

    def upload(self, path: str, piece: str, name: str, content: bytes) -> dict[str, Any]:
        """Hand in a piece."""
        form = {"piece": piece, "file": (name, content)}
        return self._send(path, accept="application/json", POST=form).json

    def path_of(self, address: str) -> str:
        """What stands behind the site in an address that it gave."""
        return address.partition(f"/{self.site}/")[2]

    def _send(self, path: str, **more: Any) -> Response:
        more.setdefault("accept_encoding", "identity")
        request = Request.blank(f"/{self.site}/{path}", headers=self.headers, **more)
        response = request.get_response(self.app)
        _ = response.body  # to its end, as a browser would
        if response.status_code >= 300:
            raise RequestFailed(f"{response.status} {request.path}: {response.text}")
        return response
