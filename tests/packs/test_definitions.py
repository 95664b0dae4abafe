"""Every definition of workflows/ and every pack of profiles/ that names one."""

from egov.policy.commands import pack as packs
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.form import form_schema
from egov.policy.core.model import LANGUAGES
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader.schema import document
from egov.policy.core.serialize import as_data
from jsonschema import Draft202012Validator
from pathlib import Path

import pytest
import yaml


ROOT = Path(__file__).parents[2]
DEFINITIONS = sorted((ROOT / "workflows").glob("*.yaml"))
LIBRARY = read_library(ROOT / "workflows")
PACKS = sorted(path.parent for path in (ROOT / "profiles").glob("*/procedures.yaml"))

LAND_PAPERS = {"possession", "appartenance", "cession", "vente"}

PAPERS = {
    *("identite", "residence", "etat-civil", "vie", "indigence", "chomage"),
    *("composition-familiale", "naissance-domicile", "deces-domicile", "abandon"),
    *("prise-en-charge", "recommandation", "association"),
    *LAND_PAPERS,
}
"""The thirteen attestations and the four papers about a parcel of the catalogue of procedures."""

CIVIL_PAPERS = {"extrait-mariage", "extrait-deces", "bans-mariage", "acte-civil"}
"""Its other five: a recognition and an act of notoriety are kinds of one civil act."""

WRITTEN_OUT = ROOT / "tests" / "data" / "attestation-residence.yaml"
"""What tests change lines of."""

each_definition = pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)


def procedures(pack):
    names = yaml.safe_load((pack / "procedures.yaml").read_bytes())["procedures"]
    return [read_file(ROOT / "workflows" / f"{name}.yaml", LIBRARY) for name in names]


@each_definition
def test_a_definition_has_neither_error_nor_warning(path):
    source = read_file(path, LIBRARY)
    assert check(source.procedure, source) == []


@each_definition
def test_a_definition_is_named_as_its_procedure(path):
    assert read_file(path, LIBRARY).procedure.id == path.stem


@each_definition
def test_a_definition_follows_the_schema_that_editors_use(path):
    data = yaml.safe_load(path.read_bytes())
    Draft202012Validator(document()).validate(data)
    Draft202012Validator(document()).validate(as_data(read_file(path, LIBRARY).procedure))


@each_definition
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_of_a_definition_is_a_json_schema(path, language):
    Draft202012Validator.check_schema(form_schema(read_file(path, LIBRARY).procedure, language))


@each_pack
def test_an_office_can_run_the_procedures_of_its_pack(pack):
    known = packs.read(str(pack))
    sources = procedures(pack)
    assert set(known) == set(packs.FILES)
    known["procedures"].update({source.procedure.id: source.procedure for source in sources})
    for source in sources:
        assert check(source.procedure, source, CheckContext(**known)) == []


def test_the_pack_of_communes_issues_the_papers_of_the_catalogue():
    (commune,) = (pack for pack in PACKS if pack.name == "commune")
    known = {source.procedure.id: source.procedure for source in procedures(commune)}
    issued = {paper.template for item in known.values() for paper in item.documents}
    assert {f"attestation-{name}.odt" for name in PAPERS} <= issued
    assert {f"{name}.odt" for name in CIVIL_PAPERS} <= issued
    kinds = {option.id for option in known["acte-civil"].field("kind").options}
    assert {"recognition", "notoriety"} <= kinds


def test_all_attestations_of_the_pack_inherit_from_two_bases():
    (commune,) = (pack for pack in PACKS if pack.name == "commune")
    bases = {
        paper.template: [base.procedure.id for base in source.bases]
        for source in procedures(commune)
        for paper in source.procedure.documents
    }
    found = {name: bases[f"attestation-{name}.odt"] for name in PAPERS}
    assert {name for name in found if found[name] == ["attestation-fonciere"]} == LAND_PAPERS
    assert {name for name in found if found[name] == ["attestation"]} == PAPERS - LAND_PAPERS


def test_what_tests_change_lines_of_is_what_is_shipped():
    shipped = read_file(ROOT / "workflows" / WRITTEN_OUT.name, LIBRARY).procedure
    assert read_file(WRITTEN_OUT, LIBRARY).procedure == shipped
