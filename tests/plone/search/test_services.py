from datetime import datetime
from datetime import UTC

import pytest
import transaction


@pytest.fixture
def archivist(functional_portal, http, add_row):
    """A session of the archivist, who may read two of three records."""
    told = {"record_text": "Attestation de résidence Ndayishimiye", "disposal_due": "2031-01-09"}
    add_row(functional_portal, "RES-1", readers=["archiviste"], **told)
    told = {"closed_on": datetime(2025, 6, 1, tzinfo=UTC), "record_text": "Acte de naissance"}
    add_row(functional_portal, "RES-2", readers=["archiviste"], case_class=("3", "3.1"), **told)
    add_row(functional_portal, "RES-3", readers=["somebody"], record_text="Acte de décès")
    transaction.commit()
    return http("archiviste")


def test_an_archivist_searches_and_gets_rows_total_and_facets(archivist):
    answer = archivist.get("/@records?text=residences&class=3.2&facets=class,unit,year").json()
    assert answer["items_total"] == 1
    assert answer["items"][0]["reference"] == "RES-1"
    assert answer["items"][0]["@id"].endswith("/cases/res-1")
    assert answer["facets"] == {
        "class": {"3": 1, "3.2": 1, "3.2.2": 1},
        "unit": {"bujumbura": 1, "bwiza": 1, "mukaza": 1},
        "year": {"2026": 1},
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["RES-1", "RES-2"]),
        ("sort=closed", ["RES-2", "RES-1"]),
        ("b_start=1&b_size=1", ["RES-2"]),
        ("reference=RES-2", ["RES-2"]),
        ("closed_from=2025-01-01&closed_to=2025-12-31", ["RES-2"]),
        ("disposal_due_before=2031-01-10", ["RES-1"]),
        ("unit=rohero", []),
        ("text=d%C3%A9c%C3%A8s", []),
    ],
)
def test_a_search_finds_and_pages(archivist, query, expected):
    answer = archivist.get(f"/@records?{query}").json()
    assert [row["reference"] for row in answer["items"]] == expected


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("closed_from=2026-02-30", "closed_from"),
        ("closed_to=yesterday", "closed_to"),
        ("disposal_due_before=1", "disposal_due_before"),
        ("b_size=many", "b_size"),
        ("b_start=-1", "b_start"),
        ("sort=nonsense", "sort"),
        ("facets=nonsense", "facets"),
        ("text=*", "text"),
        ("text=a&text=b", "text"),
        ("text=" + "mot+" * 2500, "text"),
        ("nonsense=1", "nonsense"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_with_its_field(archivist, query, field):
    answer = archivist.get(f"/@records?{query}")
    assert answer.status_code == 400
    assert field in answer.text


def test_only_those_who_keep_or_make_records_may_ask(archivist, http):
    assert http().get("/@records").status_code == 401
