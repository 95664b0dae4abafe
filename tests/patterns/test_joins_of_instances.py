"""Workflow patterns WCP13–15, 27–36: the same asked of several people, and how many are enough."""

COMMITTEE = """
    actors: {member: {function: committee}, chief: {function: chief}}
    transitions:
      accept: {from: vote, to: done}
      decline: {from: vote, to: refused}
      close_vote: {from: vote, to: done, actor: chief, comment: required}
"""


def test_wcp13_multiple_instances_known_at_design_time(plays):
    """Natively: ``need: 3`` asks each member and waits for three."""
    plays(
        COMMITTEE
        + """
    states:
      vote: {tasks: {vote: {actor: member, need: 3, complete: accept, reject: decline}}}
    tests:
      three_witnesses:
        people: {member: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [member, member 2, member 3]}}
          - {as: member 2, do: complete}
          - {as: member, do: complete, expect: {state: vote, people: [member 3]}}
          - {as: member 3, do: complete, expect: {state: done}}
    """
    )


ALL_OF_THEM = (
    COMMITTEE
    + """
    states:
      vote: {tasks: {vote: {actor: member, need: all, complete: accept, reject: decline}}}
"""
)


def test_wcp14_multiple_instances_known_at_run_time(plays):
    """Natively: ``need: all`` asks as many as hold the function on that day."""
    plays(
        ALL_OF_THEM
        + """
    tests:
      two_members:
        people: {member: 2}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [member, member 2]}}
          - {as: member, do: complete}
          - {as: member 2, do: complete, expect: {state: done}}
      four_members:
        people: {member: 4}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [member, member 2, member 3, member 4]}}
          - {as: member 4, do: reject, expect: {state: refused}}
    """
    )


def test_wcp15_multiple_instances_not_known_beforehand(plays):
    """Natively: ``allow: [add]`` lets a signer be added while the others decide."""
    plays(
        COMMITTEE
        + """
    states:
      vote:
        tasks:
          vote: {actor: member, need: all, allow: [add], complete: accept, reject: decline}
    tests:
      one_more_on_the_way:
        people: {member: 1}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit, expect: {people: [member]}}
          - {as: member, do: add, to: clerk 2, expect: {people: [clerk 2, member]}}
          - {as: member, do: complete, expect: {state: vote, people: [clerk 2]}}
          - {as: clerk 2, do: complete, expect: {state: done}}
    """
    )


def test_wcp27_complete_multiple_instances(plays):
    """Natively: another transition of the state closes the vote; what is open is cancelled."""
    plays(
        COMMITTEE
        + """
    states:
      vote:
        tasks:
          vote: {actor: member, need: all, complete: accept, reject: decline}
          lead: {actor: chief, complete: close_vote}
    tests:
      the_chief_cuts_short:
        people: {member: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: member, do: complete}
          - {as: chief, do: close_vote, comment: urgent, expect: {state: done, people: []}}
          - {as: member 2, do: complete, task: vote, refused: ended}
    """
    )


def test_wcp28_blocking_discriminator(plays):
    """By idiom: a state that is entered again asks everything anew; late answers are refused."""
    plays("""
    states:
      opinions:
        tasks:
          roads: {actor: roads, kind: opinion}
          water: {actor: water, kind: opinion}
        need: 1
        complete: go_on
      reading: {tasks: {read: {actor: clerk, complete: finish}}}
    actors: {roads: {function: roads}, water: {function: water}}
    transitions:
      go_on: {from: opinions, to: reading}
      once_more: {from: reading, to: opinions, actor: clerk}
      finish: {from: reading, to: done, actor: clerk}
    tests:
      two_rounds:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: roads, do: opinion, expect: {state: reading}}
          - {as: water, do: opinion, task: water, refused: ended}
          - {as: clerk, do: once_more, expect: {tasks: [roads, water]}}
          - {as: water, do: opinion, expect: {state: reading}}
    """)


TWO_OF_THREE = """
    states:
      visas:
        tasks:
          law: {actor: law, reject: decline}
          accounts: {actor: accounts}
          works: {actor: works}
        need: 2
        complete: go_on
        reject: decline
      payment: {tasks: {pay: {actor: clerk, complete: pay}}}
    actors: {law: {function: law}, accounts: {function: accounts}, works: {function: works}}
    transitions:
      go_on: {from: visas, to: payment}
      decline: {from: visas, to: refused}
      pay: {from: payment, to: done, actor: clerk}
"""


def test_wcp30_structured_partial_join(plays):
    """Natively: ``need: 2`` of the tasks of a state."""
    plays(
        TWO_OF_THREE
        + """
    tests:
      any_two:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: works, do: complete, expect: {state: visas}}
          - {as: accounts, do: complete, expect: {state: payment}}
      two_refuse:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: works, do: reject, expect: {state: visas}}
          - {as: accounts, do: reject, expect: {state: refused}}
    """
    )


def test_wcp32_cancelling_partial_join(plays):
    """Natively: the tasks that are left open once enough have answered are cancelled."""
    plays(
        TWO_OF_THREE
        + """
    tests:
      the_third_is_cancelled:
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: law, do: complete}
          - {as: works, do: complete, expect: {outcomes: {accounts: cancelled}, tasks: [pay]}}
          - {as: accounts, do: complete, task: accounts, refused: ended}
    """
    )


def test_wcp34_static_partial_join_of_instances(plays):
    """Natively: ``need: 2`` of a task: two of the people it asks."""
    plays(
        COMMITTEE
        + """
    states:
      vote: {tasks: {vote: {actor: member, need: 2, complete: accept, reject: decline}}}
    tests:
      two_of_three:
        people: {member: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: member 3, do: complete, expect: {state: vote}}
          - {as: member 3, do: complete, task: vote, refused: not_allowed}
          - {as: member, do: complete, expect: {state: done}}
      no_two_are_left:
        people: {member: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: member 3, do: reject, expect: {state: vote}}
          - {as: member 2, do: reject, expect: {state: refused}}
    """
    )


def test_wcp35_cancelling_partial_join_of_instances(plays):
    """Natively: those who have not voted when enough agree are asked no longer."""
    plays(
        COMMITTEE
        + """
    states:
      vote: {tasks: {vote: {actor: member, need: 50%, complete: accept, reject: decline}}}
    tests:
      half_is_enough:
        people: {member: 4}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: member, do: complete}
          - {as: member 4, do: complete, expect: {state: done, people: []}}
          - {as: member 2, do: complete, task: vote, refused: ended}
    """
    )


def test_wcp36_dynamic_partial_join_of_instances(plays):
    """Natively: a share in percent is counted of those who are asked now, added ones included."""
    plays(
        COMMITTEE
        + """
    states:
      vote:
        tasks:
          vote:
            actor: member
            need: 60%
            allow: [add]
            supervisor: chief
            complete: accept
            reject: decline
    tests:
      a_member_is_absent:
        people: {member: 3}
        steps:
          - {as: clerk, do: open}
          - {as: clerk, do: submit}
          - {as: member, do: complete, expect: {state: vote}}
          - {as: member 2, do: reject, expect: {state: vote}}
          - {as: chief, do: add, to: clerk, task: vote, expect: {people: [clerk, member 3]}}
          - {as: member 3, do: complete, expect: {state: vote}}
          - {as: clerk, do: complete, expect: {state: done}}
    """
    )
