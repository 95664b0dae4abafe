"""``@units``, ``@functions`` and ``@assignments``: answers, errors, and who gets them."""

import pytest


NEW = {"user": "agent.bwiza", "function": "clerk", "unit": "buyenzi", "start": "2026-03-10"}


@pytest.fixture(autouse=True)
def on_the_first_day(on_day):
    """Functions are given from today on: it is the day on which the demonstration begins."""
    on_day("2026-01-01")


def problems(response) -> dict[str, str]:
    """Field and code of each problem of an answer."""
    assert response.status_code == 400, response.text
    return {item["field"]: item["code"] for item in response.json()["problems"]}


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "@units", {"agent.bwiza", "chef.nyakabiga", "archiviste", "fonctionnel"}),
        ("GET", "@functions", {"agent.bwiza", "chef.nyakabiga", "archiviste", "fonctionnel"}),
        ("GET", "@assignments", {"fonctionnel"}),
        ("POST", "@assignments", {"fonctionnel"}),
        ("POST", "@assignments/no-such-id/end", {"fonctionnel"}),
    ],
)
def test_an_endpoint_answers_only_those_who_may(http, method, path, allowed):
    for user_id in ("", "agent.bwiza", "chef.nyakabiga", "archiviste", "fonctionnel"):
        status = http(user_id).request(method, path, json={}).status_code
        assert (status not in (401, 403)) is (user_id in allowed), user_id


def test_units_are_listed_from_the_top(http):
    answer = http("agent.bwiza").get("@units").json()
    assert answer["items_total"] == 7
    assert answer["items"][1] == {
        "id": "mukaza",
        "title": "Mukaza",
        "kind": "commune",
        "parent": "bujumbura",
        "gazetteer": "BI-CO-02-09",
        "valid_from": None,
        "valid_to": None,
        "predecessors": [],
    }


def test_a_list_comes_in_batches(http):
    answer = http("agent.bwiza").get("@units?b_start=5&b_size=1").json()
    assert [unit["id"] for unit in answer["items"]] == ["muyira"]
    assert answer["items_total"] == 7


def test_places_are_found_on_a_day_and_of_all_times(http):
    clerk = http("agent.bwiza")

    def found(**query):
        answer = clerk.get("@places", params={"level": "commune", **query}).json()
        return [item["code"] for item in answer["items"]]

    assert found(text="gihanga") == ["BI-BB-02"]
    assert found(text="gihanga", on="2026-11-21") == []
    assert found(text="mukaza", on="1990-05-14") == ["BI-BM-02"]
    assert found(within="BI-BM") == ["BI-BM-01", "BI-BM-02", "BI-BM-03"]
    (place,) = clerk.get("@places?level=commune&text=gihanga").json()["items"]
    assert (place["since"], place["until"], place["parent"]) == (None, "2025-06-30", "BI-BB")
    for query in ("level=hill", "level=zone&within=BI-XX", "level=zone&on=1990", "lvl=zone"):
        assert clerk.get(f"@places?{query}").status_code == 400


def test_functions_are_titled_in_the_language_of_the_site(http):
    (clerk, *_rest) = http("agent.bwiza").get("@functions").json()["items"]
    assert clerk == {"id": "clerk", "title": "Agent d'accueil", "roles": ["Civil Servant"]}


def test_an_assignment_is_made_read_and_ended(http):
    session = http("fonctionnel")
    made = session.post("@assignments", json=NEW)
    assert made.status_code == 201
    data = made.json()
    assert made.headers["Location"] == data["@id"]
    assert data["fullname"] == "Nadine Niyonzima"
    assert (data["start"], data["end"], data["author"]) == ("2026-03-10", None, "fonctionnel")
    assert session.get(data["@id"]).json() == data
    listed = session.get("@assignments?unit=buyenzi").json()
    assert listed["items"] == [data]
    ended = session.post(f"{data['@id']}/end", json={"on": "2026-03-20"})
    assert ended.status_code == 200
    assert (ended.json()["end"], ended.json()["ended_by"]) == ("2026-03-20", "fonctionnel")


