"""What answers become on a case: plain data, journalled, computed and stamped by the server."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import journal
from egov.policy.casework.editing import answer_asked
from egov.policy.casework.standing import Standing
from egov.policy.casework.superseded import superseded
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed

import pytest


PLAIN = (str, int, bool, Decimal, date)


def is_plain(value):
    if isinstance(value, dict):
        return type(value) is dict and all(map(is_plain, (*value, *value.values())))
    if isinstance(value, list):
        return type(value) is list and all(map(is_plain, value))
    return type(value) in PLAIN


@pytest.fixture
def change(portal, as_user):
    """``change("agent.bwiza", case, note="…")``: new answers of a person."""

    def change(user, case, **given):
        with as_user(portal, user):
            return casework.update_case(case, given)

    return change


def test_answers_are_kept_as_plain_data(examined):
    values = cases.values(examined)
    assert is_plain(values)
    assert values["owner"] == {
        "surname": "Niyonkuru",
        "given_names": "Aline",
        "phone": "+25779123456",
    }
    assert values["story"] == "<p>Un <em>mur</em> fissuré</p>"
    assert values["faults"][0] == {"what": "Mur", "fine": Decimal(5000)}
    assert (values["hour"], values["score"]) == ("08:30", Decimal("7.5"))


def test_what_is_computed_follows_every_save(inspection, change):
    assert inspection.total == 17000
    changed = change("agent.bwiza", inspection, faults=[{"what": "Mur", "fine": 1}])
    assert inspection.total == 1
    # What was asked because of the total is asked no more.
    assert set(changed) == {"faults", "total", "instalments"}
    assert inspection.instalments is None
    with pytest.raises(InvalidValues, match="total: read_only"):
        change("agent.bwiza", inspection, total="5")


def test_who_signs_is_the_person_and_not_what_they_send(inspection, change):
    assert inspection.signed["by"] == "agent.bwiza"
    assert datetime.fromisoformat(inspection.signed["at"]).tzinfo is not None
    before = dict(inspection.signed)
    change("agent.bwiza", inspection, signed={**before, "by": "chef.bwiza", "at": "1999"})
    assert inspection.signed == before
    change("agent.bwiza", inspection, signed={"name": "Autre", "by": "chef.bwiza"})
    assert (inspection.signed["name"], inspection.signed["by"]) == ("Autre", "agent.bwiza")


def test_the_journal_vouches_for_answers_of_several_parts(examined):
    assert journal.verify(examined).ok
    assert casework.altered_fields(examined) == []
    examined.faults[1]["fine"] = Decimal(1)
    examined.owner["surname"] = "Autre"
    examined.score = Decimal("9.5")
    assert casework.altered_fields(examined) == ["faults", "owner", "score"]


def test_answers_of_a_filed_case_that_no_longer_stand_are_kept(portal, as_user, examined, change):
    change("agent.bwiza", examined, faults=[{"what": "Mur", "fine": 1}])
    change("chef.bwiza", examined, secret="Retirée")
    with as_user(portal, "chef.bwiza"):
        kept = superseded(Standing(examined))
    assert [item["field"] for item in kept] == ["faults", "total", "instalments", "secret"]
    assert kept[0]["value"][1] == {"what": "Toit", "fine": Decimal(12000)}
    assert (kept[2]["value"], kept[2]["by"]) == (3, "agent.bwiza")
    assert kept[3]["value"] == "Dénonciation anonyme"
    assert datetime.fromisoformat(kept[3]["until"]).tzinfo is not None


def test_a_draft_keeps_no_answers_that_no_longer_stand(portal, as_user, inspection, change):
    change("agent.bwiza", inspection, hour="9:00")
    with as_user(portal, "agent.bwiza"):
        assert superseded(Standing(inspection)) == []


def test_only_what_a_person_may_change_in_that_state_is_changed(examined, change):
    assert change("chef.bwiza", examined, score=8) == ["score"]
    with pytest.raises(InvalidValues, match="hour: not_editable"):
        change("chef.bwiza", examined, hour="9:00")
    assert change("agent.bwiza", examined, hour="9:00") == ["hour"]
    with pytest.raises(NotAllowed):
        change("agent.nyakabiga", examined, hour="10:00")


def test_the_journal_says_in_what_capacity_a_field_was_changed(examined, change):
    change("chef.bwiza", examined, score=8)
    entry = journal.entries(examined)[-1]
    assert (entry.action, entry.data["capacity"]) == ("fields_changed", "bwiza.zone-chief")
    assert set(entry.data["digests"]) == {"score"}


def test_a_later_section_is_filled_in_when_a_decision_asks_for_it(
    portal, as_user, examined, open_inspection
):
    with pytest.raises(InvalidValues, match="paid: not_editable"):
        open_inspection(portal, paid=5)
    close = cases.procedure_of(examined).transition("close")
    with as_user(portal, "chef.bwiza"):
        with pytest.raises(InvalidValues, match="paid: required"):
            answer_asked(Standing(examined), close, {})
        with pytest.raises(InvalidValues, match="hour: not_editable"):
            answer_asked(Standing(examined), close, {"paid": 5, "hour": "9:00"})
        assert answer_asked(Standing(examined), close, {"paid": "17 000"}) == ["paid"]
    assert examined.paid == 17000
    assert casework.altered_fields(examined) == []


def test_a_file_that_the_form_asks_for_is_a_document_of_the_case(portal, as_user, examined):
    with as_user(portal, "agent.bwiza"):
        with pytest.raises(InvalidValues) as caught:
            documents.add_piece(examined, "plan", "plan.png", b"a picture")
        assert [item.field for item in caught.value.problems] == ["plan"]
        with pytest.raises(InvalidValues, match="piece: unknown"):
            documents.add_piece(examined, "map", "plan.png", b"a picture")


def test_a_request_sent_again_is_the_same_though_its_stamps_would_be_others(
    portal, as_user, inspection, monkeypatch
):
    given, moment = {"owner": {"surname": "N"}, "signed": "N", "agreed": True}, clock.now()
    with as_user(portal, "agent.bwiza"):
        first = casework.open_case("inspection", "bwiza", given, "again")
        monkeypatch.setattr(clock, "now", lambda: moment + timedelta(days=2))
        assert casework.open_case("inspection", "bwiza", given, "again") == first
