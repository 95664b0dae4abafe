"""A year without acts is closed like others: found, approved, printed with its minutes."""

from egov.policy import acts
from egov.policy import casework
from egov.policy import procedures
from egov.policy.acts import binding
from egov.policy.acts import store
from egov.policy.acts import years
from egov.policy.core.errors import StateConflict
from io import BytesIO
from lxml import etree
from pathlib import Path
from plone import api
from tests.site.registers import end_without_acts
from zipfile import ZipFile

import pytest
import transaction


KEY = ("births", "mukaza", 2026)

BOOK = "@registers/births/mukaza/2026"


@pytest.fixture
def silent(functional_portal, at):
    """A year of a register that ends without acts."""
    end_without_acts(at)


def words(volume):
    tree = etree.fromstring(ZipFile(BytesIO(volume)).read("content.xml"))
    return " ".join("".join(tree.itertext()).split())


def told(session):
    return [(item["register"], item["year"]) for item in session.get("@registers").json()["items"]]


def test_a_register_is_kept_from_the_year_of_its_procedure_on(silent, at):
    assert [*years.kept("births", "mukaza")] == [2025, 2026]
    assert [*years.kept("births", "bwiza")] == []
    assert [*years.kept("baptisms", "mukaza")] == []
    at("2027-01-01")
    assert [*years.kept("births", "mukaza")] == [2025, 2026, 2027]


def test_acts_that_are_older_make_it_older(silent, enter_act):
    enter_act("births", "mukaza", 2020)
    assert [*years.kept("births", "mukaza")] == [2020, 2021, 2022, 2023, 2024, 2025, 2026]


def test_it_is_kept_until_its_procedure_is_retired(silent, at):
    procedures.retire("declaration-naissance", "test", "test")
    (ending,) = procedures.item_named("declaration-naissance").endings
    at("2050-01-01")
    assert years.kept("births", "mukaza").stop == int(ending["on"][:4]) + 1


def test_years_without_acts_are_listed_once_they_have_ended(silent, http, at):
    officer = http("etatcivil")
    assert told(officer) == [("births", 2026), ("births", 2025)]
    assert told(http("secretaire")) == []
    at("2026-12-30")
    assert told(officer) == [("births", 2025)]
    assert officer.get(BOOK).json()["acts"] == 0


def test_a_year_without_acts_is_closed_and_printed_over_rest(silent, http):
    officer, governor = http("etatcivil"), http("gouverneur")
    refused = officer.post(f"{BOOK}/print", json={})
    assert (refused.status_code, refused.json()["type"]) == (409, "StateConflict")
    assert officer.post(f"{BOOK}/close", json={}).json()["closing"]["state"] == "proposed"
    closed = governor.post(f"{BOOK}/close", json={}).json()["closing"]
    assert (closed["state"], closed["first"], closed["last"], closed["acts"]) == ("closed", 0, 0, 0)
    printed = governor.post(f"{BOOK}/print", json={}).json()["printed"]
    assert printed == [{"volume": 1, "first": 0, "last": 0, "status": "preparing"}]
    transaction.begin()
    assert acts.verify(*KEY) == ()


def test_its_volume_is_a_cover_and_the_minutes(silent):
    acts.close(*KEY, ())
    volume = words(binding.bound(KEY, store.find(*KEY), 1))
    assert "Registre des naissancesAnnée 2026Volume 1Néant" in volume
    assert "Procès-verbal de clôture" in volume
    assert "Table alphabétique" not in volume


@pytest.mark.parametrize(
    "place", ["births/mukaza/2024", "births/bwiza/2026", "baptisms/mukaza/2026", "births/x/2026"]
)
def test_what_was_never_kept_is_not_closed(silent, http, place):
    register, unit, year = place.split("/")
    assert http("archiviste").post(f"@registers/{place}/close", json={}).status_code == 404
    with pytest.raises(StateConflict) as refused:
        acts.close(register, unit, int(year), ())
    assert refused.value.reason == "register_not_kept"
    assert (register, unit, int(year)) not in store.books()


def test_a_procedure_closes_no_year_that_was_never_kept(silent):
    text = Path(__file__).with_name("closing.yaml").read_text("utf-8")
    procedures.publish(text, "closing.yaml", "test", "test")
    with api.env.adopt_user("etatcivil"):
        case = casework.open_case("closing", "mukaza", {"record": "births", "closed_year": 2024})
        casework.perform(case, "submit")
    with api.env.adopt_user("gouverneur"), pytest.raises(StateConflict) as refused:
        casework.perform(case, "close")
    assert refused.value.reason == "register_not_kept"
