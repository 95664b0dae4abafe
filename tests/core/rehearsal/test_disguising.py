"""What stands in a recorded test for what people answered."""

from datetime import date
from decimal import Decimal
from egov.policy.core.form import json_value
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Test
from egov.policy.core.model import TestStep
from egov.policy.core.model import Text
from egov.policy.core.reader import read_source
from egov.policy.core.rehearsal import play
from egov.policy.core.rehearsal.disguising import disguised
from egov.policy.core.rehearsal.samples import Answer
from egov.policy.core.rehearsal.samples import samples
from egov.policy.core.rehearsal.samples import Spoken
from egov.policy.core.terms import FieldType

import pytest


NOTHING = Spoken((), (), ())
TODAY = date(2026, 3, 2)
OPTIONS = (Option("tax", Text(fr="x")), Option("road", Text(fr="x")))


def field(type, **more):
    return Field("about", type, Text(fr="x"), **more)


def offered(asked, value, spoken=NOTHING, number=1):
    return samples(Answer(asked, json_value(value), number), spoken)


PERSONAL = {"personal": "to know"}


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (field(FieldType.TEXT, max_length=3), "Niyonkuru", "Ess"),
        (field(FieldType.TEXT), "Niyonkuru", "Essai"),
        (field(FieldType.TEXT, options_from="offers.supplier"), "Niyonkuru", "Essai"),
        (field(FieldType.LONG_TEXT), "Niyonkuru", "Essai"),
        (field(FieldType.RICH_TEXT), "<p>N</p>", "<p>Essai</p>"),
        (field(FieldType.EMAIL), "a@b.bi", "essai@example.org"),
        (field(FieldType.INTEGER), 7, 1),
        (field(FieldType.INTEGER, minimum=5), 7, 5),
        (field(FieldType.INTEGER, maximum=0), -7, 0),
        (field(FieldType.DECIMAL), Decimal("7.5"), 1),
        (field(FieldType.MONEY, **PERSONAL), Decimal("7000"), 1),
        (field(FieldType.DATE), date(1993, 3, 12), "2000-01-01"),
        (field(FieldType.PARTIAL_DATE), "1993-03", "2000"),
        (field(FieldType.TIME), "14:30", "08:00"),
        (field(FieldType.LOCATION), "BI-QT-02-09-02-01", "essai"),
        (field(FieldType.UNIT), "bwiza", "service"),
        (field(FieldType.REFERENCE), "a1" * 16, "0" * 32),
        (field(FieldType.SIGNATURE), {"name": "N", "by": "x", "at": "y"}, "Essai"),
        (field(FieldType.BOOLEAN, **PERSONAL), True, True),
        (field(FieldType.CONSENT), {"given": True, "on": "2026-03-02"}, True),
        (field(FieldType.CHOICE, options=OPTIONS), "road", "road"),
        (field(FieldType.CHOICE, options=OPTIONS, **PERSONAL), "road", "tax"),
        (field(FieldType.CHOICES, options=OPTIONS, **PERSONAL), ["road"], ["tax"]),
    ],
)
def test_each_type_has_a_plain_sample(asked, value, expected):
    assert offered(asked, value)[0] == expected


def test_a_sample_of_a_telephone_is_a_number_of_the_country():
    assert offered(field(FieldType.PHONE), "+25779123456")[0].startswith("+257")


def test_texts_that_differed_still_do():
    assert offered(field(FieldType.TEXT), "B", number=2)[0] == "Essai 2"
    assert offered(field(FieldType.TEXT, max_length=5), "B", number=2) == ["2"]


def test_what_the_definition_speaks_of_comes_next():
    spoken = Spoken((15, 2), ("BI",), (TODAY,))
    assert offered(field(FieldType.TEXT), "B", spoken) == ["Essai", "BI"]
    assert offered(field(FieldType.INTEGER, maximum=15), 7, spoken) == [1, 15, 14, 2, 3]
    days = offered(field(FieldType.DATE), TODAY, spoken)
    assert {"2026-03-02", "2026-02-15", "2026-02-14", "2024-12-02", "2011-03-02"} <= {*days}


def test_a_personal_choice_on_which_the_way_depends_may_stay():
    choice = field(FieldType.CHOICE, options=OPTIONS, **PERSONAL)
    assert offered(choice, "road") == ["tax", "road"]


