"""What is said to whom on which occasion, in which words: decided from data."""

from dataclasses import replace
from decimal import Decimal
from egov.policy.core import engine
from egov.policy.core import messages
from egov.policy.core.messages import Moment
from egov.policy.core.model import Message
from egov.policy.core.model import Occasion
from egov.policy.core.model import Text
from egov.policy.core.reader import read
from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.rehearsal import play
from egov.policy.core.rehearsal import Stage
from egov.policy.core.serialize import canonical_text
from egov.policy.core.terms import OccasionKind
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path

import pytest


WORKFLOWS = Path(__file__).parents[2] / "workflows"
COMPLAINT = read_file(WORKFLOWS / "plainte.yaml", read_library(WORKFLOWS)).procedure
BIRTH = read_file(WORKFLOWS / "declaration-naissance.yaml", read_library(WORKFLOWS)).procedure

AT_ONCE = Text(fr="{reference}", en="{reference}")


def message(*on, **more):
    said = {"email_subject": AT_ONCE, "email": AT_ONCE, **more}
    return Message("told", Text(fr="Dit", en="Said"), on, **said)


class Watched(Stage):
    """A stage that keeps what was said, with the standard messages."""

    def __init__(self, procedure, test):
        super().__init__(procedure, test)
        self.said, self.work = [], []

    def _send(self, turn, papers):
        happened = messages.moments(turn.events, self.situation)
        known = self.procedure, self.situation, happened, self.world
        self.said += messages.defined(*known)
        self.work += messages.standard(*known, messages.actors_of(turn.events))
        super()._send(turn, papers)


def walked(procedure, test):
    stages = []

    def make(procedure, test):
        stages.append(Watched(procedure, test))
        return stages[0]

    assert play(procedure, test, make).passed
    return stages[0]


def with_messages(procedure, *more):
    return replace(procedure, messages=more, tests=())


# --- occasions


@pytest.fixture(scope="module")
def answered():
    return walked(COMPLAINT, COMPLAINT.tests[0])


@pytest.fixture(scope="module")
def silent():
    return walked(COMPLAINT, COMPLAINT.tests[1])


def test_a_message_goes_where_the_answers_say(answered):
    contacts = {(item.channel, item.address) for said in answered.said for item in said.contacts}
    assert contacts == {("sms", "+25779123456")}
    assert [said.message.id for said in answered.said] == ["received", "question", "answered"]


def test_who_gives_no_address_is_told_nothing(silent):
    assert silent.said == []


def test_who_is_asked_is_told_but_not_of_what_they_did_themselves(answered):
    asked = [(said.message.id, said.moment.name, said.people) for said in answered.work]
    assert ("asked", "handle", ("complaints-officer.commune",)) in asked
    # The first clerk resumes; the officer is asked again.
    assert ("asked", "resume", ("clerk.zone", "clerk.zone-2")) in asked
    assert not any(name == "prepare" for _, name, _ in asked)


def test_time_reminds_and_tells_of_what_is_late(silent):
    told = {(said.message.id, said.moment.name) for said in silent.work}
    assert {("due", "handle"), ("late", "handle"), ("escalated", "handle")} <= told


def test_a_deadline_that_is_near_is_told_to_who_is_asked():
    late = next(test for test in BIRTH.tests if test.id == "declared_late")
    told = [said for said in walked(BIRTH, late).work if said.message.id == "deadline"]
    assert told
    assert all(said.people for said in told)


def test_a_message_of_the_definition_takes_the_place_of_the_standard_one():
    own = message(Occasion(OccasionKind.ASKED, "handle"), recipients=("head",))
    changed = replace(COMPLAINT, messages=(own,))
    test = replace(COMPLAINT.tests[0], steps=COMPLAINT.tests[0].steps[:3])
    stage = walked(changed, replace(test, steps=(*test.steps, _submit())))
    assert [(item.message.id, item.people) for item in stage.said] == [
        ("told", ("head.commune", "head.commune-2"))
    ]
    assert stage.work == []


def _submit():
    return replace(COMPLAINT.tests[0].steps[3], expect=None)


def test_a_condition_is_asked_when_it_happens():
    on = Occasion(OccasionKind.FILING)
    yes, no = (
        message(on, recipients=("head",), when=f"topic {sign} 'water'") for sign in ("==", "!=")
    )
    for own, count in ((yes, 1), (no, 0)):
        test = replace(COMPLAINT.tests[0], steps=(*COMPLAINT.tests[0].steps[:3], _submit()))
        assert len(walked(replace(COMPLAINT, messages=(own,)), test).said) == count


