"""Every page of ours: light, in its language, without anything of the theme."""

import gzip
import pytest


PUBLIC = ["", "login", "@@help", "@@verify", "@@verify?code=ABCD-EFGH-JKMN", "nowhere"]
OFFICE = ["@@inbox", "@@inbox?queue=running", "@@new-case", "@@records", "logout"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_page_carries_nothing_of_the_theme_and_no_inline_script(browse, address):
    page = browse().get(address)
    assert page.headers["X-Theme-Disabled"] == "1"
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    (script,) = page.all("script")
    assert "/@@assets/" in script.get("src")
    assert page.all("style, [style], [onclick], [onsubmit]") == []


@pytest.mark.parametrize("address", OFFICE)
def test_a_page_of_the_office_is_within_its_budget(browse, address):
    page = browse("agent.bwiza").get(address)
    assert page.status == 200
    assert len(gzip.compress(page.body.encode())) < 15_000
    assert len(page.all("*")) < 1500


def test_the_page_of_a_case_is_within_its_budget(browse, filed_url):
    page = browse("agent.bwiza").get(filed_url)
    assert len(gzip.compress(page.body.encode())) < 15_000
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_page_loads_three_files_that_browsers_keep_for_a_year(browse):
    browser = browse()
    page = browser.get("")
    files = [item.get("href") or item.get("src") for item in page.all("head link, head script")]
    assert sorted(name.rpartition("/")[2] for name in files) == ["egov.css", "egov.js", "icon.svg"]
    sizes = {}
    for file in files:
        answer = browser.get(file)
        assert "immutable" in answer.headers["Cache-Control"]
        sizes[file.rpartition(".")[2]] = len(gzip.compress(answer.response.content))
    assert sizes["css"] <= 12_000
    assert sizes["js"] <= 4_000


def test_a_file_under_another_digest_is_not_found(browse):
    browser = browse()
    address = browser.get("").one("link[rel=stylesheet]").get("href")
    assert browser.get(address.replace("/@@assets/", "/@@assets/0")).status == 404
    assert browser.get("@@assets/egov.css").status == 404


def test_pages_are_french_unless_another_language_was_chosen(browse):
    browser = browse()
    page = browser.get("", headers={"Accept-Language": "en"})
    assert page.one("html").get("lang") == "fr"
    assert "Vérifier un document" in page.text()


def test_the_switch_keeps_the_language_and_returns_to_the_page(browse):
    browser = browse()
    links = browser.get("@@verify?code=7").all(".languages a")
    assert [link.get("lang") for link in links] == ["fr", "rn", "en"]
    page = browser.get(links[2].get("href"))
    assert page.response.url.endswith("/@@verify?code=7")
    assert page.one("html").get("lang") == "en"
    assert browser.get("").one("html").get("lang") == "en"


@pytest.mark.parametrize(
    "place", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_the_switch_leads_to_no_other_site(browse, functional_portal, place):
    answer = browse().get("@@language", params={"to": "en", "next": place}, allow_redirects=False)
    assert answer.location == functional_portal.absolute_url()


def test_an_unknown_language_changes_nothing(browse):
    answer = browse().get("@@language?to=xx", allow_redirects=False)
    assert "Set-Cookie" not in answer.headers


def test_a_text_of_a_definition_in_another_language_says_which(browse, filed_url):
    browser = browse("agent.bwiza")
    browser.get("@@language?to=rn")
    page = browser.get(filed_url)
    assert page.one("html").get("lang") == "rn"
    assert "fr" in [item.get("lang") for item in page.all("dt[lang]")]


def test_navigation_shows_what_the_person_may_use(browse):
    def links(user):
        return [
            link.get("href").rpartition("@@")[2]
            for link in browse(user).get("@@help").all(".main-nav a")
        ]

    assert links("") == []
    assert links("agent.bwiza") == ["inbox", "records", "registers"]
    office = ["inbox", "records", "registers"]
    assert links("fonctionnel") == [*office, "procedures", "people", "tariffs"]
