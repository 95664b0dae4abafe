"""Cases that belong together: linked, opened and closed by one another."""

from .conftest import NUMBER
from .conftest import publish
from egov.policy import cases
from egov.policy import journal
from egov.policy.casework import links
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict

import pytest


def ways(case):
    return [(item.case, item.how, item.incoming) for item in links.links(case)]


def only_started(case):
    (link,) = links.links(case)
    return cases.find(link.case)


def test_a_case_is_linked_with_the_one_that_a_field_names(portal, open_permit, take):
    publish(submit=[NUMBER, {"link_case": {"field": "earlier", "as": "appeal"}}])
    first = take(portal, open_permit(portal), "submit", "grant")
    second = take(portal, open_permit(portal, earlier=first.UID()), "submit")
    assert ways(second) == [(first.UID(), "appeal", False)]
    assert ways(first) == [(second.UID(), "appeal", True)]
    entry = journal.entries(second)[-2]
    assert (entry.action, entry.data["other"]) == ("case_linked", first.UID())


def test_a_field_without_an_answer_links_nothing(portal, open_permit, take):
    publish(submit=[NUMBER, {"link_case": {"field": "earlier"}}])
    assert ways(take(portal, open_permit(portal), "submit")) == []


def test_a_link_that_is_there_is_not_made_again(portal, open_permit, take):
    publish(submit=[NUMBER], note=[{"link_case": {"field": "earlier"}}])
    first = take(portal, open_permit(portal), "submit")
    second = take(portal, open_permit(portal, earlier=first.UID()), "submit", "note", "note")
    assert ways(second) == [(first.UID(), "related", False)]


def test_a_case_of_another_procedure_is_opened_with_its_first_answers(portal, open_permit, take):
    publish("control")
    fields = {
        "surname": "surname",
        "born": "born",
        "price": "price * 2",
        "urgent": True,
        "given_names": "'Petite'",
    }
    publish(grant=[{"start_case": {"procedure": "control", "fields": fields, "link": True}}])
    case = take(portal, open_permit(portal, price="1500"), "submit", "grant")
    made = only_started(case)
    assert (made.procedure, made.unit, made.requester) == ("control", "bwiza", "agent.bwiza")
    assert cases.state_of(made).id == "draft"
    values = cases.values(made)
    assert (values["surname"], str(values["born"]), values["price"]) == (
        "Niyonkuru",
        "1993-03-12",
        3000,
    )
    assert values["urgent"] is True
    assert values["given_names"] == "Petite"
    assert ways(made) == [(case.UID(), "started", False)]
    assert [item.task for item in made.open_tasks] == ["prepare"]


def test_an_answer_that_does_not_fit_is_left_out_and_noted(portal, open_permit, take):
    publish("control")
    effect = {
        "procedure": "control",
        "fields": {"born": "'soon'", "surname": "surname"},
        "link": True,
    }
    publish(grant=[{"start_case": effect}])
    case = take(portal, open_permit(portal), "submit", "grant")
    entry = next(item for item in journal.entries(case) if item.action == "case_started")
    assert entry.data["left_out"] == ["born"]
    assert set(cases.values(only_started(case))) == {"surname"}


def test_a_case_is_opened_at_the_unit_that_a_formula_names(portal, open_permit, take):
    publish("control")
    effect = {"procedure": "control", "unit": "'nyakabiga'", "link": True}
    publish(grant=[{"start_case": effect}])
    made = only_started(take(portal, open_permit(portal), "submit", "grant"))
    assert made.unit == "nyakabiga"


def test_a_unit_that_takes_no_such_cases_is_told(portal, open_permit, take):
    publish("control")
    publish(grant=[{"start_case": {"procedure": "control", "unit": "'mukaza'"}}])
    case = take(portal, open_permit(portal), "submit")
    with pytest.raises(InvalidValues, match="unit: not_here"):
        take(portal, case, "grant")
    publish("other", grant=[{"start_case": {"procedure": "control", "unit": "'nowhere'"}}])
    with pytest.raises(InvalidValues, match="unit: unknown"):
        take(portal, open_permit(portal, procedure="other"), "submit", "grant")


