"""Pages: what a browser has to fetch for the first one, and how long the server takes."""

from benchmarks import sites
from benchmarks import timing
from benchmarks.client import Client
from benchmarks.measures import Measure
from benchmarks.trial import decide
from benchmarks.trial import open_case
from benchmarks.trial import Trial
from collections.abc import Iterator
from egov.policy.portal import inbox
from io import BytesIO
from lxml import html
from PIL import Image
from urllib.parse import urlsplit

import re


ROWS = 30
"""Items of the stock listing.  Our page has 25 rows; it is given as many while it is measured."""

LINKED = (
    "//link[contains('stylesheet icon', @rel) or contains(@rel, 'icon')]/@href",
    "//script/@src",
    "//img/@src",
)
FONT = re.compile(rb"@font-face|\.woff2?\b")


def measures(trial: Trial) -> Iterator[Measure]:
    """Weight and server time of inbox and case page, and their growth with the site."""
    inbox.SIZE = ROWS
    paths = {site: _case(clerk) for site, clerk in trial.clerks.items()}
    for name, path in (("inbox", "@@inbox?queue=unit"), ("case page", paths[sites.SMALL])):
        yield from _weight(name, trial.clerks[sites.SMALL], path)
    _require_rows(trial)
    found = timing.medians(_contenders(trial, paths), trial.rounds)
    for name in ("inbox", "case page"):
        small, large = found[f"{name} {sites.SMALL}"], found[f"{name} {sites.LARGE}"]
        yield Measure(
            f"{name}, server time", small, "ms", 0.5, found["listing"], "stock listing of 30"
        )
        yield Measure(f"{name}, {trial.large} cases", large, "ms", 1.3, small, "with 200")


def _contenders(trial: Trial, paths: dict[str, str]) -> dict[str, timing.Contender]:
    found = {"listing": lambda number: trial.editor.page(sites.FOLDER)}
    for site, clerk in trial.clerks.items():
        found[f"inbox {site}"] = lambda number, clerk=clerk: clerk.page("@@inbox?queue=unit")
        found[f"case page {site}"] = lambda number, clerk=clerk, path=paths[site]: clerk.page(path)
    return found


def _case(clerk: Client) -> str:
    """A filed case with a piece, that waits for its check."""
    path = open_case(clerk, given_names="Aline", purpose="Inscription à l'école")
    clerk.upload(f"{path}/@documents", "household_booklet", "cahier.png", _picture())
    decide(clerk, path, "submit")
    return path


def _picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (320, 200), (240, 240, 240)).save(stream, "PNG")
    return stream.getvalue()


def _require_rows(trial: Trial) -> None:
    """A page with fewer rows than the listing has would win for nothing."""
    pages = [clerk.page("@@inbox?queue=unit") for clerk in trial.clerks.values()]
    assert all(len(_tree(page).xpath("//tbody/tr")) == ROWS for page in pages)
    listing = _tree(trial.editor.page(sites.FOLDER))
    assert len(set(listing.xpath("//a[contains(@href, '/document-')]/@href"))) == ROWS


def _weight(name: str, clerk: Client, path: str) -> Iterator[Measure]:
    page = clerk.page(path)
    urls = {url for expression in LINKED for url in _tree(page).xpath(expression)}
    linked = [clerk.page(clerk.path_of(urlsplit(url).path)) for url in sorted(urls) if _is_own(url)]
    size = len(page.body) + sum(len(item.body) for item in linked)
    fonts = sum(1 for item in linked if FONT.search(_decoded(item)))
    yield Measure(f"{name}, cold cache, gzip", size / 1024, "KB", 60)
    yield Measure(f"{name}, requests", 1 + len(linked), "", 6)
    yield Measure(f"{name}, style sheets with web fonts", fonts, "", 0)


def _is_own(url: str) -> bool:
    return not url.startswith("data:")


def _decoded(page) -> bytes:
    copy = page.copy()
    copy.decode_content()
    return copy.body


def _tree(page):
    return html.fromstring(_decoded(page))
