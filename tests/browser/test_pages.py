"""What every page owes to slow lines, keyboards, small screens and browsers without scripts."""

from playwright.sync_api import expect
from urllib.parse import urlsplit

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]

FORM = "@@new-case?procedure=attestation-residence&unit=bwiza"

PUBLIC = ["", "login", "logout", "@@help", "@@verify", "verify/ABCD-EFGH-JKMN", "nowhere"]

KILOBYTE = 1000


@pytest.fixture
def request_address(visit, counter) -> str:
    """Address of a draft that a clerk without scripts made."""
    page = visit("agent.bwiza", java_script_enabled=False)
    page.goto(FORM)
    counter.fill_in(page, "Sansscript")
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("#data")).to_contain_text("Sansscript")
    return page.url


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("language", ["fr", "rn", "en"])
def test_public_pages_are_accessible_in_every_language(visit, accessible, address, language):
    page = visit()
    page.goto(f"@@language?to={language}")
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("lang", language)
    accessible(page)


def test_a_page_is_small_and_loads_no_font(visit, request_address):
    page = visit("agent.bwiza")
    for address in ("@@inbox?queue=unit", request_address):
        sizes = _transferred(page, address)
        assert len(sizes) <= 6, sizes
        assert sum(sizes.values()) <= 60 * KILOBYTE, sizes
        assert not [name for name in sizes if "font" in name or name.endswith(".woff2")]


def test_seen_again_only_the_page_itself_comes_over_the_line(visit):
    page = visit("agent.bwiza")
    _transferred(page, "@@records")
    again = _transferred(page, "@@inbox", emptied=False)
    loaded = {name: size for name, size in again.items() if size}
    assert len(loaded) <= 2, loaded
    assert sum(loaded.values()) <= 15 * KILOBYTE, loaded


def _transferred(page, address, *, emptied: bool = True) -> dict[str, int]:
    """Bytes that came over the line, by path; with an empty cache unless said otherwise."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    if emptied:
        session.send("Network.clearBrowserCache")
    names, sizes = {}, {}
    session.on(
        "Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(address, wait_until="networkidle")
    session.detach()
    # What the page before was still loading is not counted.
    return {urlsplit(names[id]).path: size for id, size in sizes.items() if id in names}


def test_the_whole_counter_works_without_scripts(visit, request_address):
    page = visit("agent.bwiza", java_script_enabled=False)
    page.goto(request_address)
    page.get_by_role("link", name="Modifier").first.click()
    page.get_by_role("group", name="La personne présente").get_by_label("Non").check()
    page.get_by_label("Nom", exact=True).fill("Sansécran")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Déposer la demande").click()
    expect(page.locator(".panel")).to_contain_text("RES-BWIZA-")
    page.get_by_role("radio", name="Refuser la demande").check()
    page.get_by_label("Motif ou remarque").fill("Ne réside pas dans la zone.")
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.locator(".identity")).to_contain_text("Refusée")


def test_a_request_becomes_a_test_without_scripts(visit, accessible, counter, tmp_path):
    page = visit("fonctionnel", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(FORM.replace("bwiza", "nyakabiga"))
    counter.fill_in(page, "Sansscript")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("link", name="Créer un essai à partir de ce dossier").click()
    expect(page.locator(".message-success")).to_have_text("L'essai réussit.")
    lines = page.get_by_label("Lignes à mettre").input_value()
    assert lines.lstrip().startswith("recorded:")
    assert "Sansscript" not in lines
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger ces lignes").click()
    download.value.save_as(tmp_path / "lines.yaml")
    assert (tmp_path / "lines.yaml").read_text("utf-8") == lines
    scripted = visit("fonctionnel")
    scripted.goto(page.url)
    accessible(scripted)


def test_the_keyboard_alone_signs_in_and_decides(visit, site):
    page = visit()
    page.goto("login")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("agent.bwiza")
    page.keyboard.press("Tab")
    page.keyboard.type(site.passwords()["agent.bwiza"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Corbeille")


def test_what_has_the_focus_is_seen(visit):
    page = visit("agent.bwiza")
    page.goto(FORM)
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        if not page.evaluate(SEEN):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert unseen == []


SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return (style.boxShadow !== "none" || parseFloat(style.outlineWidth) > 0)
    && box.bottom > 0 && box.top < innerHeight;
}"""


def test_targets_are_large_enough_for_a_finger(visit, request_address):
    page = visit("agent.bwiza", viewport={"width": 360, "height": 740})
    for address in ("@@inbox?queue=unit", "@@records", request_address):
        page.goto(address)
        assert page.evaluate(SMALL) == []


SMALL = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((item) => item.checkVisibility() && !item.closest(".skip-link, p, .hint, td"))
  .map((item) => [item.outerHTML.slice(0, 100), item.getBoundingClientRect()])
  .filter(([_, box]) => box.height && box.height < 24)
  .map(([html, box]) => `${Math.round(box.height)} ${html}`)"""


def test_text_twice_as_large_hides_nothing(visit, request_address):
    page = visit("agent.bwiza")
    for address in ("@@inbox", FORM, request_address):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_nervous_click_sends_a_form_once(visit, request_address, scan):
    page = visit("agent.bwiza")
    page.goto(request_address)
    page.locator("#piece-identity_card").set_input_files(scan)
    page.get_by_role("button", name="Ajouter les fichiers choisis").click()
    expect(page.locator("#papers table")).to_contain_text("carte.png")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    page.get_by_role("button", name="Déposer la demande").dblclick()
    expect(page.locator(".panel")).to_contain_text("RES-BWIZA-")
    assert len(sent) == 1