DEFINITION = """
procedure: award
version: 1
title: {fr: Marché}
description: {fr: Un marché.}
legal_basis: {fr: Aucune}
channels: [counter]
unit_kinds: [zone]
subject: [name]
filing: {class: "3.2.2"}
numbering: {register: award, pattern: "{number}"}
actors: {clerk: {title: {fr: Agent}, function: clerk}}
sections:
  - id: form
    title: {fr: Formulaire}
    fields:
      - {id: name, type: text, title: {fr: Nom}, personal: to know}
      - {id: born, type: date, title: {fr: Né le}, personal: to know, latest: today}
      - {id: income, type: money, title: {fr: Revenu}, personal: to know}
      - id: offers
        type: table
        title: {fr: Offres}
        columns:
          - {id: supplier, type: text, title: {fr: Fournisseur}}
          - {id: price, type: money, title: {fr: Prix}}
      - {id: winner, type: choice, options_from: offers.supplier, title: {fr: Retenu}}
      - {id: buyer, type: person, title: {fr: Acheteur}}
      - {id: total, type: computed, title: {fr: Total}, formula: "sum(offers, 'price')"}
states:
  draft: {kind: draft, title: {fr: Brouillon}, edit: [clerk]}
  young: {kind: final, title: {fr: Jeune}}
  poor: {kind: final, title: {fr: Pauvre}}
  other: {kind: final, title: {fr: Autre}}
transitions:
  is_young:
    {title: {fr: a}, from: draft, to: young, actor: clerk, when: "years_between(born, today) < 18"}
  is_poor:
    {title: {fr: b}, from: draft, to: poor, actor: clerk,
     when: income < 50000 and total > income * 2}
  is_exact: {title: {fr: d}, from: draft, to: other, actor: clerk, when: income * 7 == 93121}
  is_other: {title: {fr: c}, from: draft, to: other, actor: clerk, when: name == winner}
"""


@pytest.fixture(scope="module")
def award():
    return read_source(DEFINITION, "award.yaml").procedure


def walk(do, **fill):
    steps = (TestStep("clerk", "open", fill=fill), TestStep("clerk", do))
    return Test("walk", Text(fr="x"), steps)


def hidden(procedure, test):
    assert play(procedure, test).passed
    found = disguised(procedure, test, [TODAY])
    return found.steps[0].fill, play(procedure, found).passed


def test_a_birth_date_on_which_the_way_depends_becomes_another_with_the_same_way(award):
    fill, passed = hidden(award, walk("is_young", born="2011-07-14"))
    assert passed
    assert fill["born"] != "2011-07-14"


def test_amounts_that_depend_on_one_another_find_their_samples_together(award):
    offers = [{"supplier": "Ets Nahimana", "price": "61234"}]
    fill, passed = hidden(award, walk("is_poor", income="30417", offers=offers))
    assert passed
    (offer,) = fill["offers"]
    assert not {"30417", "61234", "Ets Nahimana"} & {
        str(fill["income"]),
        str(offer["price"]),
        offer["supplier"],
    }


def test_equal_texts_stay_equal_and_what_is_chosen_from_a_table_stays_in_it(award):
    offers = [{"supplier": "A"}, {"supplier": "Nahimana"}]
    walked = walk("is_other", name="Nahimana", offers=offers, winner="Nahimana")
    fill, passed = hidden(award, walked)
    assert passed
    assert fill["winner"] in [row["supplier"] for row in fill["offers"]]
    assert "Nahimana" not in str(fill)


def test_all_parts_of_a_person_are_personal(award):
    buyer = {"surname": "Nahimana", "sex": "M", "birth_date": "1993-03"}
    fill, _ = hidden(award, walk("is_young", born="2011-07-14", buyer=buyer))
    assert fill["buyer"] == {"surname": "Essai", "sex": "F", "birth_date": "2000"}


def test_what_no_sample_can_stand_for_is_replaced_and_the_test_fails(award):
    fill, passed = hidden(award, walk("is_exact", income="13303"))
    assert not passed
    assert fill == {"income": 1}


def test_the_search_ends_and_leaves_no_answer_behind(award, monkeypatch):
    monkeypatch.setattr("egov.policy.core.rehearsal.disguising.MOST_PLAYS", 1)
    found = disguised(award, walk("is_young", name="Aline", born="2011-07-14"), [TODAY])
    assert found.steps[0].fill == {"name": "Essai", "born": "2000-01-01"}


def test_an_answer_that_was_emptied_stays_so(award):
    test = walk("is_young", born="2011-07-14", name=None)
    assert disguised(award, test, [TODAY]).steps[0].fill["name"] is None
