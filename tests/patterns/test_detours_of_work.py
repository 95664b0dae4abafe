"""Workflow resource patterns WRP27–34: work that goes another way than planned."""


def test_wrp27_delegation(plays):
    """Natively: ``allow: [delegate]``; a substitute by dates needs no delegation."""
    plays("""
    states:
      signature:
        tasks: {sign: {actor: chief, allow: [delegate], complete: sign}}
    actors: {chief: {function: chief}}
    transitions:
      sign: {from: signature, to: done, actor: chief}
    tests:
      given_to_another:
        people: {chief: 1}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [chief]}}
          - {as: clerk, do: delegate, to: clerk, refused: not_allowed}
          - {as: chief, do: delegate, to: clerk 2, comment: away, expect: {people: [clerk 2]}}
          - {as: clerk 2, do: complete, expect: {state: done}}
      a_substitute_acts:
        people: {chief: 1}
        substitutes: {chief: 1}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [chief, chief 2]}}
          - {as: chief 2, do: sign, expect: {state: done}}
    """)


def test_wrp28_escalation(plays):
    """Natively: ``escalate_after`` the due date somebody else is asked as well."""
    plays("""
    states:
      answer:
        tasks:
          reply:
            actor: officer
            due: 3 working days
            remind: 1 working day
            escalate_after: 2 working days
            escalate_to: chief
            complete: reply
    actors: {officer: {function: officer}, chief: {function: chief}}
    transitions:
      reply: {from: answer, to: done, actor: officer}
    tests:
      the_chief_is_asked_too:
        people: {officer: 1, chief: 1}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [officer], due: {reply: "2026-03-05"}}}
          - {wait: 5 working days, expect: {people: [officer]}}
          - {wait: 1 working day, expect: {people: [chief, officer]}}
          - {as: chief, do: complete, expect: {state: done}}
      in_time:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {wait: 2 working days}
          - {as: officer, do: reply, expect: {state: done}}
          - {wait: 10 days, expect: {state: done, people: []}}
    """)


def test_wrp30_stateful_reallocation(plays):
    """Natively: ``allow: [reassign]``: a task goes to another; answers and due date stay."""
    plays("""
    fields: [{id: finding, type: text}]
    states:
      report:
        edit: [officer]
        tasks:
          write:
            actor: officer
            due: 5 working days
            allow: [reassign]
            supervisor: chief
            complete: report
    actors: {officer: {function: officer}, chief: {function: chief}}
    transitions:
      report: {from: report, to: done, actor: officer}
    tests:
      another_goes_on:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: officer, do: claim, expect: {people: [officer]}}
          - {as: officer, do: save, fill: {finding: half a page}}
          - {as: officer, do: reassign, to: officer 2, refused: not_allowed}
          - as: chief
            do: reassign
            to: officer 2
            comment: ill
            expect:
              people: [officer 2]
              fields: {finding: half a page}
              due: {write: "2026-03-09"}
          - {as: officer 2, do: report, expect: {state: done}}
    """)


VISAS = """
    states:
      visas:
        tasks:
          law: {actor: law, allow: [skip, redo], supervisor: clerk}
          accounts: {actor: accounts}
        order: sequential
        complete: go_on
    actors: {law: {function: law}, accounts: {function: accounts}}
    transitions:
      go_on: {from: visas, to: done}
"""


def test_wrp33_skip(plays):
    """Natively: ``allow: [skip]``: the supervisor leaves a step out, with the reason."""
    plays(
        VISAS
        + """
    tests:
      the_lawyer_is_left_out:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {tasks: [law]}}
          - {as: clerk, do: skip, task: law, refused: comment.required}
          - {as: clerk, do: skip, task: law, comment: no contract, expect: {tasks: [accounts]}}
          - {as: accounts, do: complete, expect: {state: done, outcomes: {law: skipped}}}
    """
    )


def test_wrp34_redo(plays):
    """Natively: ``allow: [redo]``: a step that has ended is asked for again."""
    plays(
        VISAS
        + """
    tests:
      the_lawyer_looks_again:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: law, do: complete, expect: {tasks: [accounts]}}
          - as: clerk
            do: redo
            task: law
            comment: wrong article
            expect: {tasks: [accounts, law]}
          - {as: accounts, do: complete, expect: {state: visas, tasks: [law]}}
          - {as: law, do: complete, expect: {state: done}}
    """
    )
