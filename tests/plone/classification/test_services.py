from egov.policy import classification

import pytest
import transaction


CSV = """code;libelle;code_parent;dua;declencheur;sort_final;communicable_apres;source
1;Administration;;;;;;
1.1;Conseil;1;5;clôture;C;25;P
"""


@pytest.fixture
def archivist(http):
    """A session of the archivist."""
    return http("archiviste")


@pytest.fixture
def clerk(http):
    """A session of a clerk."""
    return http("agent.bwiza")


def test_a_civil_servant_reads_the_plan_with_its_rules(clerk):
    plan = clerk.get("/@plan").json()
    assert plan["version"] == 1
    assert len(plan["items"]) == 104
    assert plan["items"][0] == {
        "code": "1",
        "title": "Administration générale",
        "parent": "",
        "source": "",
        "rule": None,
    }
    (found,) = [item for item in plan["items"] if item["code"] == "3.2.2"]
    assert found["rule"] == {
        "years": 5,
        "trigger": "délivrance",
        "action": "sort",
        "mode": "exact",
        "closure_years": 50,
        "mandate": "",
    }


def test_the_file_that_is_read_can_be_imported_again(clerk, archivist):
    answer = clerk.get("/@plan/csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    again = archivist.post("/@plan", data=answer.content, headers={"Content-Type": "text/csv"})
    assert again.json() == {"version": 1, "created": [], "changed": [], "closed": []}


def test_an_archivist_imports_a_new_version_and_the_old_one_stays_readable(archivist, clerk):
    before = clerk.get("/@plan/csv").text
    answer = archivist.post(
        "/@plan?valid_from=2099-01-01&mandate=D%C3%A9cision%207&mode=year_end",
        data=CSV.encode(),
        headers={"Content-Type": "text/csv"},
    )
    assert answer.status_code == 200
    assert answer.json()["version"] == 2
    assert "1.1.1" in answer.json()["closed"]
    shown = clerk.get("/@plan").json()
    assert [item["code"] for item in shown["items"]] == ["1", "1.1"]
    assert shown["items"][1]["rule"]["mode"] == "year_end"
    assert shown["versions"][1]["valid_from"] == "2099-01-01"
    assert shown["versions"][1]["mandate"] == "Décision 7"
    assert shown["versions"][1]["by"] == "archiviste"
    assert clerk.get("/@plan/csv?version=1").text == before


def test_a_file_with_faults_is_refused_line_by_line_and_changes_nothing(archivist):
    bad = CSV.replace(";5;", ";five;").replace(";C;", ";X;")
    answer = archivist.post("/@plan", data=bad.encode(), headers={"Content-Type": "text/csv"})
    assert answer.status_code == 422
    assert [(item["line"], item["code"]) for item in answer.json()["findings"]] == [
        (3, "years"),
        (3, "action"),
    ]
    transaction.begin()
    assert len(classification.versions()) == 1


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b'{"a": 1}', b"code;libelle\n"])
def test_what_is_no_plan_is_refused(archivist, body):
    answer = archivist.post("/@plan", data=body, headers={"Content-Type": "text/csv"})
    assert answer.status_code == 422
    assert answer.json()["findings"]


@pytest.mark.parametrize(
    "query",
    ["valid_from=tomorrow", "valid_from=2000-01-01", "mode=daily", "mandate=a&mandate=b"],
)
def test_a_bad_parameter_of_an_import_is_named(archivist, query):
    answer = archivist.post(
        f"/@plan?{query}", data=CSV.encode(), headers={"Content-Type": "text/csv"}
    )
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.text


@pytest.mark.parametrize("query", ["version=2", "version=-1", "version=x"])
def test_a_version_that_does_not_exist_is_refused(clerk, query):
    for path in ("/@plan", "/@plan/csv"):
        answer = clerk.get(f"{path}?{query}")
        assert answer.status_code == 400
        assert "version" in answer.text


def test_only_civil_servants_read_and_only_archivists_import(http, clerk):
    nobody = http()
    assert nobody.get("/@plan").status_code == 401
    assert nobody.get("/@plan/csv").status_code == 401
    assert nobody.post("/@plan", data=CSV.encode()).status_code == 401
    assert clerk.post("/@plan", data=CSV.encode()).status_code == 401
