"""A commune is looked for among those of the day that counts."""

import pytest


@pytest.fixture
def offered(browse, renewal):
    """``offered("gihanga", born=1990)``: what the page finds for these words."""
    renewal()
    clerk = browse("agent.bwiza")

    def offered(words, **born):
        sent = {"procedure": "renewal", "unit": "bwiza", "refresh": "find:field-birthplace"}
        sent |= {f"field-born-{part}": str(number) for part, number in born.items()}
        page = clerk.post("@@new-case", {**sent, "field-birthplace-find": words})
        return page.texts("#field-birthplace option")[1:]

    return offered


def test_who_was_born_before_the_reform_finds_a_commune_that_is_gone(offered):
    assert offered("gihanga", year=1990) == ["Gihanga (–2025) (Bubanza)"]
    assert offered("gihanga", year=2026) == []
    assert offered("gihanga") == []


def test_where_only_the_year_is_known_both_may_be(offered):
    assert offered("mukaza", year=2025) == [
        "Mukaza (–2025) (Bujumbura Mairie)",
        "Mukaza (Bujumbura)",
    ]
    assert offered("mukaza", year=2025, month=2) == ["Mukaza (–2025) (Bujumbura Mairie)"]


def test_without_a_day_of_its_own_a_place_is_one_of_today(browse, renewal):
    renewal()
    page = browse("agent.bwiza").get("@@new-case?procedure=renewal&unit=bwiza")
    assert len(page.all("#field-home option")) == 1 + 42
