"""The main job through all roles: asked for at the counter, found in the archives."""

from playwright.sync_api import expect
from playwright.sync_api import Page

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.office]

SURNAME = "Ndayishimiye"


def test_a_certificate_from_the_counter_to_the_archives(
    visit, accessible, counter, scan, tmp_path, site
):
    clerk = visit("agent.bwiza")
    address = file_request(clerk, accessible, counter, scan)
    approve(clerk, accessible)
    sign(visit("chef.bwiza"), accessible)
    code = hand_over(clerk, accessible, address, tmp_path)
    verify(visit(), accessible, code, "Ce document est authentique")
    revoke(visit("administrateur"), accessible, address)
    verify(visit(), accessible, code, "Ce document est révoqué")
    find(visit("archiviste"), accessible, address)
    administer(visit("fonctionnel"), accessible)


def file_request(page: Page, accessible, counter, scan) -> str:
    """The clerk fills the form, reads it again and files; the address of the case."""
    page.goto("@@inbox")
    accessible(page)
    page.get_by_role("link", name="Nouvelle demande").click()
    accessible(page)
    page.get_by_role("link", name="Attestation de résidence").click()
    accessible(page)
    page.get_by_role("button", name="Continuer").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    accessible(page)
    summary.get_by_role("link", name="Nom : À remplir.").click()
    expect(page.get_by_label("Nom", exact=True)).to_be_focused()
    counter.fill_in(page, SURNAME)
    page.locator("#piece-identity_card").set_input_files(scan)
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relisez les réponses avant le dépôt")
    expect(page.locator("#papers")).to_contain_text("carte.png")
    accessible(page)
    address = page.url
    page.get_by_role("button", name="Déposer la demande").click()
    expect(page.locator(".panel")).to_contain_text("RES-BWIZA-")
    return address


def approve(page: Page, accessible) -> None:
    """The clerk takes the request from the list, where others stand, and sends it on."""
    page.goto("@@inbox")
    page.get_by_role("button", name="Prendre RES-BWIZA-").click()
    expect(page.locator(".messages")).to_contain_text("Vous avez pris cette demande")
    page.get_by_label("Renvoyer pour complément").check()
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.get_by_role("alert")).to_contain_text("Motif : À remplir.")
    page.get_by_label("Transmettre pour signature").check()
    page.get_by_label("Motif ou remarque").fill("Pièces conformes.")
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.locator(".identity")).to_contain_text("À signer")
    accessible(page)


def sign(page: Page, accessible) -> None:
    """The head of zone opens the first of the list and signs."""
    page.get_by_role("link", name="RES-BWIZA-").first.click()
    expect(page.locator("#history")).to_contain_text("Pièces conformes.")
    page.get_by_role("radio", name="Signer l'attestation").check()
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.locator("#issued")).to_contain_text("Attestation de résidence n° 0001/")
    accessible(page)


def hand_over(page: Page, accessible, address: str, tmp_path) -> str:
    """The clerk waits until the PDF is there, opens it and closes; the code on the paper."""
    link = page.get_by_role("link", name="Ouvrir le PDF")
    for _ in range(120):
        page.goto(address)
        if link.count():
            break
        page.wait_for_timeout(500)
    answer = page.request.get(link.get_attribute("href"))
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.body().startswith(b"%PDF-")
    code = page.locator("#issued strong").inner_text()
    page.get_by_role("button", name="Remettre et clore").click()
    expect(page.locator("main")).to_contain_text("À trier le")
    accessible(page)
    return code


def verify(page: Page, accessible, code: str, said: str) -> None:
    """Anybody types the code."""
    page.goto("")
    accessible(page)
    page.get_by_role("link", name="Vérifier un document").first.click()
    page.get_by_label("Code du document").fill(code.lower())
    page.get_by_role("button", name="Vérifier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(said)
    expect(page.locator("main")).not_to_contain_text(SURNAME)
    accessible(page)


def revoke(page: Page, accessible, address: str) -> None:
    """The communal administrator takes the force from the paper."""
    page.goto(address)
    page.get_by_text("Révoquer ce document").click()
    page.get_by_label("Motif").fill("Témoins de complaisance.")
    accessible(page)
    page.get_by_role("button", name="Révoquer", exact=True).click()
    expect(page.locator("#issued")).to_contain_text("Témoins de complaisance.")


def find(page: Page, accessible, address: str) -> None:
    """The archivist finds the record and reads until when it is kept."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Rechercher dans les dossiers clos")
    page.get_by_label("Mots ou numéro").fill(f"{SURNAME.lower()} claudine")
    page.get_by_role("button", name="Rechercher").click()
    accessible(page)
    expect(page.locator("tbody")).to_contain_text("à trier")
    page.get_by_role("link", name="RES-BWIZA-").click()
    assert page.url == address
    expect(page.locator("main")).to_contain_text("rubrique 3.2.2")
    expect(page.get_by_role("button", name="Enregistrer la décision")).to_have_count(0)
    accessible(page)


def administer(page: Page, accessible) -> None:
    """The functional administrator looks at procedures and people."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Procédures")
    accessible(page)
    page.get_by_role("link", name="Personnes").click()
    expect(page.locator("tbody")).to_contain_text("Agent d'accueil")
    accessible(page)
    page.get_by_role("link", name="Mettre fin").first.click()
    accessible(page)
