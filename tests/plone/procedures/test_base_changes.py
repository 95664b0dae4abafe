"""The ministry changes a base; a commune has an heir of its own.  Nobody is changed silently."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import procedures
from egov.policy.core.errors import StateConflict
from egov.policy.core.errors import UnknownProcedure
from egov.policy.procedures import heirs
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.origins import part_origins
from egov.policy.procedures.origins import Where

import pytest


BASE, HEIR = "base-attestation", "attestation-commune"

OF_THE_MINISTRY = {
    "procedure: attestation-residence": f"procedure: {BASE}",
    "version: 1\n": "version: 1\nabstract: true\n",
    "options:\n": """\
options:
  fee: {kind: amount, title: {fr: Frais, en: Fee}, default: 1000}
""",
    "  register: attestation-residence\n": "  register: base-attestation\n",
    'pattern: "RES-': 'pattern: "BASE-',
    "register: attestation-residence-certificate": "register: base-attestation-paper",
    "  - id: witnesses\n": """\
      - id: to_pay
        type: computed
        title: {fr: À payer, en: To pay}
        formula: option('fee')
  - id: witnesses
""",
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
  options: {{fee: {{default: 2000}}}}
  actors: {{zone_chief: {{function: permanent-secretary}}}}
  fields: {{father: {{title: {{fr: Père, en: Father}}}}}}
  documents:
    certificate:
      numbering: {{register: {HEIR}-paper, pattern: "{{number:04}}/{{year}}"}}
"""
TITLE = "{fr: Nom du père, en: Father's name}"
REGISTER = ("documents.certificate", "numbering.register")

NEW = OF_THE_MINISTRY | {
    "version: 1\n": "version: 2\nabstract: true\n",
    "default: 1000": "default: 1500",
    f"title: {TITLE}": "title: {fr: Nom et prénoms du père, en: Father's name}",
    "title: {fr: Close, en: Closed}": "title: {fr: Remise, en: Handed over}",
}


@pytest.fixture
def publish(portal, definition):
    """``publish(OF_THE_MINISTRY)``: the base, lines of the attestation replaced."""

    def make(edits):
        return procedures.publish(definition(edits), "base.yaml", "ministry", "the law")

    return make


@pytest.fixture
def commune(publish):
    """The base of the ministry, and the procedure of the commune that extends it."""
    publish(OF_THE_MINISTRY)
    return procedures.publish(OF_THE_COMMUNE, "commune.yaml", "commune", "our own")


def told(changes):
    return [(item.path, item.key) for item in changes if (item.path, item.key) != REGISTER]


def only_report():
    (found,) = heirs.report(BASE, item_named(BASE).newest)
    return found


# --- what is kept


def test_a_publication_keeps_the_text_and_the_bases_it_was_written_against(commune):
    known = procedures.publication(HEIR)
    assert known.written.text == OF_THE_COMMUNE
    (base,) = known.written.bases
    assert (base["procedure"], base["version"]) == (BASE, 1)
    assert base["digest"] == procedures.publication(BASE, 1).digest
    assert base["text"] == procedures.publication(BASE, 1).text


def test_each_part_says_where_it_comes_from(commune):
    found = {".".join(item.part.path): item for item in part_origins(procedures.publication(HEIR))}
    father = found["fields.father"]
    assert (father.origin.where, father.origin.name, father.origin.version) == (
        Where.BASE,
        BASE,
        1,
    )
    assert father.keys["title"].where is Where.OWN
    assert OF_THE_COMMUNE.splitlines()[father.keys["title"].line - 1].startswith("  fields:")
    assert "max_length" not in father.keys
    assert found[""].origin.where is Where.OWN
    assert found[""].keys["channels"].where is Where.BASE
    assert "title" not in found[""].keys
    assert found["states.draft"].keys == {}


def test_what_was_published_before_this_was_kept_is_its_own(portal):
    known = procedures.publication("attestation-residence")
    known.written = None
    assert {item.origin.where for item in part_origins(known)} == {Where.OWN}
    assert heirs.heirs_of("attestation-residence") == []