def test_an_assignment_counts_in_the_very_next_request(http):
    stranger, session = http("chef.nyakabiga"), http("fonctionnel")
    request = {"procedure": "attestation-residence", "unit": "bwiza", "fields": {}}
    assert stranger.post("@cases", json=request).status_code == 403
    body = {"user": "chef.nyakabiga", "function": "clerk", "unit": "bwiza"}
    made = session.post("@assignments", json={**body, "start": "2026-01-01"})
    assert stranger.post("@cases", json=request).status_code == 201
    ended = session.post(f"{made.json()['@id']}/end", json={"on": "2025-12-31"})
    assert ended.status_code == 200
    assert stranger.post("@cases", json=request).status_code == 403


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"user": "fonctionnel", "function": "zone-chief"}, {"user": "not_yourself"}),
        ({"start": "2025-12-31"}, {"start": "in_the_past"}),
        ({"function": "functional-administrator"}, {"function": "manager_only"}),
    ],
)
def test_what_an_administrator_may_not_give_is_refused_with_a_sentence(http, change, expected):
    answer = http("fonctionnel").post("@assignments", json={**NEW, **change})
    assert problems(answer) == expected
    assert answer.json()["problems"][0]["message"] != "This is not accepted."


def test_administrators_do_not_end_each_other(http):
    session = http("fonctionnel")
    (own,) = session.get("@assignments?user=fonctionnel").json()["items"]
    assert problems(session.post(f"{own['@id']}/end", json={})) == {"on": "manager_only"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"user": None}, {"user": "required"}),
        ({"user": "nobody"}, {"user": "unknown"}),
        ({"function": "king"}, {"function": "unknown"}),
        ({"unit": "moon"}, {"unit": "unknown"}),
        ({"unit": ["bwiza"]}, {"unit": "not_text"}),
        ({"start": "10.3.2026"}, {"start": "not_a_date"}),
        ({"end": "2026-03-09"}, {"end": "before_start"}),
        ({"substitute_for": "chef.bwiza"}, {"substitute_for": "not_holder"}),
        ({"until": "2026-03-09"}, {"until": "unknown"}),
        ({"unit": "bwiza", "start": "2026-01-01"}, {"user": "duplicate"}),
    ],
)
def test_a_wrong_assignment_is_refused_with_field_and_reason(http, change, expected):
    session = http("fonctionnel")
    assert problems(session.post("@assignments", json={**NEW, **change})) == expected


def test_an_end_must_be_a_date_that_shortens(http):
    session = http("fonctionnel")
    url = session.post("@assignments", json={**NEW, "end": "2026-03-20"}).json()["@id"]
    assert problems(session.post(f"{url}/end", json={"on": "soon"})) == {"on": "not_a_date"}
    assert problems(session.post(f"{url}/end", json={"on": "2026-03-21"})) == {"on": "too_late"}


@pytest.mark.parametrize("said", [{}, {"on": None}, {"on": ""}])
def test_without_a_date_it_ends_today(http, on_day, said):
    session = http("fonctionnel")
    url = session.post("@assignments", json={**NEW, "end": None}).json()["@id"]
    on_day("2026-03-15")
    assert session.post(f"{url}/end", json=said).json()["end"] == "2026-03-15"


@pytest.mark.parametrize("path", ["no-such-id", "no-such-id/end", "no-such-id/end/more"])
def test_an_unknown_assignment_is_not_found(http, path):
    session = http("fonctionnel")
    assert session.get(f"@assignments/{path}").status_code == 404


@pytest.mark.parametrize("path", ["no-such-id", "no-such-id/end", "no-such-id/stop"])
def test_there_is_nothing_to_do_with_an_unknown_assignment(http, path):
    assert http("fonctionnel").post(f"@assignments/{path}", json={}).status_code == 404


def test_a_repeated_filter_is_refused(http):
    assert http("fonctionnel").get("@assignments?user=a&user=b").status_code == 400
