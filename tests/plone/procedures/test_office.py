"""What the site knows of itself when a definition is checked, by its own ways and over REST."""

from datetime import timedelta
from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.cases import Case
from egov.policy.core.errors import DefinitionError
from egov.policy.procedures.importstep import import_procedures

import pytest
import transaction


ID = "attestation-residence"
NUMBER = "- assign_number: {}"

FAULTS = {
    "a class that the plan does not have": (
        {'class: "3.2.2"': 'class: "3.2.99"'},
        ("E184", "filing.class", "Le plan de classement n'a pas de rubrique 3.2.99 ouverte."),
    ),
    "a class without a rule": (
        {'class: "3.2.2"': 'class: "3.2"'},
        ("E185", "filing.class", "La rubrique 3.2 n'a pas de règle de conservation."),
    ),
    "a template that is not there": (
        {"template: attestation-residence.odt": "template: attestation-residense.odt"},
        ("E175", "documents.certificate.template", "Vouliez-vous dire attestation-residence.odt"),
    ),
    "an answer that the template asks for": (
        {"- id: father\n": "- id: fathers_name\n"},
        ("E186", "documents.certificate.template", "demande person.father, que cette"),
    ),
    "a unit that the template asks for": (
        {"unit_kinds: [zone]": "unit_kinds: [zone, commune]"},
        ("E186", "documents.certificate.template", "demande unit.zone, que cette procédure"),
    ),
    "another procedure that is not there": (
        {NUMBER: f"{NUMBER}\n      - start_case: {{procedure: plaintes}}"},
        ("E188", "transitions.submit.effects.1.start_case.procedure", "procédure plaintes"),
    ),
    "a field that another procedure does not have": (
        {NUMBER: f"{NUMBER}\n      - start_case: {{procedure: plainte, fields: {{topi: sex}}}}"},
        ("E193", "transitions.submit.effects.1.start_case.fields.topi", "Vouliez-vous dire topic"),
    ),
    "another procedure that no unit here takes": (
        {
            "unit_kinds: [zone]": "unit_kinds: [province]",
            "at: kind\n    place: commune": "at: unit",
            NUMBER: f"{NUMBER}\n      - start_case: {{procedure: plainte}}",
        },
        ("E195", "transitions.submit.effects.1.start_case.procedure", "sorte province ne traite"),
    ),
    "a kind of unit that is not there": (
        {"unit_kinds: [zone]": "unit_kinds: [zone, comune]"},
        ("W225", "unit_kinds.1", "pas d'unité de la sorte comune"),
    ),
    "a place that is not there": (
        {"at: kind\n    place: commune": "at: named\n    place: mukazza"},
        ("E143", "actors.administrator.place", "Vouliez-vous dire mukaza"),
    ),
    "a function that nobody holds there": (
        {"default: zone-chief": "default: councillor"},
        ("W210", "actors.zone_chief", "zone_chief aujourd'hui\u00a0: Bwiza, Nyakabiga."),
    ),
    "a function that one person holds": (
        {},
        ("W211", "actors.administrator", "ne la remplace\u00a0: Mukaza."),
    ),
    "a quorum above those who are there": (
        {"        actor: zone_chief\n": "        actor: zone_chief\n        need: 3\n"},
        ("W226", "states.signature.tasks.sign.need", "demande 3 personnes"),
    ),
    "four eyes of one person": (
        {
            "default: zone-chief": "default: clerk",
            "        actor: zone_chief\n": "        actor: zone_chief\n"
            "        other_than: [approve]\n",
        },
        ("W227", "states.signature.tasks.sign.other_than", "pour sign\u00a0: qui pourrait agir"),
    ),
}
"""What is changed, and code, path and a piece of the sentence of the finding."""

each_fault = pytest.mark.parametrize(("changes", "wanted"), FAULTS.values(), ids=FAULTS)


def examined(text: str) -> list:
    """All that is found, whether it keeps the definition from being published or not."""
    try:
        return procedures.examine(text, "edited.yaml")[1]
    except DefinitionError as error:
        return error.findings


def codes(text: str, path: str) -> set[str]:
    return {found.code for found in examined(text) if found.path == path}


@each_fault
def test_what_the_site_does_not_have_is_found(portal, definition, changes, wanted):
    code, path, _ = wanted
    assert code in codes(definition(changes), path)


