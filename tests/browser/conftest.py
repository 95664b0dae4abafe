"""Debian's Chromium before a real server: people who read, click and type."""

from axe_playwright_python.sync_playwright import Axe
from base64 import b64encode
from collections.abc import Callable
from collections.abc import Iterator
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright

import pytest
import re
import shutil
import subprocess


CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PATIENCE = 15_000
"""Milliseconds until something must be on the page."""


def _servers():
    """The module that starts throw-away servers, shared with the tests of crashes."""
    spec = spec_from_file_location("servers", Path(__file__).parents[1] / "server" / "conftest.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


servers = _servers()
site_template = servers.site_template
ROOT = servers.ROOT


@pytest.fixture(scope="session")
def site(site_template, tmp_path_factory) -> Iterator:
    """One running demonstration site for all tests of the browser."""
    var = tmp_path_factory.mktemp("browser") / "var"
    shutil.copytree(site_template, var)
    server = servers.Server(var, servers.free_port())
    prepare(server, "publish_forms.py", ROOT / "tests" / "plone" / "portal" / "every-field.yaml")
    prepare(server, "fill_office.py", ROOT)
    server.start()
    yield server
    server.stop()


def prepare(server, script: str, argument: Path) -> None:
    """Let a script of this directory put into the site what its tests need."""
    subprocess.run(
        [ROOT / "bin" / "instance", "run", Path(__file__).with_name(script), argument],
        env=server.environment,
        check=True,
        timeout=240,
        capture_output=True,
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site) -> Iterator[Callable[..., Page]]:
    """``visit("agent.bwiza", java_script_enabled=False)``: a person before a browser of their own.

    What the browser refuses to load or run fails the test.
    """
    contexts, refused = [], []

    def person(user: str = "", **options) -> Page:
        context = chromium.new_context(locale="fr-FR", base_url=f"{site.url}/", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.on("console", lambda line: refused.extend(_refusals(line)))
        if user:
            sign_in(page, user, site.passwords()[user])
        return page

    yield person
    for context in contexts:
        context.close()
    assert refused == []


def _refusals(line) -> list[str]:
    # A page that answers 4xx is told on the console too; that is no fault of it.
    return [line.text] if line.type == "error" and "status of 4" not in line.text else []


def sign_in(page: Page, user: str, password: str) -> None:
    """Type name and password."""
    page.goto("login")
    page.get_by_label("Nom d'utilisateur").fill(user)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("button", name="Se déconnecter").wait_for()


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """``accessible(page)``: axe-core finds nothing, and nothing sticks out at 320 pixels."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        wide = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 640})
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        page.set_viewport_size(wide)
        assert beyond <= 0, f"{page.url} is {beyond} pixels too wide at 320"

    return check


@pytest.fixture
def rest(chromium, site):
    """``rest("fonctionnel")``: a person who asks over REST."""
    contexts = []

    def person(user: str):
        name = f"{user}:{site.passwords()[user]}"
        headers = {
            "Accept": "application/json",
            "Authorization": f"Basic {b64encode(name.encode()).decode()}",
        }
        made = chromium.new_context(base_url=f"{site.url}/", extra_http_headers=headers)
        contexts.append(made)
        return made.request

    yield person
    for context in contexts:
        context.close()


@pytest.fixture
def publish(rest):
    """``publish(id, text)`` over REST: a first or a next version."""
    office = rest("fonctionnel")

    def sent(id, text):
        known = office.get(f"@procedures/{id}/versions").ok
        save = office.put if known else office.post
        draft = save(f"@procedures/{id}" if known else "@procedures", data={"definition": text})
        published = {"reason": "essai", "stamp": draft.json()["stamp"]}
        answer = office.post(f"@procedures/{id}/publish", data=published)
        assert answer.ok, answer.text()

    return sent


@pytest.fixture
def scan(tmp_path) -> Path:
    """A scanned identity card."""
    from PIL import Image

    path = tmp_path / "carte.png"
    Image.linear_gradient("L").resize((600, 400)).convert("RGB").save(path)
    return path


class Counter:
    """How a clerk fills the form of the attestation."""

    def fill_in(self, page: Page, surname: str) -> None:
        """Answer all that the form asks of a woman with an identity card."""
        page.get_by_label("Nom", exact=True).fill(surname)
        page.get_by_label(re.compile("^Prénoms")).fill("Claudine")
        page.get_by_label("Féminin").check()
        self.date(page, "Date de naissance", "7", "3", "1991")
        page.get_by_label("Burundaise").check()
        page.get_by_label("Commune d'origine").select_option("Mukaza")
        page.get_by_label("Téléphone").fill("79 12 34 56")
        page.get_by_role("group", name="La personne présente").get_by_label("Oui").check()
        page.get_by_label("Numéro de la carte", exact=True).fill("531.0201/12.345")
        page.get_by_label("Délivrée à").fill("Bwiza")
        self.date(page, "Délivrée le", "1", "5", "2015")
        page.get_by_label("Quartier ou colline").select_option(index=1)
        for order in ("Premier", "Second"):
            page.get_by_label(f"{order} témoin : nom").fill(f"{order} Témoin")
            page.get_by_label(f"{order} témoin : numéro").fill(f"531.0201/{order}")

    def date(self, page: Page, name: str, day: str, month: str, year: str) -> None:
        """Type a date into its three boxes."""
        group = page.get_by_role("group", name=name)
        group.get_by_label("Jour").fill(day)
        group.get_by_label("Mois").fill(month)
        group.get_by_label("Année").fill(year)


@pytest.fixture
def counter() -> Counter:
    """Fills the form."""
    return Counter()
