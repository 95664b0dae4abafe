"""Books of acts: numbers, volumes, names, and entries that read back."""

from dataclasses import replace
from datetime import datetime
from datetime import UTC
from egov.policy.core import acts
from egov.policy.core import chain
from egov.policy.core.acts import Act
from egov.policy.core.acts import ActRef
from egov.policy.core.model import Field
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from hypothesis import given
from hypothesis import strategies

import pytest


ACT = Act(
    number=1,
    volume=1,
    entered_on="2026-03-02",
    day="2026-02-20",
    names=("Niyonkuru Aline",),
    lines=(("Nom", "Niyonkuru"), ("Prénoms", "Aline")),
    answers={"name": "Niyonkuru", "witnesses": [{"name": "Désiré"}]},
    case="0f0f",
    reference="NAI-MUKAZA-2026-00001",
    procedure="declaration-naissance",
    version=1,
    signatory="Évariste Ntakarutimana",
    office="Officier de l'état civil",
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def volumes(sizes):
    """The volume of each act, when each says how many make a volume."""
    state, found = acts.start("births", "mukaza", 2026), []
    for number, size in enumerate(sizes, start=1):
        state = acts.after_act(state, number, size)
        found.append(state.volume)
    return found


def test_a_full_volume_is_followed_by_another():
    assert volumes([2] * 5) == [1, 1, 2, 2, 3]
    assert volumes([1] * 3) == [1, 2, 3]


def test_a_volume_ends_by_what_the_procedure_of_the_next_act_says():
    assert volumes([5, 5, 2, 5, 5]) == [1, 1, 2, 2, 2]


@given(strategies.lists(strategies.integers(1, 5), max_size=40))
def test_volumes_follow_each_other_and_none_is_fuller_than_the_largest_size(sizes):
    found = volumes(sizes)
    assert found == sorted(found)
    assert set(found) == set(range(1, len(set(found)) + 1))
    assert all(found.count(volume) <= max(sizes) for volume in found)


@pytest.mark.parametrize("number", [0, 2, 7])
def test_a_number_follows_the_last_one(number):
    with pytest.raises(ValueError, match="does not follow"):
        acts.after_act(acts.start("births", "mukaza", 2026), number, 100)


def test_an_act_reads_back_from_its_entry():
    state = acts.start("births", "mukaza", 2026)
    encoded, after = acts.append(
        state, at=NOW, actor="etatcivil", action=acts.ENTERED, data=ACT.plain()
    )
    assert Act.of(chain.read(encoded).data) == ACT
    assert chain.verify([encoded], after.head, uid="births/mukaza/2026").ok
    assert not chain.verify([encoded], after.head, uid="births/bwiza/2026").ok


def test_an_entry_with_another_act_is_no_longer_of_the_chain():
    state = acts.start("births", "mukaza", 2026)
    said = {"at": NOW, "actor": "etatcivil", "action": acts.ENTERED}
    _, after = acts.append(state, data=ACT.plain(), **said)
    forged, _ = acts.append(state, data=replace(ACT, names=("Aline N.",)).plain(), **said)
    assert not chain.verify([forged], after.head, uid="births/mukaza/2026").ok


def test_where_an_act_stands_reads_back():
    ref = ActRef("births", "mukaza", 2026, 12)
    assert ActRef.of(ref.plain()) == ref
    assert ActRef.of(None) is None


def field(id, type=FieldType.TEXT, **more):
    return Field(id, type, Text(fr=id), **more)


@pytest.mark.parametrize(
    ("fields", "answers", "names"),
    [
        ([field("a"), field("b")], {"a": "Niyonkuru", "b": "Aline"}, ("Niyonkuru Aline",)),
        ([field("a"), field("b")], {"b": "Aline"}, ("Aline",)),
        ([field("a")], {}, ()),
        (
            [field("husband", FieldType.PERSON), field("wife", FieldType.PERSON)],
            {
                "husband": {"surname": "Ndayizeye", "given_names": "Jean"},
                "wife": {"given_names": "Anne", "surname": "Irakoze"},
            },
            ("Ndayizeye Jean", "Irakoze Anne"),
        ),
        (
            [field("parties", FieldType.TABLE, columns=(field("name"), field("card")))],
            {"parties": [{"name": "Jean"}, {"name": "Anne", "card": "1"}, {"name": "Jean"}]},
            ("Jean", "Anne"),
        ),
    ],
)
def test_names_come_out_of_answers(fields, answers, names):
    assert acts.names_of(fields, answers) == names


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Niyonkuru Aline", ("niyonkuru", "aline")),
        ("  Émérence-Noëlla N'DAYI ", ("emerence", "noella", "n", "dayi")),
        ("—", ()),
    ],
)
def test_words_of_a_name_have_no_accents_and_no_capitals(name, words):
    assert acts.words_of(name) == words
