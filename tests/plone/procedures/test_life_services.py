"""The life of a procedure over REST: what a page does, a program does too."""

from base64 import b64decode

import pytest


ID = "attestation-residence"
PATH = f"@procedures/{ID}"


@pytest.fixture
def administrator(http):
    return http("fonctionnel")


@pytest.fixture
def second(definition):
    return definition({"version: 1\n": "version: 2\n"})


@pytest.fixture
def stamp(administrator, second):
    """Of the draft of a second version."""
    answer = administrator.put(PATH, json={"definition": second})
    assert answer.status_code == 200, answer.text
    return answer.json()["stamp"]


def test_a_new_procedure_goes_its_way_to_publication(administrator, definition):
    text = definition(
        {
            f"procedure: {ID}": "procedure: attestation-ecole",
            "register: attestation-residence\n": "register: ecole\n",
            'pattern: "RES-': 'pattern: "ECO-',
            "register: attestation-residence-certificate": "register: ecole-acte",
        }
    )
    begun = administrator.post("@procedures", json={"definition": text})
    assert begun.status_code == 201
    assert begun.headers["Location"].endswith("/@procedures/attestation-ecole/draft")
    path = "@procedures/attestation-ecole"
    shown = administrator.get(f"{path}/draft")
    assert shown.json()["definition"] == text
    assert (shown.json()["stage"], shown.json()["author"]) == ("draft", "fonctionnel")
    stamp = shown.headers["ETag"]
    assert stamp == f'"{shown.json()["stamp"]}"' == f'"{begun.json()["stamp"]}"'
    assert administrator.post(f"{path}/check").json()["passed"]
    tested = administrator.post(f"{path}/test").json()
    assert tested["passed"]
    assert tested["tests"][0]["title"]["fr"]
    assert administrator.get(f"{path}/draft").json()["stage"] == "tested"
    headers = {"If-Match": stamp}
    made = administrator.post(f"{path}/publish", json={"reason": "Nouvelle"}, headers=headers)
    assert made.status_code == 201, made.text
    assert made.headers["Location"].endswith("/@procedures/attestation-ecole/1")
    assert (made.json()["version"], len(made.json()["sha256"])) == (1, 64)
    assert administrator.get(path).json()["version"] == 1
    assert administrator.get(f"{path}/draft").status_code == 404


def test_a_definition_may_come_as_json(administrator):
    definition = administrator.get(PATH).json()["definition"]
    answer = administrator.put(PATH, json={"definition": {**definition, "version": 2}})
    assert answer.status_code == 200
    assert administrator.post(f"{PATH}/check").status_code == 200


def test_two_administrators_do_not_overwrite_each_other(administrator, http, stamp, second):
    other = http("fonctionnel")
    body = {"definition": f"{second}# a\n", "stamp": stamp}
    assert administrator.put(PATH, json=body).status_code == 200
    answer = other.put(PATH, json={"definition": second}, headers={"If-Match": f'"{stamp}"'})
    assert answer.status_code == 409
    told = answer.json()
    assert (told["type"], told["by"]) == ("StateConflict", "fonctionnel")
    assert told["message"]
    assert told["stamp"] not in ("", stamp)
    assert administrator.get(f"{PATH}/draft").json()["definition"].endswith("# a\n")


@pytest.mark.parametrize("path", ["publish", "draft"])
def test_nothing_is_decided_on_a_draft_that_was_not_seen(administrator, stamp, path):
    body = {"stamp": "another"}
    if path == "draft":
        answer = administrator.delete(f"{PATH}/draft", json=body)
    else:
        answer = administrator.post(f"{PATH}/publish", json={**body, "reason": "x"})
    assert answer.status_code == 409
    assert administrator.get(f"{PATH}/draft").json()["stamp"] == stamp


def test_findings_are_answered_noted_and_keep_it_from_being_published(administrator, definition):
    text = definition({"version: 1\n": "version: 2\n", "function: clerk": "function: clerc"})
    stamp = administrator.put(PATH, json={"definition": text}).json()["stamp"]
    checked = administrator.post(f"{PATH}/check")
    assert checked.status_code == 422
    (fault,) = [item for item in checked.json()["findings"] if item["severity"] == "error"]
    assert (fault["code"], fault["line"] > 1, bool(fault["remedy"])) == ("E112", True, True)
    assert administrator.get(f"{PATH}/draft").json()["checked"]["findings"]
    assert administrator.post(f"{PATH}/test").status_code == 422
    body = {"stamp": stamp, "reason": "Essai"}
    answer = administrator.post(f"{PATH}/publish", json=body)
    assert answer.status_code == 422
    assert answer.json()["type"] == "DefinitionError"
    assert "E112" in {item["code"] for item in answer.json()["findings"]}
    assert administrator.get(PATH).json()["version"] == 1


