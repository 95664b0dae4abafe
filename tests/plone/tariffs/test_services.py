"""``@tariffs``: what units take, from which day on."""

from datetime import date
from decimal import Decimal
from egov.policy import people
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.tariffs import store as tariffs_store
from pathlib import Path

import pytest
import transaction


FEES = Path(__file__).parents[1] / "casework" / "fees.yaml"

NEW = {"tariff": "copy", "unit": "mukaza", "since": "2026-01-01", "amount": 1500}


def put(http, **changed):
    return http("fonctionnel").request("PUT", "@tariffs", json={**NEW, **changed})


def amount(unit="bwiza", day="2026-06-01"):
    transaction.begin()
    found = tariffs.in_force("copy", (unit, "mukaza"), date.fromisoformat(day))
    return found and found.amount


def test_a_tariff_is_entered_and_listed(http):
    assert put(http).status_code == 204
    (item,) = http("agent.bwiza").get("@tariffs?tariff=copy").json()["items"]
    assert item.pop("entered_on")
    assert item == {**NEW, "amount": "1500", "author": "fonctionnel"}
    assert amount() == Decimal(1500)


def test_an_entry_corrects_and_ends_and_nothing_is_lost(http):
    for value in (1500, "1600", "0.03", None):
        assert put(http, amount=value).status_code == 204
    assert amount() is None
    answer = http("agent.bwiza").get("@tariffs?tariff=copy&unit=mukaza&b_size=3").json()
    assert [item["amount"] for item in answer["items"]] == ["1500", "1600", "0.03"]
    assert answer["items_total"] == 4


def test_what_is_sent_twice_is_entered_once(http):
    for _ in range(2):
        assert put(http).status_code == 204
    assert http("agent.bwiza").get("@tariffs?tariff=copy").json()["items_total"] == 1


def test_a_list_is_that_of_a_tariff_or_of_a_unit(http):
    put(http)
    put(http, unit="bwiza")
    put(http, tariff="search")
    session = http("agent.bwiza")
    assert session.get("@tariffs?unit=bwiza").json()["items_total"] == 1
    assert session.get("@tariffs?tariff=copy").json()["items_total"] == 2
    assert session.get("@tariffs?tariff=nothing").json()["items"] == []


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"tariff": ""}, {"tariff": "required"}),
        ({"tariff": "Copy!"}, {"tariff": "unknown"}),
        ({"unit": "nowhere", "amount": "-1"}, {"unit": "unknown", "amount": "not_a_decimal"}),
        ({"since": ""}, {"since": "required"}),
        ({"since": None}, {"since": "required"}),
        ({"since": "2026-02-30"}, {"since": "not_a_date"}),
        ({"amount": "0.1234567"}, {"amount": "too_precise"}),
        ({"amount": None}, {"amount": "required"}),
    ],
)
def test_what_is_wrong_is_told_by_field(http, changed, problems):
    answer = put(http, **changed)
    assert answer.status_code == 400
    assert {item["field"]: item["code"] for item in answer.json()["problems"]} == problems
    assert amount() is None


@pytest.mark.parametrize("changed", [{"amount": True}, {"amount": 1.5}, {"unit": 5}, {"more": 1}])
def test_what_is_no_entry_is_refused(http, changed):
    assert put(http, **changed).status_code == 400


def test_only_who_manages_tariffs_enters_one(http):
    assert http("agent.bwiza").request("PUT", "@tariffs", json=NEW).status_code == 401
    assert http().request("PUT", "@tariffs", json=NEW).status_code == 401
    assert http().get("@tariffs").status_code == 401


def test_an_administrator_enters_tariffs_of_their_own_units_only(functional_portal, http):
    people.assign("chef.nyakabiga", "functional-administrator", "nyakabiga", date(2020, 1, 1))
    transaction.commit()
    session = http("chef.nyakabiga")
    here = session.request("PUT", "@tariffs", json={**NEW, "unit": "nyakabiga"})
    above = session.request("PUT", "@tariffs", json=NEW)
    assert (here.status_code, above.status_code) == (204, 403)


def test_a_definition_is_held_against_the_tariffs_that_units_take(portal):
    text = FEES.read_text("utf-8")
    _source, findings = procedures.examine(text, FEES.name)
    assert ("W234", "fees.copy.tariff") in {(item.code, item.path) for item in findings}
    tariffs_store.keep("copies", "mukaza", date(2026, 1, 1), None)
    tariffs_store.keep("copy", "mukaza", date(2026, 1, 1), Decimal(1500))
    assert tariffs.known() & {"copy", "copies"} == {"copy"}
    _source, findings = procedures.examine(text, FEES.name)
    assert "W234" not in {item.code for item in findings}


def test_the_demonstration_takes_all_that_shipped_procedures_ask_for(portal):
    office = procedures.office()
    asked = {fee.tariff for item in procedures.published() for fee in item.fees if fee.tariff}
    assert asked, "something costs something"
    assert asked <= office.tariffs
