"""Workflow patterns WCP1–10: sequence, branching, joining, loops."""


def test_wcp01_sequence(plays):
    """Natively: states follow each other by transitions."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      signature: {tasks: {sign: {actor: chief, complete: sign}}}
    actors: {chief: {function: chief}}
    transitions:
      approve: {from: check, to: signature, actor: clerk}
      sign: {from: signature, to: done, actor: chief}
    tests:
      walk:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {state: check, waiting_for: [clerk]}}
          - {as: chief, do: sign, refused: moved}
          - {as: clerk, do: approve, expect: {state: signature, waiting_for: [chief]}}
          - {as: chief, do: sign, expect: {state: done, waiting_for: []}}
    """)


def test_wcp02_parallel_split(plays):
    """Natively: a state asks several tasks at once."""
    plays("""
    states:
      opinions:
        tasks:
          roads: {actor: roads, kind: opinion}
          water: {actor: water, kind: opinion}
        complete: go_on
    actors: {roads: {function: roads}, water: {function: water}}
    transitions:
      go_on: {from: opinions, to: done}
    tests:
      both_are_asked:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {tasks: [roads, water], waiting_for: [roads, water]}}
          - {as: water, do: opinion, expect: {state: opinions, tasks: [roads]}}
    """)


def test_wcp03_synchronization(plays):
    """Natively: the state is left once ``need: all`` of its tasks are completed, in any order."""
    plays("""
    states:
      visas:
        tasks:
          accounts: {actor: accounts}
          law: {actor: law}
        need: all
        complete: go_on
    actors: {accounts: {function: accounts}, law: {function: law}}
    transitions:
      go_on: {from: visas, to: done}
    tests:
      the_last_one_moves_it:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: law, do: complete, expect: {state: visas, waiting_for: [accounts]}}
          - {as: accounts 2, do: complete, expect: {state: done, outcomes: {law: done}}}
    """)


def test_wcp04_exclusive_choice(plays):
    """Natively: transitions with conditions; one branch is taken by an automatic transition."""
    plays("""
    fields: [{id: amount, type: integer}]
    states:
      sorting: {}
      small: {tasks: {pay: {actor: clerk, complete: pay}}}
      large: {tasks: {approve: {actor: chief, complete: approve}}}
    actors: {chief: {function: chief}}
    transitions:
      to_large: {from: sorting, to: large, automatic: {when: amount > 1000}}
      to_small: {from: sorting, to: small, automatic: {when: not (amount > 1000)}}
      pay: {from: small, to: done, actor: clerk}
      approve: {from: large, to: done, actor: chief}
    tests:
      large:
        steps:
          - {as: clerk, do: open, fill: {amount: 5000}}
          - {as: clerk, do: submit, expect: {state: large}}
      small:
        steps:
          - {as: clerk, do: open, fill: {amount: 10}}
          - {as: clerk, do: submit, expect: {state: small}}
    """)


def test_wcp05_simple_merge(plays):
    """Natively: transitions from several states lead to one."""
    plays("""
    states:
      counter: {tasks: {decide: {actor: clerk, complete: simple}}}
      inspection: {tasks: {inspect: {actor: chief, complete: inspected}}}
      archive: {tasks: {file: {actor: clerk, complete: file}}}
    actors: {chief: {function: chief}}
    transitions:
      simple: {from: counter, to: archive, actor: clerk}
      difficult: {from: counter, to: inspection, actor: clerk}
      inspected: {from: inspection, to: archive, actor: chief}
      file: {from: archive, to: done, actor: clerk}
    tests:
      straight:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: simple, expect: {state: archive}}
      by_inspection:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: difficult}
          - {as: chief, do: inspected, expect: {state: archive, tasks: [file]}}
    """)


CHOSEN_OPINIONS = """
    fields: [{id: near_river, type: boolean}, {id: on_road, type: boolean}]
    states:
      opinions:
        tasks:
          water: {actor: water, kind: opinion, when: near_river}
          roads: {actor: roads, kind: opinion, when: on_road}
          land: {actor: land, kind: opinion}
        complete: go_on
    actors: {water: {function: water}, roads: {function: roads}, land: {function: land}}
    transitions:
      go_on: {from: opinions, to: done}
"""


