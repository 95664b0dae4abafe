"""Forms that ask everything, with and without scripts, on small screens and slow lines."""

from playwright.sync_api import expect
from playwright.sync_api import Page

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]

FORM = "@@new-case?procedure=every-field&unit=bwiza"
RENEWAL = "@@new-case?procedure=renewal&unit=bwiza"
PAGES = "@@new-case?procedure=every-page&unit=bwiza"


@pytest.fixture
def form(visit) -> Page:
    """The form of everything before a clerk with scripts."""
    page = visit("agent.bwiza")
    page.goto(FORM)
    return page


def test_the_form_of_everything_is_accessible(form, accessible):
    accessible(form)
    form.get_by_role("button", name="Continuer").click()
    expect(form.get_by_role("alert")).to_be_focused()
    accessible(form)


def test_targets_are_large_enough_for_a_finger(visit):
    page = visit("agent.bwiza", viewport={"width": 360, "height": 740})
    page.goto(FORM)
    assert page.evaluate(SMALL) == []


SMALL = """() => [...document.querySelectorAll("main :is(a, button, input, select, textarea)")]
  .filter((item) => item.checkVisibility() && !item.closest(".visually-hidden"))
  .map((item) => [item.outerHTML.slice(0, 100), item.getBoundingClientRect()])
  .filter(([_, box]) => box.height && box.height < 24)
  .map(([html, box]) => `${Math.round(box.height)} ${html}`)"""


def test_sections_and_questions_come_and_go_with_answers(form):
    why, limit = form.get_by_label("Motif de l'urgence"), form.get_by_role("group", name="Urgence")
    expect(why).to_be_hidden()
    expect(limit).to_be_hidden()
    form.get_by_role("group", name="Demande urgente").get_by_label("Oui").check()
    expect(why).to_be_visible()
    expect(limit).to_be_visible()


def test_what_is_computed_follows_what_is_typed(form):
    form.get_by_label("Nombre de copies").fill("3")
    expect(form.locator("#field-fee")).to_contain_text("1 500 BIF")
    form.get_by_label("Nombre de copies").fill("")
    expect(form.locator("#field-fee")).to_be_empty()


def test_rows_come_and_go_at_once_and_are_summed(form):
    children = form.get_by_role("group", name="Enfants")
    children.get_by_label("Allocation").fill("1 500")
    add = form.get_by_role("button", name="Ajouter une ligne")
    add.click()
    expect(children.get_by_label("Prénom").nth(1)).to_be_focused()
    children.get_by_label("Allocation").nth(1).fill("2000")
    expect(form.locator("#field-total")).to_contain_text("3 500 BIF")
    form.get_by_role("button", name="Retirer cette ligne").first.click()
    expect(form.locator("#field-total")).to_contain_text("2 000 BIF")
    expect(children.get_by_role("group", name="Ligne 1")).to_be_visible()
    expect(add).to_be_focused()


def test_rows_that_were_added_arrive(form):
    fill_in(form)
    form.get_by_role("button", name="Ajouter une ligne").click()
    children = form.get_by_role("group", name="Enfants")
    children.get_by_label("Prénom").nth(0).fill("Bella")
    children.get_by_label("Prénom").nth(1).fill("Chris")
    form.get_by_role("button", name="Continuer").click()
    expect(form.locator("#data")).to_contain_text("2. Prénom : Chris")


def test_a_place_is_found_without_leaving_the_page(form, accessible):
    form.get_by_label("Intitulé").fill("Reste")
    find = form.get_by_role("textbox", name="Colline d'origine")
    find.fill("mutara gihosha")
    find.press("Enter")
    found = form.get_by_role("combobox", name="Colline d'origine")
    expect(found).to_be_focused()
    found.select_option(index=1)
    expect(form.get_by_label("Intitulé")).to_have_value("Reste")
    accessible(form)


def test_enter_in_a_box_sends_the_form_and_adds_no_row(visit):
    page = visit("agent.bwiza", java_script_enabled=False)
    page.goto(FORM)
    page.get_by_label("Intitulé").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("group", name="Ligne")).to_have_count(1)