def test_versions_say_who_when_why_and_what_runs(administrator, http, stamp, answers):
    case = {"procedure": ID, "unit": "bwiza", "fields": answers}
    assert http("agent.bwiza").post("@cases", json=case).status_code == 201
    body = {"stamp": stamp, "reason": "La loi a changé"}
    assert administrator.post(f"{PATH}/publish", json=body).status_code == 201
    shown = administrator.get(f"{PATH}/versions").json()
    assert shown["items_total"] == 2
    new, old = shown["items"]
    assert (new["version"], new["in_force"], new["running"]) == (2, True, 0)
    assert (old["version"], old["in_force"], old["running"]) == (1, False, 1)
    assert (new["author"], new["reason"]) == ("fonctionnel", "La loi a changé")
    assert new["published_on"].endswith("+00:00")
    assert new["release"]
    page = administrator.get(f"{PATH}/versions?b_start=1&b_size=1").json()
    assert [item["version"] for item in page["items"]] == [1]


def test_retired_then_restored(administrator):
    assert administrator.post(f"{PATH}/retire", json={"reason": "Loi"}).status_code == 204
    assert administrator.get(PATH).status_code == 404
    assert administrator.get(f"{PATH}/1").status_code == 200
    assert administrator.post(f"{PATH}/retire", json={"reason": "Loi"}).status_code == 409
    (ending,) = administrator.get(f"{PATH}/versions").json()["retired"]
    assert (ending["version"], ending["reason"]) == (1, "Loi")
    body = {"version": 1, "reason": "Rétablie"}
    back = administrator.post(f"{PATH}/restore", json=body)
    assert back.status_code == 201
    assert (back.json()["version"], back.json()["restores"]) == (2, 1)
    assert administrator.get(PATH).json()["version"] == 2


def test_the_difference_is_data_and_sentences(administrator, definition):
    text = definition({"version: 1\n": "version: 2\n", "actor: zone_chief": "actor: clerk"})
    administrator.put(PATH, json={"definition": text})
    shown = administrator.get(f"{PATH}/difference?from=1&to=draft").json()
    assert (shown["from"], shown["to"]) == (1, "draft")
    (change,) = shown["changes"]
    assert (change["what"], change["kind"]) == ("changed", change["path"].split(".")[-2])
    assert (change["before"], change["after"]) == ("zone_chief", "clerk")
    assert "Chef de zone → Agent d'accueil" in change["said"]["fr"]
    assert "Head of zone → Front-desk clerk" in change["said"]["en"]


def test_the_difference_with_a_draft_that_cannot_be_read_tells_why(administrator):
    administrator.put(PATH, json={"definition": f"procedure: {ID}\nstates: 7\n"})
    answer = administrator.get(f"{PATH}/difference?from=1&to=draft")
    assert answer.status_code == 422
    assert {item["code"] for item in answer.json()["findings"]} >= {"E011", "E014"}


