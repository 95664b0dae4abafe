"""Workflow resource patterns WRP2–26: to whom work is given, and who chooses it."""

from .beside import another
from .beside import end
from egov.policy import casework
from egov.policy.core.terms import Outcome
from plone import api


def test_wrp02_role_based_distribution(plays):
    """Natively: an actor is a function at a unit; whoever holds it on that day may act."""
    plays("""
    states:
      check: {tasks: {look: {actor: inspector, complete: approve}}}
    actors: {inspector: {function: inspector}}
    transitions:
      approve: {from: check, to: done, actor: inspector}
    tests:
      any_inspector:
        people: {inspector: 3}
        steps:
          - {as: clerk, do: open}
          - as: clerk
            do: submit
            expect: {waiting_for: [inspector], people: [inspector, inspector 2, inspector 3]}
          - {as: stranger, do: approve, refused: not_allowed}
          - {as: inspector 3, do: approve, expect: {state: done}}
      nobody_is_an_alert:
        people: {inspector: 0}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {state: check, people: [], alert: true}}
    """)


def test_wrp03_deferred_distribution(plays):
    """Natively: an actor is the person, or the unit, that a field of the case names."""
    plays("""
    fields: [{id: officer, type: agent}]
    states:
      orientation: {tasks: {choose: {actor: clerk, complete: assign}}}
      report: {tasks: {write: {actor: officer, complete: report}}}
    actors: {inspector: {function: inspector}, officer: {person: officer}}
    transitions:
      assign: {from: orientation, to: report, actor: clerk, ask: [officer]}
      report: {from: report, to: done, actor: officer}
      consult: {from: report, to: report, actor: inspector}
    tests:
      who_was_chosen:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - as: clerk
            do: assign
            fill: {officer: inspector 2}
            expect: {waiting_for: [officer], people: [inspector 2]}
          - {as: inspector, do: report, refused: not_allowed}
          - {as: officer, do: report, expect: {state: done}}
    """)


def test_wrp05_separation_of_duties(plays):
    """Natively: ``other_than`` keeps out the person, not the function, who took an earlier step."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      second_look: {tasks: {look_again: {actor: clerk, other_than: [approve], complete: confirm}}}
    transitions:
      approve: {from: check, to: second_look, actor: clerk}
      confirm: {from: second_look, to: done, actor: clerk, other_than: [approve]}
    tests:
      four_eyes:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk 2, do: approve, expect: {people: [clerk]}}
          - {as: clerk 2, do: confirm, refused: not_allowed}
          - {as: clerk, do: confirm, expect: {state: done}}
    """)


def test_wrp07_retain_familiar(plays):
    """Natively: an actor is who ``did`` an earlier step."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      signature: {tasks: {sign: {actor: chief, complete: sign}}}
      handing_over: {tasks: {hand_over: {actor: same_clerk, complete: hand_over}}}
    actors: {chief: {function: chief}, same_clerk: {did: approve}}
    transitions:
      approve: {from: check, to: signature, actor: clerk}
      sign: {from: signature, to: handing_over, actor: chief}
      hand_over: {from: handing_over, to: done, actor: same_clerk}
    tests:
      who_checked_hands_over:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk 2, do: approve}
          - {as: chief, do: sign, expect: {waiting_for: [same_clerk], people: [clerk 2]}}
          - {as: clerk, do: hand_over, refused: not_allowed}
          - {as: clerk 2, do: hand_over, expect: {state: done}}
    """)


def test_wrp10_organisational_distribution(plays):
    """Natively: an actor is the superior of another, or a function at a unit above."""
    plays("""
    states:
      request: {tasks: {agree: {actor: superior, complete: agree}}}
      governor: {tasks: {approve: {actor: governor, complete: approve}}}
    actors:
      superior: {superior_of: clerk}
      governor: {function: governor, at: kind, place: province}
    transitions:
      agree: {from: request, to: governor, actor: superior}
      approve: {from: governor, to: done, actor: governor}
    tests:
      up_the_line:
        people: {superior: 1, governor: 1}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [superior]}}
          - {as: clerk, do: agree, refused: not_allowed}
          - {as: superior, do: agree, expect: {people: [governor]}}
          - {as: governor, do: approve, expect: {state: done}}
    """)


def test_wrp15_random_allocation(plays):
    """Natively: ``distribution: random`` gives the task to one of the group."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, distribution: random, complete: approve}}}
    transitions:
      approve: {from: check, to: done, actor: clerk}
    tests:
      one_is_drawn:
        people: {clerk: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {waiting_for: [clerk], people: [clerk 3]}}
          - {as: clerk, do: approve, refused: claimed}
          - {as: clerk 3, do: approve, expect: {state: done}}
    """)