# --- what a new base means


def test_a_new_base_changes_nothing_and_the_report_names_all_three(publish, commune, portal):
    before = procedures.publication(HEIR).text
    publish(NEW)
    assert procedures.publication(HEIR).text == before
    assert list(commune.versions) == [1]
    found = only_report()
    assert (found.heir.id, found.written_against, found.is_up_to_date) == (HEIR, 1, False)
    assert told(found.found.own) == [
        ("options.fee", "default"),
        ("actors.zone_chief", "function"),
        ("fields.father", "title"),
    ]
    assert [(item.base.path, item.own.after) for item in found.found.conflicts] == [
        ("options.fee", 2000),
        ("fields.father", {"fr": "Père", "en": "Father"}),
    ]
    assert told(found.found.coming) == [("states.closed", "title")]
    assert found.findings == ()


def test_running_cases_finish_on_their_version(publish, commune, portal, as_user, answers):
    with as_user(portal, "agent.bwiza"):
        case = casework.open_case(HEIR, "bwiza", answers)
    publish(NEW)
    renewed = heirs.renew(HEIR, "commune", "")
    procedures.publish_draft(HEIR, renewed.stamp, "commune", "the new base")
    assert procedures.get(HEIR).state("closed").title["fr"] == "Remise"
    with as_user(portal, "agent.bwiza"):
        casework.perform(case, "submit")
        casework.perform(case, "refuse", comment="Ne réside pas ici.")
    assert case.version == 1
    assert cases.procedure_of(case).state("closed").title["fr"] == "Close"
    assert cases.procedure_of(case).field("father").title["fr"] == "Père"
    assert case.closed_on


def test_an_heir_is_taken_over_by_a_draft(publish, commune):
    publish(NEW)
    draft = heirs.renew(HEIR, "commune", "")
    assert draft.text == OF_THE_COMMUNE.replace("version: 1\n", "version: 2\n")
    assert list(commune.versions) == [1]
    with pytest.raises(StateConflict):
        heirs.renew(HEIR, "commune", "")
    procedures.publish_draft(HEIR, draft.stamp, "commune", "the new base")
    found = procedures.get(HEIR)
    assert (found.version, found.option("fee").default) == (2, 2000)
    assert found.state("closed").title["fr"] == "Remise"
    assert found.actor("zone_chief").function == "permanent-secretary"
    assert procedures.publication(HEIR).written.bases[0]["version"] == 2
    assert only_report().is_up_to_date


def test_the_draft_of_a_base_is_reported_before_it_is_published(commune, definition):
    procedures.save(BASE, definition(NEW), "ministry", "")
    (found,) = heirs.report(BASE, "draft")
    assert told(found.found.coming) == [("states.closed", "title")]
    with pytest.raises(UnknownProcedure):
        heirs.report(HEIR, "draft")


def test_what_the_heir_cannot_stand_on_is_told_with_its_line(publish, commune):
    gone = NEW | {"      - id: father\n": "      - id: parent\n"}
    del gone[f"title: {TITLE}"]
    publish(gone)
    found = only_report()
    assert found.found.coming is None
    assert [(item.code, item.file) for item in found.findings] == [("E019", "heir.yaml")]
    assert [(item.base.path, item.own.path) for item in found.found.conflicts] == [
        ("options.fee", "options.fee"),
        ("fields.father", "fields.father"),
    ]


def test_heirs_of_heirs_are_told_too(publish, commune):
    text = OF_THE_COMMUNE.replace(HEIR, "attestation-zone").replace(
        f"extends: {BASE}", f"extends: {HEIR}"
    )
    procedures.publish(text.replace("COM-", "ZONE-"), "zone.yaml", "zone", "ours")
    publish(NEW)
    found = {item.heir.id: item for item in heirs.report(BASE, 2)}
    assert set(found) == {HEIR, "attestation-zone"}
    assert ("states.closed", "title") in told(found["attestation-zone"].found.coming)
    assert [item.heir.id for item in heirs.report(HEIR, 1)] == ["attestation-zone"]