def test_nobody_hears_the_same_twice_in_a_turn():
    own = message(
        Occasion(OccasionKind.TRANSITION, "submit"),
        Occasion(OccasionKind.STATE, "handling"),
        Occasion(OccasionKind.FILING),
        recipients=("head",),
        contact=("complainant",),
        sms=AT_ONCE,
    )
    test = replace(COMPLAINT.tests[0], steps=(*COMPLAINT.tests[0].steps[:3], _submit()))
    (said,) = walked(replace(COMPLAINT, messages=(own,)), test).said
    assert (len(said.people), len(said.contacts)) == (2, 1)


def test_every_word_of_the_grammar_is_an_occasion_that_can_be_read():
    text = canonical_text(
        with_messages(
            COMPLAINT,
            *(
                replace(message(Occasion(kind, name)), id=f"told_{kind}")
                for kind, name in NAMES.items()
            ),
        )
    )
    assert [item.on[0].kind for item in read(text).messages] == list(OccasionKind)


NAMES = {
    OccasionKind.FILING: "",
    OccasionKind.CLOSING: "",
    OccasionKind.ALERT: "",
    OccasionKind.PAYMENT: "",
    OccasionKind.REFUND: "",
    OccasionKind.TRANSITION: "submit",
    OccasionKind.STATE: "handling",
    OccasionKind.DOCUMENT: "letter",
    OccasionKind.ASKED: "",
    OccasionKind.DUE: "handle",
    OccasionKind.LATE: "",
    OccasionKind.ESCALATED: "handle",
    OccasionKind.DEADLINE: "answer",
}


@pytest.mark.parametrize(
    ("amount", "kind"), [(500, OccasionKind.PAYMENT), (-500, OccasionKind.REFUND)]
)
def test_money_that_comes_or_goes_back_is_an_occasion(amount, kind):
    happened = messages.moments([engine.Paid(Decimal(amount))], _situation())
    assert happened == (Moment(kind, amount=Decimal(500)),)


def test_what_was_paid_can_be_said_where_something_was_paid():
    on = [Occasion(OccasionKind.PAYMENT), Occasion(OccasionKind.REFUND)]
    assert {"payment", "left"} <= messages.given_on(message(*on))
    assert not {"payment", "left"} & messages.given_on(message(Occasion(OccasionKind.FILING)))


def test_what_is_passed_on_is_asked_of_somebody_new():
    item = engine.WorkItem("handle-1", "handle", "handling", "officer", "zone.officer", _now())
    situation = replace(_situation(), items=(item,))
    for how in ("delegated", "reassigned", "added", "redone", "found"):
        passed = engine.Passed(how, item, item, "head")
        assert messages.moments([passed], situation) == (
            Moment(OccasionKind.ASKED, "handle", "handle-1"),
        )
    for how in ("claimed", "released", "recomputed"):
        assert messages.moments([engine.Passed(how, item, item, "head")], situation) == ()
    assert messages.actors_of([engine.Passed("delegated", item, item, "head")]) == {"head"}


def _now():
    return _situation().opened_on


def _situation():
    return Stage(COMPLAINT, COMPLAINT.tests[0]).situation


# --- words


def test_variables_are_names_in_braces_and_nothing_else():
    assert messages.named("{reference} : {due}") == ("reference", "due")
    for text in ("{reference", "reference}", "{0}", "{a.b}", "{}", "{{reference}}", "{a!r}"):
        with pytest.raises(ValueError):
            messages.named(text)


def test_a_line_that_would_say_nothing_is_left_out():
    text = "{task}\nPour le : {due}.\nMerci.\n{reference}, {due}"
    assert (
        messages.filled(text, {"task": "Vérifier", "reference": "1"})
        == ("Vérifier\nMerci.\n1, ").strip()
    )


@given(st.text("{}abc \n", min_size=1))
def test_words_are_never_read_as_variables_again(word):
    known = {"abc": word, "b": "wrong"}
    assert messages.filled("x {abc} y", known) == f"x {word} y"


def test_standard_messages_say_only_what_is_known():
    for item in messages.STANDARD:
        given_on = messages.given_on(item)
        for text in (*item.email.values(), *item.email_subject.values()):
            assert set(messages.named(text)) <= given_on
        assert {"fr", "en"} <= set(item.email) & set(item.email_subject) & set(item.title)


# --- SMS


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("ê" * 134, 2),
        ("ê" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("ç", 1),
    ],
)
def test_an_sms_is_counted_in_its_alphabet(text, count):
    assert messages.segments(text) == count


def test_the_messages_that_are_shipped_are_one_sms_each_in_french():
    for path in sorted(WORKFLOWS.glob("*.yaml")):
        procedure = read_file(path, read_library(WORKFLOWS)).procedure
        for item in procedure.messages:
            words = {
                "procedure": procedure.title["fr"],
                "reference": "RES-0103-BWIZA-2026-00042",
                "unit": "la zone de Bwiza",
            }
            assert messages.segments(messages.filled(item.sms["fr"], words)) == 1, (path, item.id)
