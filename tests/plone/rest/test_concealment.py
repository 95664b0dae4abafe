"""A case that somebody may not see is answered like one that does not exist."""

import pytest
import transaction


SUFFIXES = ("", "/@journal", "/@documents", "/@tasks", "/@workflow")


@pytest.fixture
def pair(functional_portal, open_filed) -> tuple[str, str]:
    """Addresses of a case of Bwiza and of none."""
    url = open_filed(functional_portal).absolute_url()
    transaction.commit()
    return url, url[:-4] + "ffff"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_colleague_of_another_unit_cannot_tell_whether_a_case_exists(http, pair, suffix):
    session = http("agent.nyakabiga")
    there, missing = (session.get(f"{url}{suffix}") for url in pair)
    assert (there.status_code, missing.status_code) == (404, 404)
    assert there.text.replace(pair[0], "") == missing.text.replace(pair[1], "")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_stranger_cannot_tell_whether_a_case_exists(http, pair, suffix):
    there, missing = (http().get(f"{url}{suffix}") for url in pair)
    assert (there.status_code, missing.status_code) == (401, 401)
    assert there.text.replace(pair[0], "") == missing.text.replace(pair[1], "")


def test_writing_tells_no_more(http, pair):
    session = http("agent.nyakabiga")
    for url in pair:
        assert session.patch(url, json={"fields": {}}).status_code == 404
        assert session.post(f"{url}/@workflow/approve", json={}).status_code == 404
        assert session.post(f"{url}/@documents", json={}).status_code == 404
        assert session.delete(url).status_code == 404


@pytest.mark.parametrize(("person", "status"), [("agent.nyakabiga", 404), ("", 302)])
def test_pages_tell_no_more(http, pair, person, status):
    session = http(person)
    session.headers["Accept"] = "text/html"
    assert [session.get(url, allow_redirects=False).status_code for url in pair] == [status, status]


def test_who_sees_a_case_is_told_what_is_wrong(http, pair):
    session = http("agent.bwiza")
    assert session.get(pair[0]).status_code == 200
    assert session.get(f"{pair[0]}/no-such-piece").status_code == 404
    assert session.delete(pair[0]).status_code in (401, 403)
    assert session.get(pair[1]).status_code == 404
