"""The pages of cash offices, registers, messages and versions: on a telephone, by keyboard,
without scripts.  Those of migration and of bundles have tests of their own."""

from .texts import changed
from egov.policy import clock
from pathlib import Path
from playwright.sync_api import expect

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.office]

WIDTHS = (1280, 360)

COPIES = Path(__file__).parents[1] / "plone" / "casework" / "fees.yaml"

NUMBER = f"COP-BWIZA-{clock.today().year}-00001"
"""Of the request that is not paid yet."""

BIRTHS = "register=births&unit=mukaza"


@pytest.fixture
def looked_at(visit, accessible):
    """``looked_at(user, address, "Importer")``: axe finds nothing, the keyboard gets there."""

    def look(user, address, action=""):
        page = visit(user)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            accessible(page)
        assert small(page) == []
        if action:
            reach(page, action)

    return look


def small(page):
    """What a finger would miss."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main button, main input, main select")]
          .filter((item) => item.type !== "hidden" && item.getBoundingClientRect().height < 24)
          .map((item) => item.outerHTML.slice(0, 100))"""
    )


def reach(page, action):
    """With the keyboard alone one comes to the action, and sees at each step where one is."""
    for _ in range(60):
        page.keyboard.press("Tab")
        words, seen = page.evaluate(FOCUSED)
        assert seen, words
        if words == action:
            return
    raise AssertionError(f"The keyboard does not get to “{action}” on {page.url}.")


FOCUSED = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const seen = (style.boxShadow !== "none" || parseFloat(style.outlineWidth) > 0)
    && box.bottom > 0 && box.top < innerHeight;
  return [here.textContent.trim(), seen];
}"""


@pytest.fixture
def plain(visit):
    """``plain("caisse.bwiza")``: somebody without scripts, on a telephone."""
    return lambda user: visit(
        user, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )


def test_money_is_taken_and_the_till_is_closed(plain, looked_at):
    page = plain("caisse.bwiza")
    page.goto("@@cash-desk")
    page.get_by_label("Numéro de la demande").fill(NUMBER)
    page.get_by_role("button", name="Trouver la demande").click()
    looked_at("caisse.bwiza", "@@cash-desk", "Trouver la demande")
    looked_at("caisse.bwiza", page.url, "Reçu : établir la quittance")
    page.get_by_label("Montant reçu").fill("3000")
    page.get_by_role("button", name="Reçu : établir la quittance").click()
    expect(page.get_by_role("main")).to_contain_text("Quittance 00002/")
    looked_at("caisse.bwiza", page.url)
    page.goto("@@cash-desk")
    page.get_by_role("link", name="00001/").first.click()
    looked_at("comptable", page.url, "Approuver")
    page.goto("@@cash-desk")
    page.get_by_role("link", name="Clôturer la caisse").click()
    looked_at("caisse.bwiza", page.url, "Clôturer la caisse pour ce jour")
    page.get_by_label("Compté").fill("7500")
    page.get_by_role("button", name="Clôturer la caisse pour ce jour").click()
    expect(page.get_by_role("main")).to_contain_text("7 500 FBu")
    looked_at("caisse.bwiza", page.url)


def test_the_statement_of_an_operator_is_imported(plain, looked_at, tmp_path):
    file = tmp_path / "releve.csv"
    file.write_text("Transaction ID;Amount;Date\nMP261129.0001;1500;2026-03-02\n", "utf-8")
    page = plain("comptable")
    page.goto("@@statements")
    page.get_by_label("Opérateur").select_option(index=1)
    page.get_by_label("Fichier").set_input_files(file)
    page.get_by_role("button", name="Importer").click()
    expect(page.get_by_role("main")).to_contain_text("MP2611290001")
    looked_at("comptable", page.url)
    looked_at("comptable", "@@statements", "Importer")


def test_a_register_is_looked_up_and_its_year_closed_by_two(plain, looked_at):
    registrar = plain("etatcivil")
    registrar.goto("@@registers")
    registrar.get_by_label("Numéro ou nom").fill("bigirimana")
    registrar.get_by_role("button", name="Chercher").click()
    looked_at("etatcivil", registrar.url, "Chercher")
    registrar.get_by_role("link", name="1/").click()
    expect(registrar.get_by_role("main")).to_contain_text("Bigirimana Désiré")
    looked_at("etatcivil", registrar.url)
    registrar.goto(f"@@register-book?{BIRTHS}&year={clock.today().year - 1}")
    book = registrar.url
    looked_at("etatcivil", book, "Proposer la clôture")
    registrar.get_by_role("button", name="Proposer la clôture").click()
    governor = plain("gouverneur")
    governor.goto(book)
    looked_at("gouverneur", book, "Approuver la clôture")
    governor.get_by_role("button", name="Approuver la clôture").click()
    expect(governor.get_by_role("main")).to_contain_text("close")
    looked_at("gouverneur", book)


def test_a_person_says_how_they_are_told_and_where(plain, looked_at):
    page = plain("agent.bwiza")
    page.goto("@@message-preferences")
    page.get_by_label("Ce qui m'est demandé").select_option("Avec le résumé du jour")
    page.get_by_role("button", name="Garder ces choix").click()
    expect(page.get_by_role("status")).to_contain_text("C'est noté.")
    page.get_by_role("link", name="Coordonnées").click()
    page.get_by_label("Numéro de téléphone").fill("12")
    page.get_by_role("button", name="Enregistrer le numéro").click()
    looked_at("agent.bwiza", "@@contact-details", "Enregistrer le numéro")
    expect(page.get_by_role("alert")).to_contain_text("numéro de téléphone")
    page.get_by_label("Numéro de téléphone").fill("79 65 43 21")
    page.get_by_role("button", name="Enregistrer le numéro").click()
    expect(page.get_by_label("Numéro de téléphone")).to_have_value("+257 79 65 43 21")
    looked_at("agent.bwiza", "@@message-preferences", "Garder ces choix")


def test_versions_messages_and_findings_are_read_on_a_telephone(publish, plain, looked_at):
    text = COPIES.read_text("utf-8")
    publish(
        "copies", changed(text, {"version: 1": "version: 2", "fr: Copie d'acte,": "fr: Copie,"})
    )
    page = plain("fonctionnel")
    page.goto("@@procedure-difference?id=copies&from=1&to=2")
    expect(page.get_by_role("main")).to_contain_text("Copie d'acte")
    for address in (page.url, "@@procedure-messages?id=attestation-residence", "@@finding/E107"):
        looked_at("fonctionnel", address)
