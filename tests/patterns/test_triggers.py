"""Workflow patterns WCP22–24 and WRP32: what comes from outside, and waiting for it."""

from egov.policy import cases
from egov.policy.casework import links


def test_wcp22_recursion(plays):
    """By idiom: the effect ``start_case`` opens a linked case of the same procedure."""
    plays(
        """
    fields: [{id: parts, type: integer}]
    states:
      division: {tasks: {divide: {actor: clerk, complete: finish}}}
    transitions:
      divide:
        from: division
        to: division
        actor: clerk
        when: parts > 1
        effects:
          - start_case:
              procedure: test-wcp22-recursion
              fields: {parts: parts - 1}
              link: true
      finish: {from: division, to: done, actor: clerk}
    tests:
      a_part_is_a_case:
        steps:
          - {as: clerk, do: open, fill: {parts: 2}}
          - {as: clerk, do: submit}
          - {as: clerk, do: divide, expect: {state: division, effects: [start_case]}}
          - {as: clerk, do: finish, expect: {state: done}}
      the_smallest_has_none:
        steps:
          - {as: clerk, do: open, fill: {parts: 1}}
          - {as: clerk, do: submit}
          - {as: clerk, do: divide, refused: condition}
    """,
        a_part_of_a_part,
    )


def a_part_of_a_part(test, known):
    """The effect has opened a case of the same procedure, smaller by one and linked with it."""
    whole, *parts = known
    assert [cases.values(part)["parts"] for part in parts] == (
        [1] if test == "a_part_is_a_case" else []
    )
    for part in parts:
        assert (part.procedure, cases.state_of(part).id) == (whole.procedure, "draft")
        assert [(item.case, item.how) for item in links.links(part)] == [(whole.UID(), "started")]


PAYMENT = """
    fields: [{id: paid, type: boolean}]
    actors: {cashier: {function: cashier}}
"""


def test_wcp23_transient_trigger(plays):
    """Natively: a transition is taken only while its state waits for it; else it is refused."""
    plays(
        PAYMENT
        + """
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      payment: {tasks: {pay: {actor: cashier, complete: paid}}}
    transitions:
      approve: {from: check, to: payment, actor: clerk}
      paid: {from: payment, to: done, actor: cashier}
    tests:
      too_early_is_lost:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: cashier, do: paid, refused: moved}
          - {as: clerk, do: approve, expect: {state: payment}}
          - {as: cashier, do: paid, expect: {state: done}}
    """
    )


def test_wcp24_persistent_trigger(plays):
    """Natively: an answer keeps the event until an automatic transition asks for it."""
    plays(
        PAYMENT
        + """
    states:
      check: {edit: [cashier], tasks: {look: {actor: clerk, complete: approve}}}
      payment: {edit: [cashier], tasks: {pay: {actor: cashier, complete: by_hand}}}
    transitions:
      approve: {from: check, to: payment, actor: clerk}
      paid: {from: payment, to: done, automatic: {when: paid}}
      by_hand: {from: payment, to: done, actor: cashier}
    tests:
      too_early_is_kept:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: cashier, do: save, fill: {paid: true}, expect: {state: check}}
          - {as: clerk, do: approve, expect: {state: done}}
      in_time:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: approve, expect: {state: payment}}
          - {as: cashier, do: save, fill: {paid: true}, expect: {state: done}}
    """
    )


def test_wrp32_suspension_and_resumption(plays):
    """Natively: in a state of the kind ``suspended`` the legal clock stands still."""
    plays("""
    legal_delay: 10 working days
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      waiting: {kind: suspended, edit: [clerk], tasks: {bring: {actor: clerk, complete: resume}}}
    transitions:
      suspend: {from: check, to: waiting, actor: clerk, comment: required}
      resume: {from: waiting, to: check, actor: clerk}
      approve: {from: check, to: done, actor: clerk}
    tests:
      the_days_are_given_back:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {due: {legal: "2026-03-16"}}}
          - {wait: 2 working days}
          - {as: clerk, do: suspend, comment: the map is missing, expect: {state: waiting}}
          - {wait: 3 working days}
          - {as: clerk, do: resume, expect: {due: {legal: "2026-03-19"}}}
          - {as: clerk, do: approve, expect: {state: done}}
    """)
