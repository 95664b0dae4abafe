"""A branch that leads to where a case can only be given up is found; what is meant so is not."""

from egov.policy.core.checks import check
from egov.policy.core.reader import read_source

import pytest


TEXT = """
procedure: trial
version: 1
title: {fr: Essai}
description: {fr: Un essai.}
legal_basis: {fr: Aucune}
channels: [counter]
unit_kinds: [zone]
subject: [who]
filing: {class: "3.2.2"}
numbering: {register: trial, pattern: "{unit}-{year}-{number}"}
actors:
  clerk: {title: {fr: Agent}, function: clerk}
  chief: {title: {fr: Chef}, function: chief}
conditions:
  is_late: days_between(born, filed_on) > 15
flags:
  seen: {title: {fr: Vu}}
sections:
  - id: form
    title: {fr: Formulaire}
    fields:
      - {id: who, type: text, title: {fr: Nom}, required: true, personal: asked}
      - {id: born, type: date, title: {fr: Naissance}, required: true}
      - {id: score, type: integer, title: {fr: Note}, minimum: 0, maximum: 9}
states:
  draft:
    kind: draft
    title: {fr: Brouillon}
    edit: [clerk]
    tasks: {prepare: {actor: clerk, title: {fr: Préparer}, complete: submit}}
  review:
    kind: open
    title: {fr: Examen}
    tasks:
      review:
        actor: clerk
        title: {fr: Examiner}
        complete: accept
  aside:
    kind: open
    title: {fr: À part}
    tasks: {look: {actor: chief, title: {fr: Voir}, complete: back}}
  mending:
    kind: suspended
    title: {fr: À compléter}
    edit: [clerk]
    tasks: {mend: {actor: clerk, title: {fr: Compléter}, complete: resubmit}}
  done: {kind: final, title: {fr: Fini}}
  gone: {kind: final, title: {fr: Retiré}}
transitions:
  submit:
    title: {fr: Déposer}
    from: draft
    to: review
    actor: clerk
    effects: [{assign_number: {}}]
  accept:
    title: {fr: Accepter}
    from: review
    to: done
    actor: clerk
    when: not is_late
  branch:
    title: {fr: Mettre à part}
    from: review
    to: aside
    actor: clerk
    when: is_late and 'seen' not in flags
    effects: [{set_flag: {flag: seen}}]
  back:
    title: {fr: Rendre}
    from: aside
    to: review
    actor: chief
  return: {title: {fr: Renvoyer}, from: review, to: mending, actor: clerk, comment: required}
  resubmit: {title: {fr: Présenter}, from: mending, to: review, actor: clerk}
  withdraw:
    title: {fr: Retirer}
    from: [review, mending]
    to: gone
    actor: clerk
    comment: required
"""

OPEN = "when: not is_late\n"
CLOSED = "when: is_late and 'seen' not in flags\n"
BACK = "to: review\n    actor: chief\n"
LATE = "is_late: days_between(born, filed_on) > 15"


def cornered(*edits):
    """After which transition a case is cornered, and where."""
    text = TEXT
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    source = read_source(text, "trial.yaml")
    found = check(source.procedure, source)
    assert not [item for item in found if item.is_error], found
    words = [dict(item.words) for item in found if item.code == "W228"]
    return [(item["transition"], item["name"]) for item in words]


def test_who_comes_back_from_a_branch_with_what_led_into_it_is_cornered():
    assert cornered() == [("branch", "review")]


@pytest.mark.parametrize(
    "late",
    [
        "is_late: days_between(born, today) > 15",
        "is_late: years_between(born, today) >= 1",
        "is_late: today > born",
        "is_late: score > 5",
        "is_late: born < opened_on and unit_kind == 'zone'",
    ],
)
def test_what_stays_so_is_known_to(late):
    assert cornered((LATE, late)) == [("branch", "review")]


UNSEEN = "when: \"'seen' not in flags\"\n"


def test_a_flag_alone_can_corner_a_case():
    assert cornered((OPEN, UNSEEN), (CLOSED, UNSEEN)) == [("back", "review")]


def test_a_flag_that_the_surroundings_may_set_can_corner_a_case():
    search = "search_duplicates: {names: [who], date: born, days: 5, flag: seen}"
    submit = ("[{assign_number: {}}]", f"[{{assign_number: {{}}}}, {{{search}}}]")
    assert cornered(submit, (OPEN, UNSEEN), (CLOSED, UNSEEN)) == [("submit", "review")]


def test_who_can_only_go_round_in_a_circle_is_cornered():
    cleared = (BACK, f"{BACK}    effects: [{{clear_flag: {{flag: seen}}}}]\n")
    assert cornered(cleared) == [("branch", "review")]


NOT_MEANT = {
    "a branch that leads to an end": (BACK, "to: done\n    actor: chief\n"),
    "a branch that is remembered": (OPEN, "when: not is_late or 'seen' in flags\n"),
    "a case that must be refused": (
        "complete: accept\n",
        "complete: accept\n        reject: withdraw\n",
    ),
    "an answer that is asked anew": (BACK, f"{BACK}    ask: [born]\n"),
    "an answer that can be changed on the spot": (
        "kind: open\n    title: {fr: Examen}",
        "kind: open\n    title: {fr: Examen}\n    edit: [clerk]",
    ),
    "one answer that can be changed on the spot": (
        "title: {fr: Naissance}, required: true",
        "title: {fr: Naissance}, required: true, change: {review: [clerk]}",
    ),
    "a time that goes by": (LATE, "is_late: today < '2030-01-01'"),
    "days that become fewer": (LATE, "is_late: days_between(today, born) > 15"),
}


@pytest.mark.parametrize("name", NOT_MEANT)
def test_what_leaves_a_way_that_is_meant_is_not_blamed(name):
    assert cornered(NOT_MEANT[name]) == []


def test_more_flags_than_can_be_told_apart_are_given_up_in_time():
    marks = [f"mark_{number}" for number in range(20)]
    flags = "".join(f"  {mark}: {{title: {{fr: Marque}}}}\n" for mark in marks)
    ways = "".join(
        f"  put_{mark}:\n    title: {{fr: Mettre {mark}}}\n    from: review\n    to: review\n"
        f"    actor: clerk\n    when: \"'{mark}' not in flags\"\n"
        f"    effects: [{{set_flag: {{flag: {mark}}}}}]\n"
        for mark in marks
    )
    many = ("flags:\n", f"flags:\n{flags}"), ("transitions:\n", f"transitions:\n{ways}")
    assert cornered(*many) == []