def test_wrp16_round_robin_allocation(plays):
    """Natively: ``distribution: round_robin`` gives it to who has waited longest for one."""
    plays("""
    states:
      check: {tasks: {look: {actor: judge, distribution: round_robin, complete: again}}}
    actors: {judge: {function: judge}}
    transitions:
      again: {from: check, to: check, actor: judge}
      finish: {from: check, to: done, actor: clerk}
    tests:
      each_in_turn:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [judge]}}
          - {wait: 1 day}
          - {as: judge, do: again, expect: {people: [judge 2]}}
          - {wait: 1 day}
          - {as: judge 2, do: again, expect: {people: [judge]}}
    """)


def test_wrp17_shortest_queue(plays):
    """Natively: ``distribution: least_loaded`` gives it to who has the fewest open tasks."""
    plays(
        """
    states:
      check:
        tasks:
          report: {actor: judge, distribution: least_loaded}
          minutes: {actor: judge, distribution: least_loaded}
        complete: finish
    actors: {judge: {function: judge}}
    transitions:
      finish: {from: check, to: done}
    tests:
      one_each:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [judge, judge 2]}}
          - {as: judge 2, do: complete, task: report, refused: claimed}
          - {as: judge, do: complete, task: report, expect: {people: [judge 2]}}
          - {as: judge 2, do: complete, task: minutes, expect: {state: done}}
    """,
        what_other_cases_ask_counts,
    )


def what_other_cases_ask_counts(test, known):
    """Who has ended theirs gets the next case; who has not would be next in turn."""
    first = another(known[0])
    end(first, "minutes")
    (busy,) = (item.holder for item in first.open_tasks)
    second = another(first)
    free = end(second, "report")
    assert free != busy
    end(second, "minutes")
    assert end(another(second), "report") == free


def test_wrp24_queue_content_determined_by_the_system(plays):
    """Natively: a task is shown when its turn has come; due dates put inboxes in order."""
    plays(
        """
    fields: [{id: urgent, type: boolean}]
    states:
      visas:
        tasks:
          law: {actor: law, due: 2 working days, when: not urgent}
          law_at_once: {actor: law, due: 1 working day, when: urgent}
          accounts: {actor: accounts, due: 5 working days}
        order: sequential
        complete: go_on
    actors: {law: {function: law}, accounts: {function: accounts}}
    transitions:
      go_on: {from: visas, to: done}
    tests:
      first_one_then_the_other:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [law, law 2], due: {law: "2026-03-04"}}}
          - {as: accounts, do: complete, refused: not_allowed}
          - as: law
            do: complete
            expect: {people: [accounts, accounts 2], due: {accounts: "2026-03-09"}}
    """,
        what_is_due_first_comes_first,
    )


def what_is_due_first_comes_first(test, known):
    """Of two cases the later one is due earlier; a third waits for somebody else."""
    walked = known[0]
    (lawyer,) = (item.ended_by for item in casework.load(walked).items if item.task == "law")
    patient, hasty, elsewhere = (another(walked, urgent=urgent) for urgent in (False, True, False))
    with api.env.adopt_user(lawyer):
        (item,) = elsewhere.open_tasks
        casework.complete(elsewhere, item.id, Outcome.DONE)
        rows = casework.inbox("unit").rows
    assert [row["reference"] for row in rows] == [hasty.reference, patient.reference]


def test_wrp25_queue_content_determined_by_people(plays):
    """Natively: a claim takes a task out of the others' inbox, a release puts it back."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
    transitions:
      approve: {from: check, to: done, actor: clerk}
    tests:
      mine_and_ours:
        people: {clerk: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [clerk, clerk 2, clerk 3]}}
          - {as: clerk 2, do: claim, expect: {people: [clerk 2]}}
          - {as: clerk 3, do: release, refused: claimed}
          - {as: clerk 2, do: release, expect: {people: [clerk, clerk 2, clerk 3]}}
    """)


def test_wrp26_selection_autonomy(plays):
    """Natively: people choose freely among the tasks that wait for them."""
    plays("""
    states:
      works:
        tasks:
          measure: {actor: clerk}
          draw: {actor: clerk}
        complete: finish
    transitions:
      finish: {from: works, to: done}
    tests:
      the_second_first:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {tasks: [draw, measure]}}
          - {as: clerk, do: complete, task: draw, expect: {tasks: [measure]}}
          - {as: clerk, do: complete, task: measure, expect: {state: done}}
    """)
