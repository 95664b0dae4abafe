"""A base of the ministry, an heir of a commune: options, origins and a changed base, on pages."""

from .texts import changed
from pathlib import Path
from playwright.sync_api import expect

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.server]

WRITTEN_OUT = Path(__file__).parents[1] / "data" / "attestation-residence.yaml"
BASE, HEIR = "base-attestation", "attestation-commune"
OF_THE_MINISTRY = {
    "procedure: attestation-residence": f"procedure: {BASE}",
    "version: 1\n": "version: 1\nabstract: true\n",
    "  register: attestation-residence\n": "  register: base-attestation\n",
    'pattern: "RES-': 'pattern: "BASE-',
    "register: attestation-residence-certificate": "register: base-attestation-paper",
    "options:\n": """\
options:
  where: {kind: text, title: {fr: Où, en: Where}, default: {fr: Au guichet, en: At the counter}}
""",
    "legal_delay: option('delay')\n": "legal_delay: 2 working days\n",
    "    default: 2 working days\n": "    default: 1 working day\n",
    "        due: 1 working day\n": "        due: option('delay')\n",
    "{fr: Le demandeur apporte ce qui manque., en: The applicant brings what is missing.}": (
        "option('where')"
    ),
}
OF_THE_COMMUNE = f"""\
procedure: {HEIR}
version: 1
extends: {BASE}
title: {{fr: Attestation de la commune, en: Certificate of the commune}}
description: {{fr: La commune atteste., en: The commune certifies.}}
legal_basis: {{fr: Loi, en: Law}}
numbering: {{register: {HEIR}, pattern: "COM-{{unit}}-{{year}}-{{number:05}}"}}
change:
  fields: {{father: {{title: {{fr: Nom de papa, en: Father}}}}}}
  documents:
    certificate:
      numbering: {{register: {HEIR}-paper, pattern: "{{number:04}}/{{year}}"}}
"""
NEW = {
    "version: 1\n": "version: 2\n",
    "title: {fr: Nom du père, en: Father's name}": "title: {fr: Le père, en: The father}",
}


def test_an_heir_is_set_explained_and_taken_over(visit, accessible, publish):
    base = changed(WRITTEN_OUT.read_text("utf-8"), OF_THE_MINISTRY)
    publish(BASE, base)
    publish(HEIR, OF_THE_COMMUNE)
    publish(BASE, changed(base, NEW))
    page = visit("fonctionnel", java_script_enabled=False)
    looking = visit("fonctionnel")
    page.goto(f"@@procedure?id={HEIR}")
    page.get_by_role("link", name="Options des unités").click()
    page.get_by_label("Délai de réponse").fill("3")
    page.get_by_role("button", name="Régler").click()
    expect(page.locator(".message-success")).to_contain_text("réglées")
    expect(page.get_by_role("table")).to_contain_text("3 jours ouvrables")
    page.goto(f"@@procedure?id={HEIR}")
    page.get_by_role("link", name="D'où vient chaque partie").click()
    expect(page.get_by_role("main")).to_contain_text(f"{BASE}, version 1")
    page.goto(f"@@procedure?id={BASE}")
    page.get_by_role("link", name="Procédures qui prolongent celle-ci").click()
    expect(page.get_by_role("main")).to_contain_text("à décider")
    for view in (f"options?id={HEIR}", f"origin?id={HEIR}", f"heirs?id={BASE}"):
        looking.goto(f"@@procedure-{view}")
        accessible(looking)
    page.get_by_role("button", name="La préparer sur la nouvelle base").click()
    expect(page.locator("#draft")).to_contain_text("Publier")