def test_linked_cases_are_closed_with_this_one(portal, open_permit, take):
    publish("control")
    start = {"start_case": {"procedure": "control", "fields": {"surname": "surname"}, "link": True}}
    publish(
        submit=[NUMBER, start], grant=[{"close_case": {"field": "linked", "transition": "grant"}}]
    )
    case = take(portal, open_permit(portal), "submit")
    made = take(portal, only_started(case), "submit")
    take(portal, case, "grant")
    assert cases.state_of(made).id == "granted"
    assert made.closed_on is not None and made.disposal is not None
    step = cases.situation_of(made).steps[-1]
    assert (step.transition, step.by) == ("grant", "")
    entry = next(item for item in journal.entries(made) if item.data.get("cause"))
    assert (entry.actor, entry.data["cause"]) == ("system", "case")


def test_a_case_that_has_no_way_to_its_end_from_there_stays(portal, open_permit, take):
    publish("control")
    start = {"start_case": {"procedure": "control", "fields": {"surname": "surname"}, "link": True}}
    publish(
        submit=[NUMBER, start], grant=[{"close_case": {"field": "linked", "transition": "grant"}}]
    )
    case = take(portal, open_permit(portal), "submit", "grant")
    assert cases.state_of(only_started(case)).id == "draft"


def test_a_case_that_a_field_names_is_closed(portal, open_permit, take):
    publish(grant=[{"close_case": {"field": "earlier", "transition": "grant"}}])
    first = take(portal, open_permit(portal), "submit")
    second = open_permit(portal, earlier=first.UID())
    take(portal, second, "submit", "grant")
    assert cases.state_of(first).id == "granted"


def test_procedures_that_open_one_another_without_end_are_stopped(portal, open_permit):
    spread = {
        "title": {"fr": "Répandre", "en": "Spread"},
        "from": "draft",
        "to": "review",
        "automatic": {"when": "given_names == 'Endless'"},
    }
    fields = {"surname": "surname", "given_names": "given_names"}
    start = {"start_case": {"procedure": "permit", "fields": fields}}
    publish(more={"spread": spread}, spread=[NUMBER, start])
    with pytest.raises(StateConflict, match="too_deep"):
        open_permit(portal, given_names="Endless")


CLOSE_EARLIER = {"close_case": {"field": "earlier", "transition": "grant"}}


def told_in_order(case):
    """The steps of a case, which history and journal tell alike."""
    steps = [step.transition for step in cases.situation_of(case).steps]
    entries = [item for item in journal.entries(case) if item.action == "transition"]
    assert [item.data["transition"] for item in entries] == steps
    assert journal.verify(case).ok
    return steps


def test_a_case_that_closes_itself_ends_once_its_step_is_done(portal, open_permit, take):
    publish(submit=[NUMBER], note=[CLOSE_EARLIER])
    case = open_permit(portal)
    cases.set_values(case, {**cases.values(case), "earlier": case.UID()})
    take(portal, case, "submit", "note")
    assert told_in_order(case) == ["submit", "note", "grant"]
    assert (case.next_moment, case.alert, case.open_tasks) == (None, "", ())


def test_a_case_that_is_closed_by_the_one_that_it_closes_first_takes_its_own_steps(
    portal, open_permit, take
):
    further = {
        "title": {"fr": "Aller", "en": "Go on"},
        "from": "review",
        "to": "review",
        "automatic": {"when": "urgent"},
    }
    hurry = {"set_field": {"field": "urgent", "value": True}}
    calm = {"set_field": {"field": "urgent", "value": False}}
    publish(
        more={"further": further},
        note=[hurry, CLOSE_EARLIER],
        grant=[CLOSE_EARLIER],
        further=[calm],
    )
    first, second = (take(portal, open_permit(portal), "submit") for _ in range(2))
    for case, other in ((first, second), (second, first)):
        cases.set_values(case, {**cases.values(case), "earlier": other.UID()})
    take(portal, first, "note")
    assert told_in_order(first) == ["submit", "note", "further", "grant"]
    assert told_in_order(second) == ["submit", "grant"]
    assert first.closed_on and second.closed_on
