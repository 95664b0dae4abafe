from egov.policy.core.reader import read_file
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from pathlib import Path

import pytest


WORKFLOWS = Path(__file__).parents[3] / "workflows"

LEAVE = """
procedure: leave
version: 1
title: {fr: Congé}
description: {fr: Un congé.}
legal_basis: {fr: Aucune}
channels: [counter]
unit_kinds: [zone]
subject: [reason]
filing: {class: "3.2.2"}
numbering: {register: leave, pattern: "{unit}-{year}-{number}"}
legal_delay: 10 working days
actors:
  agent: {title: {fr: Agent}, function: clerk}
  chief: {title: {fr: Chef}, function: chief}
  committee: {title: {fr: Commission}, function: member}
  governor: {title: {fr: Gouverneur}, function: governor, at: kind, place: province}
  office: {title: {fr: Bureau}, function: clerk, at: named, place: treasury}
  other: {title: {fr: Autre}, function: visitor, at: field, place: where}
  replacement: {title: {fr: Remplaçant}, person: replacement}
  superior: {title: {fr: Supérieur}, superior_of: agent}
sections:
  - id: form
    title: {fr: Formulaire}
    fields:
      - {id: reason, type: text, title: {fr: Motif}, required: true, personal: asked}
      - {id: days, type: integer, title: {fr: Jours}, minimum: 1, maximum: 30}
      - {id: replacement, type: agent, title: {fr: Remplaçant}}
      - {id: where, type: unit, title: {fr: Unité}}
pieces:
  - {id: letter, title: {fr: Lettre}, required_when: days > 10}
flags:
  long: {title: {fr: Long}}
states:
  draft:
    kind: draft
    title: {fr: Brouillon}
    edit: [agent]
    tasks: {prepare: {actor: agent, title: {fr: Préparer}, complete: submit}}
  vote:
    kind: open
    title: {fr: Vote}
    tasks:
      vote:
        actor: committee
        title: {fr: Voter}
        need: all
        due: 2 working days
        lapse: done
        complete: accept
        reject: decline
  signature:
    kind: open
    title: {fr: Signature}
    tasks: {sign: {actor: chief, title: {fr: Signer}, allow: [delegate], complete: sign}}
  granted: {kind: final, title: {fr: Accordé}}
  refused: {kind: final, title: {fr: Refusé}}
transitions:
  submit:
    title: {fr: Déposer}
    from: draft
    to: vote
    actor: agent
    effects: [{assign_number: {}}, {set_flag: {flag: long}}]
  accept: {title: {fr: Accepter}, from: vote, to: signature}
  decline: {title: {fr: Rejeter}, from: vote, to: refused}
  sign:
    title: {fr: Signer}
    from: signature
    to: granted
    actor: chief
    when: days < 20
    effects: [{enter_act: {}}, {issue_document: {document: decision}}]
  refuse:
    title: {fr: Refuser}
    from: [vote, signature]
    to: refused
    actor: chief
    comment: required
fees:
  notice: {title: {fr: Avis}, tariff: notice}
act: {register: leaves, title: {fr: Congés}, content: [reason, days], names: [reason]}
documents:
  decision:
    title: {fr: Décision}
    template: decision.odt
    numbering: {register: decision, pattern: "{number}/{year}"}
    revoke: governor
messages:
  decided:
    title: {fr: Décidé}
    upon: [state granted, state refused]
    recipients: [agent]
    email_subject: {fr: "{reference} : {state}"}
    email: {fr: "{procedure}, {reference} : {state}."}
tests:
  walk:
    title: {fr: Un congé accordé}
    people: {committee: 2}
    tariffs: {notice: 500}
    steps:
      - as: agent
        do: open
        fill: {reason: Repos, days: 12, replacement: agent 2}
        expect: {state: draft, waiting_for: [agent], fields: {days: 12, replacement: agent 2}}
      - {as: agent, do: submit, refused: letter.required}
      - as: agent
        do: submit
        supply: [letter]
        expect:
          people: [committee, committee 2]
          tasks: [vote]
          flags: [long]
          effects: [assign_number]
          alert: false
          due: {legal: "2026-03-16", vote: "2026-03-04"}
          fees: {notice: 500}
      - {as: committee, do: complete, expect: {offered: [], waiting_for: [committee]}}
      - wait: 3 working days
        expect: {state: signature, outcomes: {vote: done}}
      - {as: chief, do: delegate, to: chief 2, expect: {people: [chief 2], offered: []}}
      - {as: chief, do: sign, refused: claimed}
      - as: chief 2
        do: sign
        expect: {state: granted, documents: [decision], act: 1, tasks: [], messages: [decided]}
"""


@pytest.fixture(scope="session")
def leave():
    """A procedure with a test that uses nearly every key."""
    return read_source(LEAVE, "leave.yaml")


@pytest.fixture(scope="session")
def edited():
    """The same, with edits of its text."""

    def edit(*edits):
        text = LEAVE
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        return read_source(text, "leave.yaml")

    return edit


@pytest.fixture(scope="session")
def residence():
    return read_file(WORKFLOWS / "attestation-residence.yaml", read_library(WORKFLOWS))
