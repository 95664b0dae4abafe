"""What the server adds around Zope: compression, standing headers, a clear word on its address."""

from collections.abc import Iterator
from egov.policy.wsgi import compress
from egov.policy.wsgi import doorkeeper
from egov.policy.wsgi import read_only_head
from egov.policy.wsgi import server_factory
from egov.policy.wsgi import standing_headers
from pathlib import Path
from webob import Request
from webob import Response

import gzip
import pytest
import re
import socket


PACKAGE = Path(__file__).parents[1] / "src/egov.policy/src/egov/policy"

PAGE = b"<p>attestation de r\xc3\xa9sidence</p>" * 100


def ask(app, method="GET", accept="gzip, br"):
    """The answer of the compressing server to one request, as it goes over the wire."""
    request = Request.blank("/", method=method, headers={"Accept-Encoding": accept})
    return request.get_response(compress(app, {}))


def page(body=PAGE, content_type="text/html; charset=utf-8", **headers):
    response = Response(body, content_type=content_type)
    response.headers.update(headers)
    return response


@pytest.mark.parametrize(
    "content_type",
    ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"],
)
def test_text_is_compressed_and_comes_back_the_same(content_type):
    answer = ask(page(content_type=content_type))
    assert answer.content_encoding == "gzip"
    assert answer.content_length == len(answer.body) < len(PAGE) / 4
    assert gzip.decompress(answer.body) == PAGE
    assert "Accept-Encoding" in answer.vary


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "image/png", "application/zip", "font/woff2"]
)
def test_files_that_are_compressed_already_pass_unread(content_type):
    class Untouchable:
        def __iter__(self) -> Iterator[bytes]:
            raise AssertionError("the body was read")

    body = Untouchable()
    response = Response(content_type=content_type, app_iter=body)
    answer = Request.blank("/", headers={"Accept-Encoding": "gzip"}).get_response(
        compress(response, {})
    )
    assert answer.app_iter is body
    assert answer.content_encoding is None


def test_a_client_without_gzip_gets_plain_text_and_caches_learn_it():
    for accept in ("identity", "gzip;q=0"):
        answer = ask(page(), accept=accept)
        assert answer.body == PAGE
        assert answer.content_encoding is None
        assert "Accept-Encoding" in answer.vary


def test_a_client_that_says_nothing_gets_plain_text():
    answer = Request.blank("/").get_response(compress(page(), {}))
    assert answer.body == PAGE
    assert answer.content_encoding is None


def test_what_varies_already_goes_on_varying():
    assert set(ask(page(Vary="Accept, Cookie")).vary) == {"Accept", "Cookie", "Accept-Encoding"}


def test_a_short_answer_is_not_compressed():
    assert ask(page(b"{}")).body == b"{}"


def test_an_encoded_answer_is_not_encoded_twice():
    answer = ask(page(gzip.compress(PAGE), **{"Content-Encoding": "gzip"}))
    assert gzip.decompress(answer.body) == PAGE


def test_head_has_the_headers_of_the_plain_answer():
    answer = ask(page(), method="HEAD")
    assert answer.content_encoding is None
    assert answer.content_length == len(PAGE)


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_without_body_stays_without(status):
    answer = ask(Response(status=status, content_type="text/html"))
    assert answer.status_code == status
    assert answer.body == b""


def test_a_stream_of_unknown_length_is_compressed_as_it_flows():
    read = []

    def rows():
        for number in range(3):
            read.append(number)
            yield PAGE

    answer = ask(Response(content_type="text/csv", app_iter=rows()))
    assert read == []
    assert gzip.decompress(b"".join(answer.app_iter)) == PAGE * 3


def test_a_relative_redirect_stays_relative():
    """Behind a proxy that ends TLS, only the browser knows the scheme."""

    def app(environ, start_response):
        start_response("302 Found", [("Location", "/egov")])
        return []

    answer = ask(app)
    assert answer.headers["Location"] == "/egov"