def test_wcp06_multi_choice(plays):
    """Natively: ``when`` of a task says whether this case needs it."""
    plays(
        CHOSEN_OPINIONS
        + """
    tests:
      some:
        steps:
          - {as: clerk, do: open, fill: {near_river: true}}
          - {as: clerk, do: submit, expect: {tasks: [land, water]}}
      one:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {tasks: [land]}}
      all:
        steps:
          - {as: clerk, do: open, fill: {near_river: true, on_road: true}}
          - {as: clerk, do: submit, expect: {tasks: [land, roads, water]}}
    """
    )


def test_wcp07_structured_synchronizing_merge(plays):
    """Natively: ``need: all`` counts only the tasks that were asked."""
    plays(
        CHOSEN_OPINIONS
        + """
    tests:
      two_of_three_were_asked:
        steps:
          - {as: clerk, do: open, fill: {on_road: true}}
          - {as: clerk, do: submit}
          - {as: roads, do: opinion, outcome: unfavourable, expect: {state: opinions}}
          - {as: land, do: opinion, expect: {state: done}}
      one_was_asked:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: land, do: opinion, expect: {state: done}}
    """
    )


def test_wcp09_structured_discriminator(plays):
    """Natively: ``need: 1`` of a state: the first answer goes on, the others are cancelled."""
    plays("""
    states:
      urgent:
        tasks:
          hospital: {actor: hospital, kind: opinion}
          clinic: {actor: clinic, kind: opinion}
        need: 1
        complete: go_on
      payment: {tasks: {pay: {actor: clerk, complete: pay}}}
    actors: {hospital: {function: hospital}, clinic: {function: clinic}}
    transitions:
      go_on: {from: urgent, to: payment}
      pay: {from: payment, to: done, actor: clerk}
    tests:
      the_first_answer_is_enough:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clinic, do: opinion, expect: {state: payment, outcomes: {hospital: cancelled}}}
          - {as: hospital, do: opinion, task: hospital, refused: ended}
    """)


def test_wcp10_arbitrary_cycles(plays):
    """Natively: a transition may lead back anywhere; automatic ones stop after twenty."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      completion: {edit: [clerk], tasks: {complete: {actor: clerk, complete: again}}}
      signature: {tasks: {sign: {actor: chief, complete: sign}}}
    actors: {chief: {function: chief}}
    transitions:
      send_back: {from: [check, signature], to: completion, actor: clerk}
      return: {from: signature, to: check, actor: chief, comment: required}
      again: {from: completion, to: check, actor: clerk}
      approve: {from: check, to: signature, actor: clerk}
      sign: {from: signature, to: done, actor: chief}
    tests:
      round_and_round:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: send_back}
          - {as: clerk, do: again, expect: {state: check}}
          - {as: clerk, do: approve}
          - {as: chief, do: return, refused: comment.required}
          - {as: chief, do: return, comment: page 2, expect: {state: check, tasks: [look]}}
          - {as: clerk, do: approve}
          - {as: clerk, do: send_back, expect: {state: completion}}
    """)


def test_wcp21_structured_loop(plays):
    """Natively: a transition with a condition repeats a step until it holds."""
    plays("""
    fields: [{id: defects, type: integer}]
    states:
      inspection: {edit: [clerk], tasks: {inspect: {actor: clerk, complete: inspected}}}
      sorting: {}
    transitions:
      inspected: {from: inspection, to: sorting, actor: clerk, ask: [defects]}
      repeat: {from: sorting, to: inspection, automatic: {when: defects > 0}}
      accept: {from: sorting, to: done, automatic: {when: not (defects > 0)}}
    tests:
      until_nothing_is_wrong:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: inspected, fill: {defects: 3}, expect: {state: inspection}}
          - {as: clerk 2, do: inspected, fill: {defects: 1}, expect: {state: inspection}}
          - {as: clerk, do: inspected, fill: {defects: 0}, expect: {state: done}}
    """)
