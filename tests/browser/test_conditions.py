"""The browser shows a question exactly when the server would ask it."""

from egov.policy.core import conditions
from egov.policy.core.conditions import ValueType
from itertools import product
from playwright.sync_api import expect

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]

TYPES = {
    "kind": ValueType.TEXT,
    "count": ValueType.NUMBER,
    "day": ValueType.DATE,
    "has_card": ValueType.BOOLEAN,
}

CONDITIONS = [
    "kind == 'other'",
    "kind != 'other'",
    "kind in ['a', 'other']",
    "kind not in ['a', 'other']",
    "count < 3",
    "count >= 3 and count <= 5",
    "not has_card",
    "has_card and kind == 'a'",
    "has_card or count > 3",
    "day > '2026-02-01'",
    "has_card == false",
]

FACTS = [
    dict(zip(TYPES, values, strict=True))
    for values in product(
        (None, "a", "other"),
        (None, 0, 3, 10),
        (None, "2026-01-31", "2026-02-02"),
        (None, True, False),
    )
]

ASK_ALL = """async ([script, logics, facts]) => {
  const { holds } = await import(script);
  const answer = (known) => (id) => known[id] ?? (id === "has_card" ? false : null);
  return logics.map((logic) => facts.map((known) => Boolean(holds(logic, answer(known)))));
}"""


def test_browser_and_server_agree_on_every_condition(visit):
    page = visit()
    page.goto("")
    read = [conditions.parse(text, TYPES) for text in CONDITIONS]
    script = page.locator("script[type=module]").get_attribute("src")
    said = page.evaluate(ASK_ALL, [script, [item.logic for item in read], FACTS])
    expected = [[conditions.holds(item, facts) for facts in FACTS] for item in read]
    assert dict(zip(CONDITIONS, said, strict=True)) == dict(zip(CONDITIONS, expected, strict=True))


def test_a_question_appears_when_its_condition_holds_and_goes_again(visit):
    page = visit("agent.bwiza")
    page.goto("@@new-case")
    card, other = (
        page.get_by_label("Numéro de la carte", exact=True),
        page.get_by_label("Quelle nationalité"),
    )
    expect(card).to_be_hidden()
    expect(other).to_be_hidden()
    page.get_by_role("group", name="La personne présente").get_by_label("Oui").check()
    page.get_by_label("Autre").check()
    expect(card).to_be_visible()
    expect(other).to_be_visible()
    page.get_by_label("Burundaise").check()
    expect(other).to_be_hidden()


def test_without_scripts_every_question_is_there(visit):
    page = visit("agent.bwiza", java_script_enabled=False)
    page.goto("@@new-case")
    expect(page.get_by_label("Numéro de la carte", exact=True)).to_be_visible()


def test_what_is_wrong_with_a_question_is_shown_even_if_it_was_hidden(visit, counter):
    page = visit("agent.bwiza")
    page.goto("@@new-case")
    counter.fill_in(page, "Caché")
    page.get_by_label("Délivrée à").fill("")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("alert")).to_contain_text("Délivrée à")
    expect(page.get_by_label("Délivrée à")).to_be_visible()
