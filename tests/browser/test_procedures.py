"""A new version of a procedure, from its draft to its publication, without scripts."""

from playwright.sync_api import expect

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]

ID = "plainte"


def test_a_version_is_prepared_tested_published_and_compared(visit, accessible, tmp_path):
    page = visit("fonctionnel", java_script_enabled=False)
    looking = visit("fonctionnel")
    page.goto("@@procedures")
    page.get_by_role("link", name="Plainte ou signalement").click()
    page.get_by_role("link", name="Préparer une nouvelle version").click()
    written = page.get_by_label("Texte de la définition")
    text = written.input_value()
    file = tmp_path / f"{ID}.yaml"
    file.write_text(text.replace("Plainte ou signalement", "Plainte", 1), "utf-8")
    page.get_by_label("Fichier YAML").set_input_files(file)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#draft")).to_contain_text("réussi")
    looking.goto(f"@@procedure?id={ID}")
    accessible(looking)
    page.get_by_role("link", name="Publier").click()
    expect(page.locator(".changes")).to_contain_text("Plainte ou signalement » → « Plainte")
    looking.goto(f"@@publish-procedure?id={ID}")
    accessible(looking)
    page.get_by_label("Motif").fill("Un mot plus court")
    page.get_by_role("button", name="Publier").click()
    expect(page.locator(".message-success")).to_contain_text("version 2")
    page.get_by_role("link", name="Nouveautés").click()
    expect(page.locator(".changes")).to_contain_text("Intitulé")
    for address in ("procedures", f"procedure-difference?id={ID}", f"procedure-draft?id={ID}"):
        looking.goto(f"@@{address}")
        accessible(looking)