def test_what_extends_nothing_is_not_renewed(portal):
    with pytest.raises(StateConflict):
        heirs.renew("plainte", "somebody", "")
    with pytest.raises(UnknownProcedure):
        heirs.renew("no-such", "somebody", "")


def test_what_is_restored_keeps_what_it_was_made_of(publish, commune):
    publish(NEW)
    stamp = heirs.renew(HEIR, "commune", "").stamp
    procedures.publish_draft(HEIR, stamp, "commune", "the new base")
    procedures.restore(HEIR, 1, "commune", "back")
    assert procedures.publication(HEIR, 3).written.bases[0]["version"] == 1
    assert only_report().written_against == 1


# --- over REST


@pytest.fixture
def administrator(functional_portal, http, definition):
    """The administrator of a site with a base in its second version, and an heir of the first."""
    for edits in (OF_THE_MINISTRY, NEW):
        procedures.publish(definition(edits), "base.yaml", "ministry", "the law")
        if HEIR not in functional_portal["procedures"]:
            procedures.publish(OF_THE_COMMUNE, "commune.yaml", "commune", "our own")
    return http("fonctionnel")


def test_a_program_is_told_where_parts_come_from(administrator):
    shown = administrator.get(f"@procedures/{HEIR}/origin").json()
    assert shown["version"] == 1
    assert [(item["procedure"], item["version"]) for item in shown["bases"]] == [(BASE, 1)]
    found = {item["path"]: item for item in shown["parts"]}
    assert found["fields.father"]["origin"]["name"] == BASE
    assert found["fields.father"]["keys"]["title"]["where"] == "own"
    assert found["fields.father"]["title"]["fr"] == "Père"
    answer = administrator.get(f"@procedures/{HEIR}/origin?version=7")
    assert answer.status_code == 404
    assert administrator.get(f"@procedures/{HEIR}/origin?version=x").status_code == 400


def test_a_program_is_told_what_a_base_means(administrator):
    shown = administrator.get(f"@procedures/{BASE}/heirs").json()
    (item,) = shown["items"]
    assert (shown["to"], item["id"], item["written_against"]) == (2, HEIR, 1)
    said = [change["said"]["fr"] for change in item["own"]]
    assert "Option « Frais » : valeur par défaut : 1000 → 2000".replace(" ", " ") in [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in said
    ]
    assert item["conflicts"][0]["base"]["after"] == 1500
    assert item["findings"] == []
    assert administrator.get(f"@procedures/{BASE}/heirs?to=1").json()["items"][0]["up_to_date"]
    assert administrator.get(f"@procedures/{BASE}/heirs?to=draft").status_code == 404
    assert administrator.get(f"@procedures/{HEIR}/heirs").json()["items"] == []


def test_a_draft_of_a_base_with_faults_is_no_report(administrator):
    text = f"procedure: {BASE}\nversion: 3\n"
    administrator.put(f"@procedures/{BASE}", json={"definition": text})
    answer = administrator.get(f"@procedures/{BASE}/heirs?to=draft")
    assert answer.status_code == 422
    assert {item["code"] for item in answer.json()["findings"]} == {"E014"}


def test_a_program_takes_an_heir_over(administrator):
    answer = administrator.post(f"@procedures/{HEIR}/renew", json={})
    assert answer.status_code == 201, answer.text
    stamp = answer.json()["stamp"]
    assert administrator.post(f"@procedures/{HEIR}/renew", json={}).status_code == 409
    assert administrator.post(f"@procedures/{BASE}/renew", json={}).status_code == 409
    assert administrator.post("@procedures/no-such/renew", json={}).status_code == 404
    made = administrator.post(
        f"@procedures/{HEIR}/publish", json={"reason": "La nouvelle base", "stamp": stamp}
    )
    assert made.status_code == 201, made.text
    assert administrator.get(f"@procedures/{BASE}/heirs").json()["items"][0]["up_to_date"]
