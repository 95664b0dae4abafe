"""Pages of bases and heirs: where each part comes from, what a new base would mean."""

from egov.policy import procedures

import pytest
import transaction


BASE, HEIR = "base-attestation", "attestation-commune"
OF_THE_MINISTRY = {
    "procedure: attestation-residence": f"procedure: {BASE}",
    "version: 1\n": "version: 1\nabstract: true\n",
    "  register: attestation-residence\n": "  register: base-attestation\n",
    'pattern: "RES-': 'pattern: "BASE-',
    "register: attestation-residence-certificate": "register: base-attestation-paper",
}
NEW = {
    "version: 1\n": "version: 2\nabstract: true\n",
    "title: {fr: Nom du père, en: Father's name}": "title: {fr: Le père, en: The father}",
    "title: {fr: Close, en: Closed}": "title: {fr: Remise, en: Handed over}",
}
OF_THE_COMMUNE = f"""\
procedure: {HEIR}
version: 1
extends: {BASE}
title: {{fr: Attestation de la commune, en: Certificate of the commune}}
description: {{fr: La commune atteste., en: The commune certifies.}}
legal_basis: {{fr: Loi, en: Law}}
numbering: {{register: {HEIR}, pattern: "COM-{{unit}}-{{year}}-{{number:05}}"}}
add:
  fields: {{person: [{{block: person, prefix: third_, only: [phone]}}]}}
change:
  fields: {{father: {{title: {{fr: Nom de papa, en: Father}}}}}}
  documents:
    certificate:
      numbering: {{register: {HEIR}-paper, pattern: "{{number:04}}/{{year}}"}}
"""


@pytest.fixture
def base(definition):
    """``base(NEW)``: the text of the base, lines replaced."""
    return lambda changes: definition(OF_THE_MINISTRY | changes)


@pytest.fixture
def office(functional_portal, browse, base):
    """The administrator of a site with a base in its second version, and an heir of the first."""
    procedures.publish(base({}), "base.yaml", "ministry", "the law")
    procedures.publish(OF_THE_COMMUNE, "commune.yaml", "commune", "our own")
    procedures.publish(base(NEW), "base.yaml", "ministry", "a new law")
    transaction.commit()
    return browse("fonctionnel")


def test_the_newest_version_of_a_base_is_not_brought_back(office):
    links = office.get(f"@@procedure?id={BASE}").all("a[href*='@@restore-procedure']")
    assert [link.get("href").rpartition("version=")[2] for link in links] == ["1"]
    assert " ".join(links[0].text_content().split()) == "Remettre en vigueur version 1"


def test_each_part_is_shown_with_where_it_was_written(office):
    page = office.get(f"@@procedure-origin?id={HEIR}")
    assert page.status == 200
    assert f"{BASE}, version 1" in page.texts("main ul li")
    (father,) = [item for item in page.texts("details") if item.startswith("Nom de papa")]
    assert father.startswith(f"Nom de papa {BASE}, version 1 intitulé")
    assert "nombre de signes 80" in father
    (phone,) = [item for item in page.texts("details") if "third_phone" in item]
    assert "blocks/person.yaml" in phone
    groups = page.texts("main section h2")
    assert groups[0] == "Procédure"
    assert {"Champ", "Étape", "Décision", "Rôle"} <= set(groups)
    assert len(set(groups)) == len(groups)
    assert any(item.startswith("tâche ") for item in page.texts("details summary"))
    assert [i for i in page.texts("details summary") if i.startswith("option ")] == []


def test_who_publishes_a_base_is_told_who_extends_it_and_what_it_would_mean(office, http, base):
    text = base(NEW).replace("version: 2", "version: 3", 1)
    procedures.save(BASE, text, "fonctionnel", stamp="")
    transaction.commit()
    page = office.get(f"@@publish-procedure?id={BASE}")
    assert "prolongent celle-ci : 1" in page.text(".inset")
    (link,) = page.all(".inset a")
    assert procedures.get(HEIR).title["fr"] in office.get(link.get("href")).text("main")
    told = http("fonctionnel").get(f"@procedures/{BASE}/draft").json()
    assert told["heirs"] == [HEIR]
    procedures.save(HEIR, OF_THE_COMMUNE, "fonctionnel", stamp="")
    transaction.commit()
    assert office.get(f"@@publish-procedure?id={HEIR}").all(".inset") == []


