"""A case that waits for a day alone is left as it is until that day comes."""

from egov.policy import cases
from egov.policy import casework
from egov.policy import procedures
from egov.policy.casework import ticking

import pytest
import transaction


WAITING = """
procedure: waiting
version: 1
title: {fr: Attente, en: Wait}
description: {fr: Attendre un jour., en: To wait for a day.}
legal_basis: {fr: Aucune, en: None}
channels: [counter]
unit_kinds: [zone]
subject: [until]
filing: {class: "3.2.2", retention_from: closing}
numbering: {register: waiting, pattern: "W-{unit}-{year}-{number:05}"}
actors:
  clerk: {title: {fr: Agent, en: Clerk}, function: clerk}
sections:
  - id: wait
    title: {fr: Attente, en: Wait}
    fields:
      - {id: until, type: date, title: {fr: Jusqu'au, en: Until}, required: true}
states:
  draft:
    kind: draft
    title: {fr: À déposer, en: To be filed}
    edit: [clerk]
    tasks: {file: {actor: clerk, title: {fr: Déposer, en: File}, complete: submit}}
  waiting: {kind: open, title: {fr: En attente, en: Waiting}}
  done: {kind: final, title: {fr: Terminé, en: Done}}
transitions:
  submit:
    title: {fr: Déposer, en: File}
    from: draft
    to: waiting
    actor: clerk
    effects: [{assign_number: {}}]
  give_up: {title: {fr: Renoncer, en: Give up}, from: waiting, to: done, actor: clerk}
  end: {title: {fr: Finir, en: End}, from: waiting, to: done, automatic: {when: today > until}}
"""


@pytest.fixture
def waiting(functional_portal, as_user, at):
    """``waiting(until)``: on 2 March a case is filed that waits for the day after that."""
    at("2026-03-02")
    procedures.publish(WAITING, "waiting.yaml", "tester", "test")

    def make(until):
        with as_user(functional_portal, "agent.bwiza"):
            case = casework.open_case("waiting", "bwiza", {"until": until})
            casework.perform(case, "submit")
        transaction.commit()
        ticking.run(functional_portal)
        return case

    return make


def test_nothing_is_written_before_and_then_it_goes_on(functional_portal, waiting, at):
    case = waiting("2026-03-30")
    before = case._p_serial
    for day in range(3, 31):
        at(f"2026-03-{day:02}")
        ticking.run(functional_portal)
        assert (case._p_serial, cases.state_of(case).id) == (before, "waiting")
    at("2026-03-31")
    ticking.run(functional_portal)
    assert cases.state_of(case).id == "done"


def test_for_a_day_that_is_far_it_is_written_once_a_month(functional_portal, waiting, at):
    case = waiting("2026-12-30")
    written = {case._p_serial}
    for month in range(4, 13):
        for day in ("01", "16"):
            at(f"2026-{month:02}-{day}")
            ticking.run(functional_portal)
            written.add(case._p_serial)
    assert len(written) == 10
    at("2026-12-31")
    ticking.run(functional_portal)
    assert cases.state_of(case).id == "done"
