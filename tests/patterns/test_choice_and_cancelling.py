"""Workflow patterns WCP11, 16–20, 25, 39, 40, 43: choices of the moment, cancelling, ends."""


def test_wcp11_implicit_termination(plays):
    """By idiom: ``complete`` of a state leads to a final one once nothing is left to do."""
    plays("""
    states:
      tidying:
        tasks:
          key: {actor: clerk}
          badge: {actor: guard}
        complete: nothing_left
    actors: {guard: {function: guard}}
    transitions:
      nothing_left: {from: tidying, to: done}
    tests:
      it_ends_by_itself:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: guard, do: complete, expect: {state: tidying}}
          - {as: clerk, do: complete, expect: {state: done, tasks: []}}
    """)


def test_wcp16_deferred_choice(plays):
    """Natively: transitions wait in one state; the first that is taken decides, or time does."""
    plays("""
    states:
      offer:
        tasks:
          accept: {actor: clerk, complete: accept}
          withdraw: {actor: chief, complete: withdraw}
    actors: {chief: {function: chief}}
    transitions:
      accept: {from: offer, to: done, actor: clerk}
      withdraw: {from: offer, to: refused, actor: chief}
      lapse: {from: offer, to: refused, automatic: {after: 5 working days}}
    tests:
      the_clerk_is_first:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: accept, expect: {state: done}}
          - {as: chief, do: withdraw, refused: moved}
      the_chief_is_first:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: chief, do: withdraw, expect: {state: refused}}
      nobody_is:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {wait: 5 working days, expect: {state: offer}}
          - {wait: 1 day, expect: {state: refused}}
    """)


def test_wcp17_interleaved_parallel_routing(plays):
    """By idiom: a transition from a state to itself for each visa; flags keep what is done."""
    plays("""
    flags: {measured: {}, drawn: {}, heard: {}}
    states:
      works:
        tasks:
          measure: {actor: clerk, when: "'measured' not in flags", complete: measure}
          draw: {actor: clerk, when: "'drawn' not in flags", complete: draw}
          hear: {actor: clerk, when: "'heard' not in flags", complete: hear}
    transitions:
      measure: {from: works, to: works, actor: clerk, effects: [{set_flag: {flag: measured}}]}
      draw:
        from: works
        to: works
        actor: clerk
        when: "'measured' in flags"
        effects: [{set_flag: {flag: drawn}}]
      hear: {from: works, to: works, actor: clerk, effects: [{set_flag: {flag: heard}}]}
      finish:
        {from: works, to: done, automatic: {when: "'drawn' in flags and 'heard' in flags"}}
    tests:
      in_between:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: draw, refused: condition}
          - {as: clerk, do: measure, expect: {tasks: [draw, hear], flags: [measured]}}
          - {as: clerk 2, do: hear, expect: {tasks: [draw]}}
          - {as: clerk, do: draw, expect: {state: done}}
      in_another_order:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: clerk, do: hear}
          - {as: clerk, do: measure}
          - {as: clerk, do: draw, expect: {state: done, flags: [drawn, heard, measured]}}
    """)


def test_wcp18_milestone(plays):
    """Natively: ``when`` of a transition: it is taken only while a flag or an answer stands."""
    plays("""
    flags: {sealed: {}}
    states:
      bidding: {tasks: {receive: {actor: clerk, complete: close}}}
    actors: {bidder: {function: bidder}, chief: {function: chief}}
    transitions:
      amend: {from: bidding, to: bidding, actor: bidder, when: "'sealed' not in flags"}
      seal: {from: bidding, to: bidding, actor: chief, effects: [{set_flag: {flag: sealed}}]}
      close: {from: bidding, to: done, actor: clerk}
    tests:
      only_while_not_sealed:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: bidder, do: amend, expect: {state: bidding, offered: [amend]}}
          - {as: chief, do: seal, expect: {flags: [sealed]}}
          - {as: bidder, do: amend, refused: condition}
    """)


def test_wcp19_cancel_task(plays):
    """Natively: a supervisor takes one task away (``allow: [skip]``); the others go on."""
    plays("""
    states:
      opinions:
        tasks:
          roads: {actor: roads, kind: opinion, allow: [skip], supervisor: clerk}
          water: {actor: water, kind: opinion}
        complete: go_on
    actors: {roads: {function: roads}, water: {function: water}}
    transitions:
      go_on: {from: opinions, to: done}
    tests:
      no_longer_needed:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: water, do: skip, task: roads, comment: none, refused: not_allowed}
          - {as: clerk, do: skip, task: roads, comment: no road there, expect: {tasks: [water]}}
          - {as: roads, do: opinion, task: roads, refused: ended}
          - {as: water, do: opinion, expect: {state: done, outcomes: {roads: skipped}}}
    """)


