"""``@procedures``: the catalogue, one procedure with its form, checks of a definition."""

import pytest


ID = "attestation-residence"


@pytest.fixture
def clerk(http):
    return http("agent.bwiza")


@pytest.fixture
def administrator(http):
    return http("fonctionnel")


def test_the_catalogue_says_what_can_be_asked_for(clerk):
    shown = clerk.get("@procedures").json()
    (item,) = [item for item in shown["items"] if item["id"] == ID]
    assert item["@id"].endswith(f"/@procedures/{ID}")
    assert (item["id"], item["version"]) == (ID, 1)
    assert item["title"]["fr"] == "Attestation de résidence"
    assert item["channels"] == ["counter"]
    assert item["legal_delay"] == "2 working days"
    assert [piece["id"] for piece in item["pieces"]] == ["identity_card", "household_booklet"]


@pytest.mark.parametrize("path", [ID, f"{ID}/1"])
def test_one_procedure_comes_with_form_definition_and_digest(clerk, path):
    shown = clerk.get(f"@procedures/{path}").json()
    assert shown["version"] == 1
    assert len(shown["sha256"]) == 64
    assert shown["definition"]["states"]["draft"]["kind"] == "draft"
    form = shown["form"]
    assert form["properties"]["surname"]["title"] == "Nom"
    assert "surname" in form["required"]
    assert form["properties"]["nationality_other"]["x-visible-when"]


def test_the_form_speaks_the_language_of_the_caller(clerk):
    clerk.headers["Accept-Language"] = "en"
    clerk.cookies.set("I18N_LANGUAGE", "en")
    assert clerk.get(f"@procedures/{ID}").json()["form"]["title"] == "Certificate of residence"


@pytest.mark.parametrize("path", ["no-such", f"{ID}/7", "no-such/1"])
def test_what_is_not_published_is_not_found(clerk, path):
    answer = clerk.get(f"@procedures/{path}")
    assert answer.status_code == 404
    assert path.split("/")[0] in answer.json()["message"]


@pytest.mark.parametrize("path", [f"{ID}/{rest}" for rest in ("one", "1/more", "²", "9" * 30)])
def test_a_version_is_a_number(clerk, path):
    answer = clerk.get(f"@procedures/{path}")
    assert answer.status_code == 400
    assert "version is a number" in answer.json()["message"]


def test_nobody_without_an_office_reads_the_catalogue(http):
    assert http().get("@procedures").status_code == 401


def test_a_published_procedure_passes_its_checks(administrator):
    answer = administrator.post(f"@procedures/{ID}/check")
    assert answer.status_code == 200
    assert [item for item in answer.json()["findings"] if item["severity"] == "error"] == []


def test_a_sent_definition_is_checked_and_not_kept(administrator, functional_portal, definition):
    text = definition({"procedure: attestation-residence": "procedure: other"})
    answer = administrator.post("@procedures/other/check", json={"definition": text})
    assert answer.status_code == 200
    assert "other" not in functional_portal["procedures"]


def test_findings_come_with_place_code_and_remedy(administrator, definition):
    text = definition({"function: clerk": "function: clerc", "    to: signature\n": "    to: x\n"})
    answer = administrator.post(f"@procedures/{ID}/check", json={"definition": text})
    assert answer.status_code == 422
    findings = {item["code"]: item for item in answer.json()["findings"]}
    assert {"E110", "E112"} <= set(findings)
    fault = findings["E112"]
    assert (fault["file"], fault["path"]) == (f"{ID}.yaml", "actors.clerk.function")
    assert fault["line"] > 1
    assert "clerc" in fault["message"]
    assert fault["remedy"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (f"{ID}/check", {"definition": 7}, 400),
        (f"{ID}/check", {"definition": None}, 400),
        (f"{ID}/check", {"text": "x"}, 400),
        (f"{ID}/check", {"definition": ""}, 422),
        (f"{ID}/check", {"definition": "a: [" * 200}, 422),
        (f"{ID}/check", {"definition": "x" * 2_000_000}, 422),
        ("no-such/check", {}, 404),
        (f"{ID}/explode", {}, 400),
        (ID, {}, 400),
        ("", {}, 400),
    ],
)
def test_bad_requests_are_told_apart(administrator, path, body, status):
    answer = administrator.post(f"@procedures/{path}", json=body)
    assert answer.status_code == status, answer.text


def test_only_who_manages_procedures_checks_them(http):
    for user in ("agent.bwiza", "administrateur", "archiviste"):
        assert http(user).post(f"@procedures/{ID}/check").status_code == 401