def test_the_flow_is_answered_as_a_picture(administrator, stamp, definition):
    answer = administrator.get(f"{PATH}/flow").json()
    assert answer["version"] == 1
    assert answer["diagram"].startswith("<svg")
    numbers = [decision["number"] for decision in answer["decisions"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {"title", "from", "to"} < set(answer["decisions"][0])
    assert administrator.get(f"{PATH}/flow?version=draft").json()["version"] == "draft"
    assert administrator.get(f"{PATH}/flow?version=7").status_code == 404
    assert administrator.get(f"{PATH}/flow?version=x").status_code == 400


def test_the_flow_is_answered_in_bpmn(administrator):
    answer = administrator.get(f"{PATH}/bpmn").json()
    assert answer["filename"] == f"{ID}-1.bpmn"
    assert b"</definitions>" in b64decode(answer["data"])
    assert administrator.get(f"{PATH}/bpmn?version=7").status_code == 404


def test_the_list_of_all_says_where_each_stands(administrator, stamp):
    administrator.post("@procedures", json={"definition": "procedure: idee"})
    administrator.post(f"{PATH}/retire", json={"reason": "Loi"})
    found = {item["id"]: item for item in administrator.get("@procedures?all=1").json()["items"]}
    assert (found[ID]["in_force"], found[ID]["newest"], found[ID]["draft"]) == (0, 1, True)
    assert (found["idee"]["newest"], found["idee"]["draft"]) == (0, True)
    assert ID not in {item["id"] for item in administrator.get("@procedures").json()["items"]}


BAD = [
    ("POST", "@procedures", {}, 400),
    ("POST", "@procedures", {"definition": 7}, 400),
    ("POST", "@procedures", {"definition": "x: 1"}, 400),
    ("POST", "@procedures", {"definition": f"procedure: {ID}"}, 409),
    ("POST", "@procedures", {"definition": "procedure: view"}, 400),
    ("POST", "@procedures", {"definition": "procedure: a\x07"}, 400),
    ("POST", "@procedures", {"text": "procedure: a"}, 400),
    ("PUT", "@procedures", {"definition": "x"}, 400),
    ("PUT", "@procedures/none", {"definition": "x"}, 404),
    ("PUT", PATH, {"definition": None}, 400),
    ("PUT", PATH, {"definition": "procedure: other"}, 400),
    ("PUT", PATH, {"definition": "x" * 1_000_001}, 400),
    ("PUT", PATH, {"definition": "x", "stamp": 7}, 400),
    ("PUT", PATH, {"definition": "x", "stamp": "y"}, 409),
    ("PUT", f"{PATH}/draft", {"definition": "x"}, 400),
    ("GET", f"{PATH}/draft", None, 404),
    ("GET", "@procedures/none/draft", None, 404),
    ("GET", "@procedures/none/versions", None, 404),
    ("GET", f"{PATH}/difference", None, 400),
    ("GET", f"{PATH}/difference?from=1&to=x", None, 400),
    ("GET", f"{PATH}/difference?from=1&to=draft", None, 404),
    ("GET", f"{PATH}/difference?from=1&to=9", None, 404),
    ("GET", f"{PATH}/versions?b_start=-1", None, 400),
    ("POST", "@procedures/none/check", {}, 404),
    ("POST", f"{PATH}/test", {}, 404),
    ("POST", f"{PATH}/publish", {"reason": "x"}, 409),
    ("POST", f"{PATH}/publish", {"reason": 7}, 400),
    ("POST", f"{PATH}/publish", {"reason": "x" * 1001}, 400),
    ("POST", f"{PATH}/retire", {}, 400),
    ("POST", f"{PATH}/restore", {"reason": "x"}, 400),
    ("POST", f"{PATH}/restore", {"reason": "x", "version": "1"}, 400),
    ("POST", f"{PATH}/restore", {"reason": "x", "version": True}, 400),
    ("POST", f"{PATH}/restore", {"reason": "x", "version": 1}, 409),
    ("POST", f"{PATH}/restore", {"reason": "x", "version": 9}, 404),
    ("DELETE", PATH, {}, 400),
    ("DELETE", "@procedures/none/draft", {}, 404),
    ("DELETE", f"{PATH}/draft", {}, 404),
]


@pytest.mark.parametrize(("method", "path", "body", "status"), BAD)
def test_what_cannot_be_is_told_and_never_a_failure(administrator, method, path, body, status):
    answer = administrator.request(method, path, json=body)
    assert answer.status_code == status, answer.text
    assert answer.json()["message"]


@pytest.mark.parametrize("user", ["agent.bwiza", "administrateur", "archiviste"])
def test_only_who_manages_procedures_sees_their_life(http, user):
    person = http(user)
    for path in ("draft", "versions", "difference?from=1&to=1"):
        assert person.get(f"{PATH}/{path}").status_code == 401
    assert person.get("@procedures?all=1").status_code == 401
    assert person.put(PATH, json={"definition": "x"}).status_code == 401
    assert person.delete(f"{PATH}/draft").status_code == 401
    for path in ("test", "publish", "retire", "restore"):
        assert person.post(f"{PATH}/{path}", json={"reason": "x"}).status_code == 401