def test_wcp20_cancel_case(plays):
    """Natively: one transition ``from: any`` to a final state."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
      signature: {tasks: {sign: {actor: chief, complete: sign}}}
      withdrawn: {kind: final}
    actors: {chief: {function: chief}}
    transitions:
      approve: {from: check, to: signature, actor: clerk}
      sign: {from: signature, to: done, actor: chief}
      withdraw: {from: any, to: withdrawn, actor: clerk, comment: required}
    tests:
      from_the_signature:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: withdraw, comment: not filed yet, refused: moved}
          - {as: clerk, do: submit}
          - {as: clerk, do: approve}
          - {as: clerk, do: withdraw, comment: no need, expect: {state: withdrawn, tasks: []}}
          - {as: chief, do: sign, refused: moved}
    """)


def test_wcp25_cancel_region(plays):
    """By idiom: a region is a state: any transition out of it cancels all of its tasks."""
    plays("""
    states:
      inquiry:
        tasks:
          neighbours: {actor: neighbours, need: all}
          roads: {actor: roads, kind: opinion}
          lead: {actor: chief, complete: decide_at_once}
        complete: go_on
      decision: {tasks: {decide: {actor: chief, complete: accept}}}
    actors:
      neighbours: {function: neighbour}
      roads: {function: roads}
      chief: {function: chief}
    transitions:
      go_on: {from: inquiry, to: decision}
      decide_at_once: {from: inquiry, to: decision, actor: chief, comment: required}
      accept: {from: decision, to: done, actor: chief}
    tests:
      the_superior_cuts_short:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - as: chief
            do: decide_at_once
            comment: danger
            expect:
              state: decision
              tasks: [decide]
              outcomes: {roads: cancelled, neighbours: cancelled}
    """)


def test_wcp39_critical_section(plays):
    """Natively: who claims a task keeps the others out; a decision seen too late is refused."""
    plays("""
    states:
      check: {tasks: {look: {actor: clerk, complete: approve}}}
    transitions:
      approve: {from: check, to: done, actor: clerk}
    tests:
      one_at_a_time:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [clerk, clerk 2]}}
          - {as: clerk, do: claim, expect: {people: [clerk]}}
          - {as: clerk 2, do: approve, refused: claimed}
          - {as: clerk 2, do: claim, refused: claimed}
          - {as: clerk, do: approve, expect: {state: done}}
          - {as: clerk 2, do: approve, refused: moved}
    """)


def test_wcp40_interleaved_routing(plays):
    """Natively: parallel tasks in any order; each turn has the case to itself."""
    plays("""
    states:
      visas:
        tasks:
          law: {actor: law}
          accounts: {actor: accounts}
          works: {actor: works}
        complete: go_on
    actors: {law: {function: law}, accounts: {function: accounts}, works: {function: works}}
    transitions:
      go_on: {from: visas, to: done}
    tests:
      one_order:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: law, do: complete, expect: {tasks: [accounts, works]}}
          - {as: accounts, do: complete, expect: {tasks: [works]}}
          - {as: works, do: complete, expect: {state: done}}
      another_order:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: works, do: complete, expect: {tasks: [accounts, law]}}
          - {as: law, do: complete}
          - {as: accounts, do: complete, expect: {state: done}}
    """)


def test_wcp43_explicit_termination(plays):
    """Natively: a final state ends every task and every clock of the case."""
    plays("""
    deadlines: {answer: {period: 10 days, silence: accept}}
    states:
      check:
        tasks:
          look: {actor: clerk, complete: accept}
          measure: {actor: surveyor, kind: opinion}
    actors: {surveyor: {function: surveyor}}
    transitions:
      accept: {from: check, to: done, actor: clerk}
      refuse: {from: check, to: refused, actor: clerk, comment: required}
    tests:
      the_end_is_the_end:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {tasks: [look, measure]}}
          - {as: clerk, do: refuse, comment: late, expect: {state: refused, tasks: [], people: []}}
          - {wait: 30 days, expect: {state: refused}}
          - {as: surveyor, do: opinion, task: measure, refused: ended}
    """)