@each_fault
def test_it_is_told_over_rest_in_the_language_of_the_caller(http, definition, changes, wanted):
    code, path, said = wanted
    answer = http("fonctionnel").post(
        f"@procedures/{ID}/check", json={"definition": definition(changes)}
    )
    found = [
        item for item in answer.json()["findings"] if (item["code"], item["path"]) == (code, path)
    ]
    assert len(found) == 1, answer.text
    assert said in found[0]["message"]
    assert found[0]["severity"] == ("error" if code.startswith("E") else "warning")
    assert answer.status_code in (200, 422)


def test_over_rest_english_is_spoken_too(http):
    caller = http("fonctionnel")
    caller.cookies.set("I18N_LANGUAGE", "en")
    found = caller.post(f"@procedures/{ID}/check").json()["findings"]
    assert "Only one person can act as zone_chief, and nobody stands in for them: Bwiza, Nyak" in (
        "".join(item["message"] for item in found)
    )


def test_what_is_shipped_has_no_error_on_the_site(portal):
    errors = [
        str(finding)
        for procedure in procedures.published()
        for finding in examined(procedures.publication(procedure.id).text)
        if finding.is_error
    ]
    assert errors == []


def test_a_substitute_is_enough(portal, definition):
    today = clock.today()
    for zone, other in (("bwiza", "agent.bwiza"), ("nyakabiga", "agent.nyakabiga")):
        assert "W211" in codes(definition(), "actors.zone_chief")
        chief, until = f"chef.{zone}", today + timedelta(days=30)
        people.assign(other, "zone-chief", zone, today, until, substitute_for=chief)
    assert codes(definition(), "actors.zone_chief") == set()


def test_a_function_that_ends_is_missed_the_day_after(portal, definition):
    (held,) = people.assignments(user_id="chef.bwiza")
    people.end_assignment(held.id, clock.today() - timedelta(days=1))
    (found,) = [item for item in examined(definition()) if item.code == "W210"]
    assert found.message == "Nobody can act as zone_chief today: Bwiza."


def test_units_in_which_nobody_can_open_a_case_are_not_looked_at(portal, definition):
    others = {unit.id for unit in people.units() if unit.kind == "zone"} - {"bwiza", "nyakabiga"}
    assert others
    assert not [item for item in examined(definition()) if item.code == "W210"]


def test_a_template_that_is_switched_off_is_not_there(portal, definition):
    portal["templates"]["attestation-residence.odt"].enabled = False
    assert "E175" in codes(definition(), "documents.certificate.template")


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """Two definitions, each of which opens a case of the other."""
    shipped = procedures.publication("plainte").text
    for id, other in (("one", "two"), ("two", "one")):
        start = f'{{"assign_number":{{}}}},{{"start_case":{{"procedure":"{other}"}}}}'
        text = shipped.replace('"plainte"', f'"{id}"').replace("PL-", f"{id.upper()}-")
        text = text.replace('{"assign_number":{}}', start, 1)
        (tmp_path / f"{id}.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("EGOV_WORKFLOWS", str(tmp_path))


def test_a_definition_may_name_what_is_published_with_it(portal, pair):
    import_procedures(Pack("procedures: [one, two]"))
    assert {"one", "two"} <= {item.id for item in procedures.published()}


def test_a_definition_may_not_name_what_comes_later(portal, pair):
    with pytest.raises(DefinitionError, match="E188"):
        import_procedures(Pack("procedures: [one]"))


class Pack:
    """A profile with the given procedures.yaml, as an import step sees it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def readDataFile(self, filename, subdir=None):
        return self.text


def test_an_office_without_units_is_not_asked_for_people(portal, definition, monkeypatch):
    monkeypatch.setattr(people, "units", lambda: ())
    changes = {"version: 1\n": "version: 2\n", "unit_kinds: [zone]": "unit_kinds: [x]"}
    assert examined(definition(changes)) == []


def cases_in_memory(portal) -> list[Case]:
    return [item for _, item in portal._p_jar._cache.lru_items() if isinstance(item, Case)]


def test_a_check_loads_no_case(functional_portal, open_filed, definition):
    case = open_filed(functional_portal)
    transaction.commit()
    functional_portal._p_jar.cacheMinimize()
    examined(definition())
    assert cases_in_memory(functional_portal) == []
    assert case.procedure == ID
    assert len(cases_in_memory(functional_portal)) == 1
