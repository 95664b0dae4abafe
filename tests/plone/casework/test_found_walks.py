"""What random walks have come upon, each as a small walk of its own: the same in both worlds."""

from ...patterns.conftest import definition
from egov.policy.core.reader import read_source

import pytest


GIVEN_BACK = """
    states:
      check: {tasks: {look: {actor: judge, distribution: round_robin, complete: again}}}
    actors: {judge: {function: judge}}
    transitions:
      again: {from: check, to: check, actor: judge}
      finish: {from: check, to: done, actor: clerk}
    tests:
      walk:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [judge]}}
          - {as: judge, do: release, expect: {people: [judge, judge 2]}}
          - {wait: 1 day}
          - {as: judge 2, do: again, expect: {people: [judge 2]}}
    """
"""Who gave a task back was given it all the same: it is the other's turn."""

GIVEN_IN_PASSING = """
    states:
      ask: {tasks: {look: {actor: clerk, complete: look_up}}}
      check: {tasks: {look: {actor: judge, distribution: round_robin, complete: finish}}}
      compare: {tasks: {compare: {actor: judge, distribution: round_robin, complete: finish}}}
    actors: {judge: {function: judge}}
    fields: [{id: born, type: date}]
    flags: {double: {}}
    transitions:
      look_up:
        from: ask
        to: check
        actor: clerk
        effects: [search_duplicates: {names: [about], date: born, days: 5, flag: double}]
      doubtful: {from: check, to: compare, automatic: {when: "'double' in flags"}}
      finish: {from: [check, compare], to: done, actor: judge}
    tests:
      walk:
        earlier: [{about: Bornage, born: "2026-02-27"}]
        steps:
          - {as: clerk, do: open, fill: {about: Bornage, born: "2026-02-27"}}
          - {as: clerk, do: submit}
          - {as: clerk, do: look_up, expect: {state: compare, people: [judge 2]}}
    """
"""Who was given a task that the case left as soon as its effects were there has had their turn."""


LOOKED_UP_FIRST = """
    states:
      ask: {tasks: {look: {actor: clerk, complete: look_up}}}
      check: {tasks: {look: {actor: clerk, complete: finish}}}
    fields: [{id: born, type: date}]
    flags: {double: {}}
    transitions:
      look_up:
        from: ask
        to: check
        actor: clerk
        effects:
          - search_duplicates: {names: [about], date: born, days: 5, flag: double}
          - set_field: {field: born, value: today}
      doubtful: {from: check, to: refused, automatic: {when: "'double' in flags"}}
      finish: {from: check, to: done, actor: clerk}
    tests:
      walk:
        earlier: [{about: Bornage, born: "2026-02-27"}]
        steps:
          - {as: clerk, do: open, fill: {about: Bornage, born: "2026-02-20"}}
          - {as: clerk, do: submit}
          - {as: clerk, do: look_up, expect: {state: check, fields: {born: "2026-03-02"}}}
    """
"""An effect knows the answers as they are when its turn comes, and not those set after it."""

FOUND = [GIVEN_BACK, GIVEN_IN_PASSING, LOOKED_UP_FIRST]


@pytest.mark.parametrize("text", FOUND)
def test_a_walk_is_the_same_in_both_worlds(portal, play_in_both, text):
    procedure = read_source(definition(text, "found")).procedure
    assert play_in_both(portal, procedure, procedure.tests[0]).failures == ()
