"""Running requests are moved to another version by an administrator, without scripts."""

from .texts import changed
from pathlib import Path
from playwright.sync_api import expect

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]

WRITTEN_OUT = Path(__file__).parents[1] / "data" / "attestation-residence.yaml"
ID = "attestation-passage"
OWN = {
    "procedure: attestation-residence": f"procedure: {ID}",
    "  register: attestation-residence\n": f"  register: {ID}\n",
    'pattern: "RES-': 'pattern: "PAS-',
    "register: attestation-residence-certificate": f"register: {ID}-paper",
}
ANSWERS = {
    "surname": "Irakoze",
    "sex": "F",
    "birth_date": "1993-03-12",
    "nationality": "BI",
    "origin": "BI-CO-02-09",
    "residence": "BI-QT-02-09-02-01",
    "phone": "79 12 34 56",
    "witness1_name": "Désiré Bigirimana",
    "witness1_card": "531.0201/11.111",
    "witness2_name": "Claudine Nshimirimana",
    "witness2_card": "531.0201/22.222",
}

PATIENCE = 60_000
"""Milliseconds until the worker has been at it and the page has looked again."""


def test_requests_are_tried_moved_and_brought_back(visit, accessible, publish, rest):
    text = WRITTEN_OUT.read_text("utf-8").partition("\ntests:\n")[0]
    publish(ID, changed(text, OWN))
    clerk, office = rest("agent.bwiza"), rest("fonctionnel")
    case = opened(clerk)
    publish(ID, second(office.get(f"@procedures/{ID}").json()["definition"]))
    page, looking = visit("fonctionnel", java_script_enabled=False), visit("fonctionnel")
    page.goto(f"@@procedure?id={ID}")
    page.get_by_role("link", name="Faire passer les demandes en cours").click()
    looking.goto(page.url)
    accessible(looking)
    page.get_by_label("« À compléter » devient").select_option("À vérifier")
    page.get_by_label("« Téléphone » devient").select_option("Les réponses sont abandonnées")
    page.get_by_role("button", name="Garder ce plan").click()
    page.get_by_role("button", name="Essayer").click()
    expect(page.locator("#progress")).to_contain_text("L'essai est terminé", timeout=PATIENCE)
    expect(page.get_by_role("table")).to_contain_text("À compléter → À vérifier")
    expect(page.get_by_role("main")).to_contain_text("Perdu : Téléphone")
    looking.goto(page.url)
    accessible(looking)
    page.get_by_role("button", name="Faire passer les demandes").click()
    expect(page.locator("#progress")).to_contain_text("sont passées", timeout=PATIENCE)
    assert state(clerk, case) == (2, "verification")
    page.get_by_role("button", name="Annuler le passage").click()
    expect(page.locator("#progress")).to_contain_text("est annulé", timeout=PATIENCE)
    assert state(clerk, case) == (1, "completion")
    looking.goto(page.url)
    accessible(looking)


def opened(clerk):
    """Address of a request that was sent back for completion."""
    body = {"procedure": ID, "unit": "bwiza", "fields": ANSWERS}
    case = clerk.post("@cases", data=body).json()["@id"]
    for step in ("submit", "return_for_completion"):
        done = clerk.post(f"{case}/@workflow/{step}", data={"comment": "Il manque un nom"})
        assert done.ok, done.text()
    return case


def second(definition):
    """Version 2: neither a telephone nor a step to complete the request."""
    definition["version"] = 2
    del definition["messages"]
    del definition["sections"][0]["fields"][-1], definition["states"]["completion"]
    for name in ("return_for_completion", "resubmit"):
        del definition["transitions"][name]
    for name in ("refuse", "withdraw"):
        definition["transitions"][name]["from"] = "verification"
    return definition


def state(clerk, case):
    shown = clerk.get(case).json()
    return shown["procedure"]["version"], shown["state"]["id"]