def test_a_long_form_is_light(visit):
    page = visit("agent.bwiza")
    sizes = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(FORM, wait_until="networkidle")
    assert len(sizes) <= 6, sizes
    assert not [name for name in sizes if name.endswith(".woff2")]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_in_pages_from_the_first_to_the_check(visit, accessible, scripts):
    page = visit("agent.bwiza", java_script_enabled=scripts)
    page.goto(PAGES)
    expect(page.locator(".kicker")).to_contain_text("Étape 1 sur 6")
    page.get_by_label("Intitulé").fill("De page en page")
    go_on(page, "Chiffres et dates")
    page.get_by_label("Nombre de copies").fill("3")
    go_on(page, "Choix")
    page.get_by_role("group", name="Demande urgente").get_by_label("Oui").check()
    page.get_by_label("Motif de l'urgence").fill("Voyage")
    go_on(page, "Personnes")
    if not scripts:
        page.get_by_role("button", name="Ajouter une ligne").click()
        expect(page.get_by_role("group", name="Ligne 2")).to_be_visible()
    page.get_by_role("group", name="Demandeur").get_by_label("Nom", exact=True).fill("Ndayizeye")
    page.get_by_label("J'accepte").check()
    go_on(page, "Urgence")
    page.get_by_role("button", name="Étape précédente").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Personnes")
    go_on(page, "Urgence")
    for label, text in (("Jour", "1"), ("Mois", "12"), ("Année", "2030")):
        page.get_by_label(label).fill(text)
    go_on(page, "Pièces")
    go_on(page, "Relisez les réponses avant le dépôt")
    expect(page.locator("#gaps-title ~ ul")).to_contain_text("Acte de vente")
    page.get_by_role("link", name="Modifier Chiffres et dates").click()
    page.get_by_label("Nombre de copies").fill("2")
    go_on(page, "Relisez les réponses avant le dépôt")
    expect(page.locator("#data")).to_contain_text("1 000 FBu")
    if scripts:
        accessible(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_typed_survives_the_end_of_a_session(visit, site, scripts):
    page = visit("agent.bwiza", java_script_enabled=scripts)
    page.goto(PAGES)
    page.get_by_label("Intitulé").fill("Perdu & retrouvé")
    page.context.clear_cookies()
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("main")).to_contain_text("Votre session a pris fin")
    page.get_by_label("Nom d'utilisateur").fill("agent.bwiza")
    page.get_by_label("Mot de passe").fill(site.passwords()["agent.bwiza"])
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chiffres et dates")
    page.get_by_role("button", name="Étape précédente").click()
    expect(page.get_by_label("Intitulé")).to_have_value("Perdu & retrouvé")


def go_on(page: Page, heading: str) -> None:
    """The next page."""
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_an_earlier_request_brings_its_answers_at_once(visit, accessible):
    page = visit("agent.bwiza")
    page.goto(RENEWAL)
    page.locator("#field-surname").fill("Nduwimana")
    page.get_by_label("Plaque").fill("B 77")
    page.get_by_role("button", name="Continuer").click()
    page.goto(RENEWAL)
    page.get_by_label("Plaque").fill("C 12")
    find = page.get_by_role("textbox", name="Licence antérieure")
    find.fill("nduwimana")
    find.press("Enter")
    page.get_by_role("combobox", name="Licence antérieure").select_option(index=1)
    expect(page.locator("#field-surname")).to_have_value("Nduwimana")
    expect(page.locator("#field-surname-proposed")).to_contain_text("Repris de la demande")
    expect(page.get_by_label("Plaque")).to_have_value("C 12")
    accessible(page)


def test_why_personal_data_are_asked_for_opens_and_closes(form, accessible):
    why = form.get_by_text("Pourquoi nous le demandons").first
    reason = form.get_by_text("pour savoir qui demande")
    expect(reason).to_be_hidden()
    why.click()
    expect(reason).to_be_visible()
    accessible(form)


def fill_in(page: Page) -> None:
    """Answer what must be answered."""
    page.get_by_label("Intitulé").fill("Essai")
    page.get_by_label("Nombre de copies").fill("1")
    page.get_by_role("group", name="Demandeur").get_by_label("Nom", exact=True).fill("Ndayizeye")
    page.get_by_label("J'accepte").check()
