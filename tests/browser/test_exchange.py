"""Procedures handed over and looked at again, in a browser without scripts."""

from playwright.sync_api import expect

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_a_bundle_is_made_and_handed_in(visit, accessible, tmp_path):
    page = visit("fonctionnel", java_script_enabled=False)
    looking = visit("fonctionnel")
    page.goto("@@procedures")
    page.get_by_role("link", name="Échange").click()
    page.get_by_label("Plainte ou signalement").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Faire un paquet").click()
    assert waiting.value.suggested_filename == "plainte.zip"
    file = tmp_path / "plainte.zip"
    waiting.value.save_as(file)
    page.get_by_label("Fichier d’un paquet").set_input_files(file)
    page.get_by_role("button", name="Examiner").click()
    expect(page.locator("main")).to_contain_text("Signé par ce site")
    expect(page.locator("main")).to_contain_text("déjà là")
    address = page.url.rpartition("/")[2]
    for view in ("@@exchange", address, "@@trusted-keys"):
        looking.goto(view)
        accessible(looking)
