"""What is asked of people, in Chromium: on a telephone, by keyboard, without scripts."""

from datetime import timedelta
from egov.policy import clock
from playwright.sync_api import expect
from playwright.sync_api import Page

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.office]

TELEPHONE = {"width": 360, "height": 740}


@pytest.fixture
def leave(visit) -> str:
    """Address of a leave for which the head of zone is asked to be the replacement."""
    page = visit("agent.bwiza")
    page.goto("@@new-case?procedure=conge-agent&unit=bwiza")
    page.get_by_role("radio", name="Congé annuel").check()
    day = clock.today() + timedelta(days=20)
    for name in ("start", "end"):
        for part in ("day", "month", "year"):
            page.locator(f"#field-{name}-{part}").fill(str(getattr(day, part)))
    page.get_by_label("Remplaçant").select_option(label="Jean-Bosco Hakizimana")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Déposer la demande").click()
    expect(page.locator(".panel")).to_contain_text("CONGE-BWIZA-")
    return page.url.partition("?")[0]


def test_an_opinion_is_given_on_a_telephone_without_scripts(visit, accessible, leave):
    head = visit("chef.bwiza", java_script_enabled=False, viewport=TELEPHONE)
    head.goto(leave)
    head.get_by_role("radio", name="Accepter de remplacer").check()
    head.get_by_role("button", name="Enregistrer la décision").click()
    expect(head.locator(".identity")).to_contain_text("Avis du chef")
    head.get_by_role("button", name="Donner l'avis").click()
    expect(head.get_by_role("alert")).to_contain_text("Réponse")
    head.get_by_label("Motif ou remarque").fill("La période est chargée.")
    head.get_by_role("radio", name="Défavorable").check()
    head.get_by_role("button", name="Donner l'avis").click()
    expect(head.locator("#given")).to_contain_text("La période est chargée.")
    beyond = "document.documentElement.scrollWidth - innerWidth"
    administrator = visit("administrateur", viewport=TELEPHONE)
    administrator.goto(leave)
    assert administrator.evaluate(beyond) <= 0
    accessible(administrator)


def test_the_keyboard_alone_gives_an_opinion(visit, accessible, leave):
    head = visit("chef.bwiza")
    head.goto(leave)
    _press(head, "Accepter de remplacer", "Enregistrer la décision")
    expect(head.locator(".identity")).to_contain_text("Avis du chef")
    accessible(head)
    _press(head, "Favorable", "Donner l'avis")
    expect(head.locator("#given")).to_contain_text("Favorable")


def test_the_page_of_a_case_and_the_queues_stay_small(visit, leave):
    page = visit("chef.bwiza")
    for address in (leave, "@@inbox?queue=mine", "@@new-case"):
        size = len(page.request.get(address).body())
        assert size < 60_000, (address, size)


def _press(page: Page, choice: str, button: str) -> None:
    """Choose and send with Tab, the arrows and the space bar."""
    page.get_by_role("radio").first.focus()
    for _ in range(5):
        if page.get_by_role("radio", name=choice, exact=True).is_checked():
            break
        page.keyboard.press("ArrowDown")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == button:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{button} is not reached with the Tab key")
