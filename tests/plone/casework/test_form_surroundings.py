"""What a form asks of the site: country, units, agents, cases; what it proposes."""

from dataclasses import replace
from datetime import timedelta
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core.model import Field
from egov.policy.core.model import Section
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from io import BytesIO
from plone import api
from pypdf import PdfWriter

import pytest


def field(type, **more):
    return Field(f"x_{type}", FieldType(type), Text(fr="Essai"), **more)


def _pdf():
    made, stream = PdfWriter(), BytesIO()
    made.add_blank_page(72, 72)
    made.write(stream)
    return stream.getvalue()


def _surroundings(unit):
    return casework.new_form_context(procedures.get("attestation-residence"), unit)


@pytest.fixture
def context(portal, as_user):
    """``context("agent.bwiza")``: the surroundings of a form that this person fills."""

    def context(user, unit="bwiza"):
        with as_user(portal, user):
            return _surroundings(unit)

    return context


def test_the_country_of_the_site_gives_currency_and_telephones(portal, context):
    assert (context("agent.bwiza").country, context("agent.bwiza").currency) == ("BI", "BIF")
    api.portal.set_registry_record("egov.policy.country", "RW")
    assert (context("agent.bwiza").country, context("agent.bwiza").currency) == ("RW", "RWF")


def test_conditions_know_the_unit_and_its_kind(context):
    facts = context("agent.bwiza").facts
    assert (facts["unit"], facts["unit_kind"]) == ("bwiza", "zone")


def test_before_there_is_a_case_it_is_known_that_it_has_no_marks_and_no_papers(context):
    facts = context("agent.bwiza").facts
    assert (facts["flags"], facts["documents_ready"]) == ([], [])
    assert facts["requester"] == "agent.bwiza"


def test_conditions_know_the_marks_of_the_case_and_who_asked_for_it(hearing):
    hearing.flags = ("disputed",)
    facts = casework.form_context(hearing).facts
    assert (facts["flags"], facts["requester"]) == (["disputed"], "agent.bwiza")


def test_conditions_know_the_days_of_opening_and_of_filing(monkeypatch, portal, hearing):
    opened, filed = hearing.opened_on, hearing.filed_on
    later = clock.now() + timedelta(days=9)
    monkeypatch.setattr(clock, "now", lambda: later)
    known = casework.form_context(hearing).known
    days = [clock.day_of(moment) for moment in (opened, filed, later)]
    assert [known[name] for name in ("opened_on", "filed_on", "today")] == days
    fresh = _surroundings("bwiza").known
    assert {fresh[name] for name in ("opened_on", "filed_on", "today")} == {days[-1]}


def test_conditions_know_a_file_that_answers_a_question(portal, as_user, inspection):
    assert "plan" not in casework.load(inspection).supplied
    with as_user(portal, "agent.bwiza"):
        documents.add_piece(inspection, "plan", "plan.pdf", _pdf())
    assert "plan" in casework.load(inspection).supplied


def test_a_unit_is_one_that_exists_today(portal, context):
    known = context("agent.bwiza")
    assert known.is_unit("bwiza", field("unit"))
    assert not known.is_unit("nowhere", field("unit"))
    unit, day = portal["units"]["bwiza"], timedelta(days=1)
    unit.valid_to = clock.today() - day
    assert not known.is_unit("bwiza", field("unit"))
    unit.valid_to = clock.today()
    assert known.is_unit("bwiza", field("unit"))
    unit.valid_from = clock.today() + day
    assert not known.is_unit("bwiza", field("unit"))


def test_an_agent_is_one_who_holds_a_function_today(context):
    known = context("agent.bwiza")
    assert known.is_agent("chef.bwiza", field("agent"))
    assert not known.is_agent("nobody", field("agent"))


def test_a_case_is_one_of_the_procedures_that_the_person_may_see(portal, as_user, filed):
    def is_case(user, asked):
        with as_user(portal, user):
            return _surroundings("bwiza").is_case(filed.UID(), asked)

    assert is_case("agent.bwiza", field("reference"))
    assert is_case("agent.bwiza", field("reference", procedures=("attestation-residence",)))
    assert not is_case("agent.bwiza", field("reference", procedures=("inspection",)))
    assert not is_case("agent.nyakabiga", field("reference"))


def test_a_form_begins_with_what_the_site_knows(portal, as_user, examined):
    asked = (
        field("text", prefill="requester.name"),
        field("long_text", prefill="unit.title"),
        field("unit", prefill="unit.id"),
        field("reference"),
        field("rich_text", prefill="case.x_reference.story"),
        field("decimal", prefill="case.x_reference.score"),
        field("integer", default=2),
    )
    words = Text(fr="Essai")
    procedure = replace(cases.procedure_of(examined), sections=(Section("all", words, asked),))
    with as_user(portal, "agent.bwiza"):
        context, wanted = _surroundings("bwiza"), [item.id for item in asked]
        known = {"x_reference": examined.UID()}
        found = casework.proposals(procedure, context, known, wanted)
    assert {id: item.value for id, item in found.items()} == {
        "x_text": portal.portal_membership.getMemberInfo("agent.bwiza")["fullname"],
        "x_long_text": "Bwiza",
        "x_unit": "bwiza",
        "x_rich_text": "<p>Un <em>mur</em> fissuré</p>",
        "x_integer": 2,
    }
