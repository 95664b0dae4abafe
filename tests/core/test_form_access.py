"""Who sees and changes a field, what a form proposes, what lists and the search know of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from egov.policy.core import form
from egov.policy.core.model import Change
from egov.policy.core.model import Option
from egov.policy.core.model import Section
from egov.policy.core.model import Sight
from egov.policy.core.model import State
from egov.policy.core.model import Text
from egov.policy.core.terms import StateKind

import pytest


WORDS = Text(fr="Essai")
DRAFT = State("draft", StateKind.DRAFT, WORDS, edit=("clerk",))
REVIEW = State("review", StateKind.OPEN, WORDS)
MENDING = State("mending", StateKind.OPEN, WORDS, edit=("clerk",))


@pytest.fixture
def procedure(asking, field):
    """A form of which the clerk does not see all, nor everybody everything in every state."""
    asked = Section(
        "asked",
        WORDS,
        (
            field("head", "heading"),
            field("name", "text"),
            field("score", "integer", see=("judge",), change=(Change("review", ("judge",)),)),
            field("plan", "file"),
            field("note", "text", hidden_in=("review",)),
            field("double", "computed", formula="score * 2"),
        ),
    )
    later = Section("later", WORDS, (field("amount", "money"),), later=True)
    return asking(sections=(asked, later))


def test_a_field_is_seen_by_its_actors_and_not_in_every_state(procedure):
    everything = {field.id for field in procedure.fields}
    assert form.visible_fields(procedure, DRAFT, ["judge"]) == everything
    assert form.visible_fields(procedure, DRAFT, ["clerk"]) == everything - {"score"}
    assert form.visible_fields(procedure, DRAFT, []) == everything - {"score"}
    assert form.visible_fields(procedure, REVIEW, ["judge"]) == everything - {"note"}


def test_a_field_is_changed_by_who_edits_the_state_or_is_named_in_the_field(procedure):
    assert form.editable_fields(procedure, DRAFT, ["clerk"]) == {"name", "plan", "note"}
    assert form.editable_fields(procedure, DRAFT, ["judge"]) == set()
    assert form.editable_fields(procedure, REVIEW, ["judge"]) == {"score"}
    assert form.editable_fields(procedure, REVIEW, ["clerk"]) == set()
    both = form.editable_fields(procedure, DRAFT, ["clerk", "judge"])
    assert both == {"name", "plan", "note", "score"}


def test_who_sees_a_field_may_depend_on_the_state(asking, field):
    seen = field("score", "integer", see=("judge",), see_in=(Sight("clerk", ("draft",)),))
    by_state = field(
        "grade", "text", see_in=(Sight("clerk", ("draft",)), Sight("judge", ("review",)))
    )
    procedure = asking(seen, by_state)
    assert form.visible_fields(procedure, DRAFT, ["clerk"]) == {"score", "grade"}
    assert form.visible_fields(procedure, REVIEW, ["clerk"]) == set()
    assert form.visible_fields(procedure, DRAFT, ["judge"]) == {"score"}
    assert form.visible_fields(procedure, REVIEW, ["judge"]) == {"score", "grade"}
    assert form.visible_fields(procedure, REVIEW, []) == set()
    assert form.is_restricted(by_state)
    assert form.editable_fields(procedure, MENDING, ["clerk"]) == set()


def test_a_field_may_be_kept_from_who_edits_the_state(asking, field):
    locked = field("fee", "money", locked_in=("mending",), change=(Change("mending", ("judge",)),))
    procedure = asking(field("name", "text"), locked)
    assert form.editable_fields(procedure, DRAFT, ["clerk"]) == {"name", "fee"}
    assert form.editable_fields(procedure, MENDING, ["clerk"]) == {"name"}
    assert form.editable_fields(procedure, MENDING, ["judge"]) == {"fee"}
    assert form.visible_fields(procedure, MENDING, ["clerk"]) == {"name", "fee"}


def test_a_later_section_is_not_filled_in_by_who_opens_the_case(procedure):
    assert "amount" not in form.editable_fields(procedure, DRAFT, ["clerk"])
    assert "amount" in form.editable_fields(procedure, MENDING, ["clerk"])


# --- proposed


@pytest.fixture
def propose(asking, form_context):
    """``propose(field, …)``: what a form begins with, for Aline of the commune of Bwiza."""

    def propose(*fields, answers=None, **more):
        sources = form.Sources(
            {"name": "Aline N.", "email": "aline@commune.bi"},
            {"id": "commune-bwiza", "title": "Bwiza", "location": "BI-1"},
            lambda uid: {"parcel": "P-12"} if uid == "case-1" else {},
        )
        wanted = {item.id for item in fields} - {*(answers or {})}
        procedure = asking(sections=(Section("all", WORDS, fields, **more),))
        found = form.proposals(procedure, form_context, sources, answers or {}, wanted)
        return {id: item.value for id, item in found.items()}

    return propose


def test_a_form_begins_with_what_is_known_and_else_with_defaults(propose, field):
    found = propose(
        field("name", "text", prefill="requester.name"),
        field("email", "email", prefill="requester.email"),
        field("unit", "unit", prefill="unit.id"),
        field("place", "location", prefill="unit.location"),
        field("rank", "text", prefill="requester.rank", default="agent"),
        field("copies", "integer", default=2),
        field("day", "date", default="today"),
        field("amount", "money", default=500),
        field("nothing", "text"),
    )
    assert found == {
        "name": "Aline N.",
        "email": "aline@commune.bi",
        "unit": "commune-bwiza",
        "place": "BI-1",
        "rank": "agent",
        "copies": 2,
        "day": date(2026, 11, 21),
        "amount": Decimal(500),
    }


def test_what_does_not_fit_is_not_proposed(propose, field):
    assert propose(field("phone", "phone", prefill="requester.name")) == {}
    phone = field("phone", "phone", prefill="requester.name", default="79123456")
    assert propose(phone) == {"phone": "+25779123456"}
    assert propose(field("signed", "signature", default="N")) == {}
    assert propose(field("agreed", "consent", default=True)) == {}


def test_an_earlier_case_that_is_named_gives_its_answers(propose, field):
    fields = (
        field("earlier", "reference"),
        field("parcel", "text", prefill="case.earlier.parcel"),
    )
    assert propose(*fields) == {}
    assert propose(*fields, answers={"earlier": "case-1"}) == {"parcel": "P-12"}
    assert propose(*fields, answers={"earlier": "case-2"}) == {}
    assert propose(*fields, answers={"earlier": "case-1", "parcel": "P-13"}) == {}


def test_a_hidden_field_is_not_proposed(propose, field):
    hidden = field("copies", "integer", default=2, visible_when="many")
    assert propose(field("many", "boolean"), hidden) == {}
    assert propose(field("many", "boolean", default=True), hidden) == {"many": True, "copies": 2}


def test_what_is_asked_later_is_proposed_as_well(propose, field):
    assert propose(field("copies", "integer", default=2), later=True) == {"copies": 2}


def test_a_proposal_says_where_it_is_from(asking, form_context, field):
    fields = (
        field("name", "text", prefill="requester.name"),
        field("rank", "text", prefill="unit.title", default="agent"),
        field("copies", "integer", default=2),
    )
    sources = form.Sources(requester={"name": "Aline N."})
    found = form.proposals(asking(*fields), form_context, sources, {}, {"name", "rank"})
    assert {id: item.source for id, item in found.items()} == {
        "name": "requester.name",
        "rank": "default",
    }


def test_a_box_that_may_come_to_be_shown_holds_its_proposal(asking, form_context, field):
    fields = (
        field("many", "boolean"),
        field("copies", "integer", default=2, visible_when="many"),
        field("again", "integer", default=3, visible_when="copies > 1"),
    )
    asked = asking(*fields), form_context, form.Sources(), {}, {"copies"}
    assert form.proposals(*asked) == {}
    assert form.proposals(*asked, hidden=True)["copies"].value == 2
    *others, _wanted = asked
    shown = form.proposals(*others[:3], {"many": False}, {"again"})
    assert shown == {}, "what is hidden answers nothing to others"


# --- named in lists, found by the search


def test_a_case_is_named_by_its_subject_and_never_by_what_is_kept_from_somebody(asking, field):
    person = field("person", "person")
    fields = (
        person,
        field("firm", "organisation"),
        field("paper", "identity"),
        field("amount", "money"),
        field("secret", "text", see=("judge",)),
        field("hidden", "text", hidden_in=("draft",)),
    )
    procedure = asking(*fields, subject=tuple(item.id for item in fields))
    values = {
        "person": {"surname": "Niyonkuru", "given_names": "Aline", "sex": "F"},
        "firm": {"name": "Coopérative", "phone": "+25779123456"},
        "paper": {"kind": "passport", "number": "P1"},
        "amount": Decimal(500),
        "secret": "HIV",
        "hidden": "suspect",
    }
    assert form.subject_of(procedure, values, "fr", _called) == "Niyonkuru Aline Coopérative P1 500"
    assert form.subject_of(procedure, {}, "fr", _called) == ""


def _called(type, id):
    return f"{type} {id.title()}"


@pytest.mark.parametrize(
    ("type", "value", "french", "english"),
    [
        ("choice", "ordinary", "Séance ordinaire", "Ordinary meeting"),
        ("choices", ["ordinary", "gone"], "Séance ordinaire, gone", "Ordinary meeting, gone"),
        ("date", date(2026, 12, 10), "10 décembre 2026", "December 10, 2026"),
        ("computed", date(2026, 12, 10), "10 décembre 2026", "December 10, 2026"),
        ("computed", Decimal("2.5"), "2.5", "2.5"),
        ("partial_date", "2026-12", "décembre 2026", "December 2026"),
        ("partial_date", "2026", "2026", "2026"),
        ("integer", 2026, "2026", "2026"),
        ("agent", "aline", "agent Aline", "agent Aline"),
        ("unit", "bwiza", "unit Bwiza", "unit Bwiza"),
        ("location", "bi", "location Bi", "location Bi"),
    ],
)
def test_a_case_is_named_in_words_and_never_by_ids(asking, field, type, value, french, english):
    option = Option("ordinary", Text(fr="Séance ordinaire", en="Ordinary meeting"))
    procedure = asking(field("x", type, options=(option,)), subject=("x",))
    assert form.subject_of(procedure, {"x": value}, "fr", _called) == french
    assert form.subject_of(procedure, {"x": value}, "en", _called) == english
    assert form.subject_of(procedure, {"x": value}, "xx", _called) == french


def test_the_search_knows_the_texts_of_every_field_that_is_open_to_all(asking, field):
    heirs = field("heirs", "table", columns=(field("who", "person"), field("share", "integer")))
    procedure = asking(
        field("name", "text"),
        field("story", "rich_text"),
        field("phone", "phone"),
        field("sex", "choice"),
        field("born", "date"),
        heirs,
        replace(heirs, id="rivals", see=("judge",)),
        field("secret", "text", see=("judge",)),
        field("hidden", "long_text", hidden_in=("draft",)),
    )
    rows = [{"who": {"surname": "Jean", "sex": "M"}, "share": 3}]
    values = {
        "name": "Aline",
        "story": "<p>Un <em>mot</em></p>",
        "phone": "+25779123456",
        "sex": "F",
        "born": date(1993, 3, 12),
        "heirs": rows,
        "rivals": [{"who": {"surname": "Paul"}}],
        "secret": "HIV",
        "hidden": "suspect",
    }
    assert form.words_of(procedure, values) == ["Aline", "Un mot", "+25779123456", "Jean"]
