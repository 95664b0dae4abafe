"""``@procedures/<id>/options/<unit>``: what a unit sets for itself, over REST."""

from datetime import timedelta
from egov.policy import clock
from egov.policy import procedures

import pytest
import transaction


ID = "attestation-residence"
PATH = f"@procedures/{ID}/options/bwiza"
OPTIONS = """\
options:
  fee: {kind: amount, title: {fr: Frais, en: Fee}, default: 1000, maximum: 9000}
"""
USE = """\
      - id: to_pay
        type: computed
        title: {fr: À payer, en: To pay}
        formula: option('fee')
  - id: witnesses
"""


@pytest.fixture
def administrator(functional_portal, definition, http):
    """The administrator of the commune; the attestation has a fee."""
    changes = {"version: 1\n": "version: 2\n", "options:\n": OPTIONS, "  - id: witnesses\n": USE}
    procedures.publish(definition(changes), "options.yaml", "tester", "options")
    transaction.commit()
    return http("fonctionnel")


def test_everybody_of_the_office_reads_what_holds(administrator, http):
    shown = http("agent.bwiza").get(PATH).json()
    assert shown["@id"].endswith(f"/{PATH}")
    assert shown["procedure"] == {"id": ID, "version": 2}
    assert (shown["unit"], shown["on"]) == ("bwiza", clock.today().isoformat())
    assert shown["may_set"] is False
    assert shown["settings"] == []
    assert [item["id"] for item in shown["items"]] == ["fee", "signatory", "delay", "collection"]
    fee = shown["items"][0]
    assert (fee["id"], fee["kind"], fee["title"]["fr"]) == ("fee", "amount", "Frais")
    assert (fee["default"], fee["maximum"], fee["value"]) == (1000, 9000, 1000)
    assert fee["from"] is None


def test_the_administrator_sets_them_from_a_day_on(administrator):
    later = (clock.today() + timedelta(days=10)).isoformat()
    answer = administrator.put(PATH, json={"values": {"fee": "750.50"}})
    assert answer.status_code == 200, answer.text
    assert answer.json()["items"][0]["value"] == "750.5"
    assert answer.json()["items"][0]["from"]["unit"] == "bwiza"
    assert answer.json()["may_set"] is True
    administrator.put(PATH, json={"values": {"fee": None}, "from": later})
    shown = administrator.get(f"{PATH}?on={later}").json()
    assert shown["items"][0]["value"] == 1000
    assert [item["value"] for item in shown["settings"]] == ["750.5", None]
    assert {item["author"] for item in shown["settings"]} == {"fonctionnel"}


def test_a_case_says_with_which_options_it_was_opened(administrator, http, answers):
    administrator.put(PATH, json={"values": {"fee": 500}})
    body = {"procedure": ID, "unit": "bwiza", "fields": answers}
    clerk = http("agent.bwiza")
    made = clerk.get(clerk.post("@cases", json=body).headers["Location"]).json()
    assert made["options"] == {"fee": 500}
    assert made["fields"]["to_pay"] == "500"


BAD = [
    ({"values": {"fee": -1}}, 400, "fee"),
    ({"values": {"fee": []}}, 400, "fee"),
    ({"values": {"feee": 1}}, 400, "feee"),
    ({"values": [1]}, 400, None),
    ({"values": {"fee": 1}, "from": "2020-01-01"}, 400, "from"),
    ({"values": {"fee": 1}, "from": "soon"}, 400, None),
    ({"values": {"fee": 1}, "from": 3}, 400, None),
    ({"vales": {}}, 400, None),
]


@pytest.mark.parametrize(("body", "status", "field"), BAD)
def test_what_is_not_good_is_told_and_nothing_is_set(administrator, body, status, field):
    answer = administrator.put(PATH, json=body)
    assert answer.status_code == status
    if field:
        assert [item["field"] for item in answer.json()["problems"]] == [field]
        assert answer.json()["problems"][0]["message"]
    assert administrator.get(PATH).json()["settings"] == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"@procedures/{ID}/options/nowhere", 404),
        ("@procedures/no-such/options/bwiza", 404),
        (f"@procedures/{ID}/options", 400),
        (f"{PATH}/more", 400),
        (f"{PATH}?on=soon", 400),
    ],
)
def test_what_is_not_there_is_not_found(administrator, path, status):
    assert administrator.get(path).status_code == status


def test_who_administers_nothing_sets_nothing(administrator, http):
    assert http("agent.bwiza").put(PATH, json={"values": {"fee": 1}}).status_code in (401, 403)


def test_what_a_newer_version_does_not_allow_is_told(administrator, definition):
    administrator.put(PATH, json={"values": {"fee": 8000}})
    narrow = OPTIONS.replace("maximum: 9000", "maximum: 5000")
    changes = {"version: 1\n": "version: 3\n", "options:\n": narrow, "  - id: witnesses\n": USE}
    transaction.begin()
    procedures.publish(definition(changes), "options.yaml", "tester", "less")
    transaction.commit()
    fee, *_ = administrator.get(PATH).json()["items"]
    today = clock.today().isoformat()
    assert (fee["value"], fee["from"]) == (1000, None)
    assert fee["passed_over"] == [{"unit": "bwiza", "since": today, "value": 8000}]
    administrator.put(PATH, json={"values": {"fee": 4000}})
    fee, *_ = administrator.get(PATH).json()["items"]
    assert (fee["value"], fee["passed_over"]) == (4000, [])


def test_who_leaves_an_option_out_is_told_which_units_had_set_it(administrator, definition):
    administrator.put(PATH, json={"values": {"fee": 5000}})
    transaction.begin()
    _, findings = procedures.examine(definition({"version: 1\n": "version: 3\n"}), "x", new=True)
    (found,) = (item for item in findings if item.code == "W237")
    assert (found.path, found.words["name"], found.words["units"]) == ("options", "fee", "Bwiza")
