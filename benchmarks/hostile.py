"""Bad definitions, each the worst of its kind: small to send, and dear to read if one lets them.

Read by a benchmark that times them, and by a test that watches the memory they take.
"""

from collections.abc import Iterable
from collections.abc import Mapping


WHOLE = """procedure: trial
version: 1
title: {{fr: Essai, en: Trial}}
description: {{fr: Un essai., en: A trial.}}
legal_basis: {{fr: Aucune, en: None}}
channels: [counter]
unit_kinds: [zone]
subject: [days]
filing: {{class: "3.2.2"}}
numbering: {{register: trial, pattern: "{{unit}}-{{year}}-{{number}}"}}
actors:
  clerk: {{title: {{fr: Agent, en: Clerk}}, function: clerk}}
conditions:
  c0: days > 3
{conditions}flags:
  f: {{title: {{fr: Fini, en: Done}}}}
{flags}sections:
  - id: form
    title: {{fr: Demande, en: Request}}
    fields:
      - {{id: days, type: integer, title: {{fr: Jours, en: Days}}}}
states:
  draft:
    kind: draft
    title: {{fr: Brouillon, en: Draft}}
    edit: [clerk]
    tasks: {{prepare: {{actor: clerk, title: {{fr: Écrire, en: Write}}, complete: submit}}}}
  check:
    kind: open
    title: {{fr: Examen, en: Check}}
    tasks: {{check: {{actor: clerk, title: {{fr: Examiner, en: Check}}, complete: accept}}}}
  done: {{kind: final, title: {{fr: Fini, en: Done}}}}
transitions:
  submit: {{title: {{fr: Déposer, en: File}}, from: draft, to: check, actor: clerk}}
  accept: {{title: {{fr: Accepter, en: Accept}}, from: check, to: done, actor: clerk, when: c0}}
{transitions}"""
"""A small definition that can be read, with room for more."""

WAY = """  put{0}:
    title: {{fr: Mettre, en: Put}}
    from: check
    to: check
    actor: clerk
    when: "'f{0}' not in flags"
    effects: [{{set_flag: {{flag: f{0}}}}}]
"""


def _whole(**parts: Iterable[str]) -> str:
    empty = dict.fromkeys(("conditions", "flags", "transitions"), "")
    return WHOLE.format(**empty | {name: "".join(found) for name, found in parts.items()})


def texts() -> Mapping[str, str | bytes]:
    """Name of the kind → a text that is no good definition."""
    bomb = "a0: &a0 [lol, lol]\n" + "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 30)
    )
    return {
        "aliases of aliases": bomb,
        "aliases without an anchor before": "[" + "*a, " * 200_000 + "*a]",
        "lists in lists": "[" * 990_000,
        "objects in objects": "{a: " * 240_000,
        "lines ever deeper": "".join("  " * level + "a:\n" for level in range(900)),
        "10 MB of text": "a" * 10_000_000,
        "10 MB of bytes": b"a" * 10_000_000,
        "bytes that are no text": b"\xff" * 990_000,
        "one key a hundred thousand times": "title: x\n" * 100_000,
        "one key twenty thousand times": "title: x\n" * 20_000,
        "twenty thousand keys that there are not": "".join(f"k{n}: x\n" for n in range(20_000)),
        "one part with every part": "states:\n" + "".join(f"  s{n}: {{}}\n" for n in range(14_000)),
        "a condition of a million signs": f"conditions: {{a: '{'not ' * 240_000}b'}}",
        "three hundred conditions as long as can be": _whole(
            conditions=(f"  d{n}: {' or '.join([f'days != {n}'] * 40)}\n" for n in range(299))
        ),
        "conditions that each stand on the one before": _whole(
            conditions=(f"  c{n + 1}: c{n} and c{n} or c{n}\n" for n in range(299))
        ),
        "flags that cannot be told apart": _whole(
            flags=(f"  f{n}: {{title: {{fr: Marque, en: Mark}}}}\n" for n in range(290)),
            transitions=(WAY.format(n) for n in range(290)),
        ),
        "a text of a million signs": f"title: {{fr: {'é' * 490_000}}}",
        "a million line ends": "\n" * 990_000,
        "quotes that are never closed": "a: '" + "x\n" * 490_000,
    }