def test_another_version_can_be_looked_at(office):
    assert "Version 1" in office.get(f"@@procedure-origin?id={BASE}&version=1").text("main")
    assert "n'en prolonge aucune" in office.get(f"@@procedure-origin?id={BASE}").text("main")
    for wrong in ("3", "x", "9" * 40):
        assert office.get(f"@@procedure-origin?id={BASE}&version={wrong}").status == 404
    assert office.get("@@procedure-origin?id=no-such").status == 404


def test_what_a_new_base_means_is_told_for_each_heir(office):
    page = office.get(f"@@procedure-heirs?id={BASE}")
    assert page.status == 200
    (heir,) = page.texts("section.decision")
    assert heir.startswith("Attestation de la commune à décider")
    assert "Écrite d'après : Version 1" in heir
    assert "base Champ « Le père » : intitulé : « Nom du père » → « Le père »" in heir
    assert "Étape « Remise » : intitulé : « Close » → « Remise »" in heir
    assert "« Nom du père » → « Nom de papa »" in heir


def test_an_heir_is_prepared_on_the_new_base_once(office):
    boxes = {"id": BASE, "heir": HEIR}
    answer = office.post("@@procedure-heirs", boxes)
    assert answer.status == 303
    assert answer.location.endswith(f"@@procedure?id={HEIR}#draft")
    transaction.begin()
    assert procedures.draft(HEIR).text == OF_THE_COMMUNE.replace("version: 1", "version: 2")
    assert procedures.get(HEIR).version == 1
    page = office.get(f"@@procedure-heirs?id={BASE}")
    assert "se prépare" in page.text("section.decision")
    assert page.all("section.decision form") == []
    again = office.post("@@procedure-heirs", boxes)
    assert again.status == 409
    assert again.all("[role=alert]")


def test_the_draft_of_a_base_is_told_too_and_prepares_nobody(office, base):
    text = base(NEW).replace("version: 2\n", "version: 3\n")
    procedures.save(BASE, text.replace("fr: Remise", "fr: Finie"), "ministry", "")
    transaction.commit()
    page = office.get(f"@@procedure-heirs?id={BASE}&to=draft")
    assert "« Close » → « Finie »" in page.text("section.decision")
    assert page.all("section.decision form") == []
    faulty = procedures.draft(BASE)
    procedures.save(BASE, f"procedure: {BASE}\n", "ministry", faulty.stamp)
    transaction.commit()
    assert "des fautes" in office.get(f"@@procedure-heirs?id={BASE}&to=draft").text("main")


def test_what_keeps_an_heir_from_the_new_base_is_told(office, base):
    text = base(NEW).replace("version: 2\n", "version: 3\n")
    text = text.replace("      - id: father\n", "      - id: parent\n")
    procedures.save(BASE, text, "ministry", "")
    transaction.commit()
    (heir,) = office.get(f"@@procedure-heirs?id={BASE}&to=draft").texts("section.decision")
    assert "E019" in heir
    assert "ne tient pas" in heir


def test_the_page_of_a_procedure_leads_to_those_that_extend_it(office):
    def leads(id):
        found = office.get(f"@@procedure?id={id}").all(".anchors a")
        return {item.get("href").rpartition("/")[2].partition("?")[0] for item in found}

    both = {"@@procedure-origin", "@@procedure-messages", "@@procedure-flow", "@@bundle"}
    assert leads(BASE) == both | {"@@procedure-difference", "@@procedure-heirs"}
    assert leads(HEIR) == both | {"@@procedure-options", "@@retire-procedure", HEIR}


def test_nobody_extends_it(office):
    page = office.get(f"@@procedure-heirs?id={HEIR}")
    assert "Aucune procédure" in page.text("main")
    assert office.get("@@procedure-heirs?id=no-such").status == 404
    assert office.get(f"@@procedure-heirs?id={BASE}&to=7").status == 404
    assert office.post("@@procedure-heirs", {"id": BASE, "heir": "no-such"}).status == 404


@pytest.mark.parametrize("view", ["origin", "heirs"])
def test_only_who_manages_procedures_comes_here(office, browse, view):
    answer = browse("agent.bwiza").get(f"@@procedure-{view}?id={BASE}")
    assert answer.status in (401, 403, 404)