def test_every_answer_forbids_sniffing_and_a_page_may_be_stricter():
    answer = Request.blank("/").get_response(
        standing_headers(page(**{"X-Frame-Options": "DENY"}), {})
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_cookies_are_for_tls_only_where_the_instance_says_so(monkeypatch):
    def app(environ, start_response):
        cookies = ("__ac=x; Path=/; HttpOnly", "other=y; Secure")
        start_response("200 OK", [("Set-Cookie", cookie) for cookie in cookies])
        return []

    plain = Request.blank("/").get_response(standing_headers(app, {}))
    assert "Secure" not in plain.headers.getall("Set-Cookie")[0]
    monkeypatch.setenv("EGOV_SECURE_COOKIES", "1")
    marked = Request.blank("/").get_response(standing_headers(app, {}))
    assert marked.headers.getall("Set-Cookie") == [
        "__ac=x; Path=/; HttpOnly; Secure",
        "other=y; Secure",
    ]


def test_head_is_a_get_without_body():
    asked, closed = [], []

    class Body(list):
        def close(self):
            closed.append(True)

    def app(environ, start_response):
        asked.append(environ["REQUEST_METHOD"])
        start_response("200 OK", [("Content-Length", "6"), ("Content-Type", "text/plain")])
        return Body([b"inside"])

    answer = Request.blank("/", method="HEAD").get_response(read_only_head(app, {}))
    assert (answer.body, answer.content_length) == (b"", 6)
    assert asked == ["GET"]
    assert closed == [True]
    assert Request.blank("/").get_response(read_only_head(app, {})).text == "inside"


def knock(path="/", method="GET", accept="*/*", authorization=None):
    """The answer at the door to one request."""
    request = Request.blank(path, method=method, accept=accept)
    if authorization is not None:
        request.headers["Authorization"] = authorization
    return request.get_response(doorkeeper(Response("inside"), {}))


@pytest.mark.parametrize(
    "method",
    "PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK PUT OPTIONS TRACE SEARCH".split(),
)
def test_methods_of_webdav_stay_outside(method):
    answer = knock(method=method)
    assert answer.status_code == 405
    assert set(answer.allow) == {"GET", "HEAD", "POST", "PATCH", "DELETE"}


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
def test_methods_of_browsers_and_rest_pass(method):
    assert knock(method=method).text == "inside"


JSON = "application/json"


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/egov/@procedures/plainte", JSON, 200),
        ("/egov/@procedures/plainte", "text/html", 405),
        ("/egov/procedures/plainte", JSON, 405),
        ("/egov/@@procedures/x", JSON, 405),
        ("/egov/@tariffs", JSON, 200),
        ("/egov/@tariffs-of-others", JSON, 405),
        ("/VirtualHostBase/http/a.bi:80/egov/VirtualHostRoot/@tariffs", JSON, 200),
        ("/egov/@types/plainte-v1", JSON, 405),
        ("/egov/@types/plainte-v1/@procedures/", JSON, 405),
        ("/egov/%40types/plainte-v1/@procedures/", JSON, 405),
        ("/egov/folder/new.html", "*/*", 405),
    ],
)
def test_put_passes_to_services_of_ours_alone(path, accept, status):
    assert knock(path, "PUT", accept).status_code == status


def test_every_service_of_ours_that_takes_put_can_be_reached():
    taking = re.compile(r'method="PUT"[^>]*name="(@[^"]+)"')
    names = {name for path in PACKAGE.rglob("*.zcml") for name in taking.findall(path.read_text())}
    assert names
    assert {name: knock(f"/egov/{name}/x", "PUT", JSON).status_code for name in names} == (
        dict.fromkeys(names, 200)
    )


@pytest.mark.parametrize("query", ["__ac_password=x", "a=b&__ac%5Fpassword=x", "%5f_ac_password:a"])
def test_a_password_in_an_address_is_refused(query):
    assert knock(f"/egov/login?{query}").status_code == 400
    assert knock("/egov/login?came_from=x").text == "inside"


@pytest.mark.parametrize("shown", ["Basic %", "Basic YQ==", "basic /w==", "Basic "])
def test_a_header_that_says_no_name_and_password_is_refused(shown):
    assert knock("/egov", authorization=shown).status_code == 400


@pytest.mark.parametrize("shown", ["Basic Og==", "Basic YTpi", "Basic", "Bearer %", ""])
def test_other_headers_that_say_who_asks_are_none_of_its_business(shown):
    assert knock("/egov", authorization=shown).text == "inside"


def test_the_door_stands_before_the_log():
    configuration = (Path(__file__).parents[1] / "instance" / "wsgi.ini").read_text()
    steps = configuration.partition("pipeline =\n")[2].split()
    assert steps[:2] == ["doorkeeper", "translogger"]


def test_a_port_in_use_is_told_in_one_sentence(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setenv("EGOV_HOST", "127.0.0.1")
        monkeypatch.setenv("EGOV_PORT", str(other.getsockname()[1]))
        with pytest.raises(SystemExit, match="Address already in use"):
            server_factory({})


@pytest.mark.parametrize("port", ["", "http", "0", "70000"])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("EGOV_HOST", "127.0.0.1")
    monkeypatch.setenv("EGOV_PORT", port)
    with pytest.raises(SystemExit, match="between 1 and 65535"):
        server_factory({})


@pytest.mark.parametrize(("path", "status"), [("/egov/%ff%fe", 400), ("/egov/r%C3%A9sidence", 200)])
def test_an_address_that_is_no_utf8_stays_outside(path, status):
    answer = Request.blank(path).get_response(doorkeeper(Response("inside"), {}))
    assert answer.status_code == status
