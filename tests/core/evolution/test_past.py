"""What is remembered of earlier versions, and what of it a new one has to respect."""

from dataclasses import replace
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.evolution import fed
from egov.policy.core.evolution import former_options
from egov.policy.core.evolution import is_kin
from egov.policy.core.evolution import Past
from egov.policy.core.evolution import remembered
from egov.policy.core.evolution import with_former
from egov.policy.core.form import form_schema
from egov.policy.core.model import Text
from egov.policy.core.reader import Source

import json
import pytest


WITH_INN = {
    "{fr: Boutique, en: Shop}": "{fr: Boutique, en: Shop}\n          inn: {fr: Auberge, en: Inn}"
}
WITH_FACTORY = {
    "{fr: Boutique, en: Shop}": "{fr: Boutique, en: Shop}\n          inn: {fr: Usine, en: Plant}"
}


def past_of(*procedures):
    memory, registers = {}, {}
    for number, procedure in enumerate(procedures, 1):
        version = replace(procedure, version=number)
        memory, registers = remembered(memory, version), fed(registers, version)
    return Past(len(procedures), memory, registers)


def codes(procedure, past):
    following = replace(procedure, version=past.newest + 1)
    found = check(following, Source(following, "", {}), CheckContext(past=past))
    return {finding.code: finding.path for finding in found}


def test_the_memory_is_plain_data_and_does_not_grow_with_versions(changed):
    few, many = (past_of(*[changed()] * count).memory for count in (2, 50))
    assert json.loads(json.dumps(many)) == many
    assert few.keys() == many.keys()
    assert len(json.dumps(many)) - len(json.dumps(few)) < 3 * len(few)


def test_a_field_keeps_its_identity_in_another_section(changed):
    assert "fields.surname" in past_of(changed()).memory


def test_a_version_after_others_is_in_order(changed):
    assert codes(changed(), past_of(changed(), changed())) == {}


def test_what_was_left_out_may_come_back_as_it_was(changed):
    assert codes(changed(WITH_INN), past_of(changed(WITH_INN), changed())) == {}


def test_what_was_left_out_never_comes_back_as_something_else(changed):
    past = past_of(changed(WITH_INN), changed())
    assert codes(changed(WITH_FACTORY), past) == {"E304": "sections.0.fields.1.options.inn.title"}


def test_an_id_of_long_ago_is_not_forgotten(changed):
    past = past_of(changed(WITH_INN), *[changed()] * 30)
    assert "E304" in codes(changed(WITH_FACTORY), past)


def test_an_old_version_can_be_published_again_whatever_it_is_called_now(changed):
    renamed = {"{fr: Boutique, en: Shop}": "{fr: Commerce, en: Trade}"}
    gone = {"          shop: {fr: Boutique, en: Shop}\n": "", "kind == 'shop'": "kind == 'house'"}
    again = dict(gone, **{"required_when: kind == 'shop'": "required_when: kind == 'house'"})
    past = past_of(changed(), changed(renamed), changed(again))
    assert codes(changed(), past) == {}


def test_accents_and_capitals_are_no_other_meaning(changed):
    typed = {"{fr: Boutique, en: Shop}": "{fr: Boutique, en: Shop}\n          inn: {fr: AUBERGÉ}"}
    assert "E304" not in codes(changed(typed), past_of(changed(WITH_INN), changed()))


def test_a_column_is_known_by_its_table(changed):
    past = past_of(changed())
    other = changed({"type: money": "type: integer"})
    assert codes(other, past)["E301"] == "sections.0.fields.6.columns.1.type"


@pytest.mark.parametrize(
    ("first", "second"), [("BIF", "USD"), ("BIF", ""), ("", "USD")], ids="changed gone said".split()
)
def test_an_amount_stays_in_its_currency(changed, first, second):
    def version(currency):
        said = f"type: money\n            currency: {currency}"
        return changed({"type: money": said} if currency else {})

    path = "sections.0.fields.6.columns.1.currency"
    assert codes(version(second), past_of(version(first))) == {"E301": path}
    assert codes(version(first), past_of(version(first))) == {}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Vérifier", "Vérification", True),
        ("Signer", "Signer le permis", True),
        ("Boutique", "Usine", False),
        ("Refuser", "Approuver", False),
    ],
)
def test_titles_are_kin_when_they_are_wordings_of_one_thing(one, other, expected):
    assert is_kin(Text(fr=other), [{"fr": one}]) is expected


def test_options_that_are_no_longer_offered_keep_their_title(changed):
    memory = past_of(changed(WITH_INN), changed()).memory
    assert former_options(memory, changed()) == {"kind": {"inn": {"fr": "Auberge", "en": "Inn"}}}
    assert former_options(memory, changed(WITH_INN)) == {}


def test_an_option_of_a_column_is_found_by_table_and_column(changed):
    money = "- id: cost\n            type: money"
    chosen = "- id: cost\n            type: choice\n            options: {low: {fr: Bas}}"
    first = changed({money: chosen, "formula: round(sum(works, 'cost') * 0.02, 0)": "formula: '1'"})
    memory = past_of(first, changed()).memory
    assert former_options(memory, changed()) == {"works.cost": {"low": {"fr": "Bas"}}}


def test_a_field_knows_what_it_no_longer_offers(changed):
    former = {"kind": {"inn": {"fr": "Auberge"}}, "works.cost": {"low": {"fr": "Bas"}}}
    procedure = with_former(changed(), former)
    kind, works = procedure.field("kind"), procedure.field("works")
    assert kind.option("inn").title == {"fr": "Auberge"}
    assert kind.option("house").title["fr"] == "Maison"
    assert kind.option("tent") is None
    assert works.columns[1].option("low").title == {"fr": "Bas"}
    assert form_schema(procedure, "fr")["properties"]["kind"]["x-former"] == [
        {"const": "inn", "title": "Auberge"}
    ]


def test_acts_are_entered_into_the_register_that_there_was(changed):
    another = changed({"register: permits": "register: licences"})
    assert codes(another, past_of(changed())) == {"E307": "act.register"}


def test_a_version_may_enter_no_act_and_a_later_one_enter_them_again(changed):
    silent = replace(changed(), act=None)
    past = past_of(changed(), silent)
    assert past.registers == {"permits": 1}
    assert "E307" not in codes(silent, past)
    assert codes(changed(), past) == {}
    assert "E307" in codes(changed({"register: permits": "register: licences"}), past)
