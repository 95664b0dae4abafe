"""Definitions larger than any office writes: a long form and a long way, without a fault.

Used by what times the language, and by publishing.  Each number gives other names, so
that nothing that was worked out for one definition serves the next.
"""

from benchmarks.longform import answers
from benchmarks.longform import sections
from benchmarks.longform import words
from collections.abc import Iterator
from typing import Any

import yaml


FUNCTIONS = {"clerk": "unit", "zone-chief": "unit", "communal-administrator": "parent"}
"""Functions of the demonstration that decide, and where they are held."""

PARALLEL = 5
"""Each so many states asks three people at once."""

BETWEEN = 3
"""States besides the steps: the draft and two final ones."""


class _Plain(yaml.SafeDumper):
    """Writes everything out: a definition has no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Nothing stands for another."""
        return True


def text(fields: int, states: int, number: int = 0) -> str:
    """A definition with so many fields and states, each field with a condition of its own."""
    id = f"large-{number}"
    register = {"register": id, "pattern": f"L{number}-{{unit}}-{{year}}-{{number:05}}"}
    definition = {
        "procedure": id,
        "version": 1,
        "title": words("Grand formulaire"),
        "description": words("Un formulaire et un circuit plus longs que tous les autres."),
        "legal_basis": words("Aucune"),
        "channels": ["counter"],
        "unit_kinds": ["zone"],
        "legal_delay": "60 working days",
        "subject": [f"name_{number}_0"],
        "filing": {"class": "3.2.2"},
        "numbering": register,
        "actors": {_actor(function): _holder(function) for function in FUNCTIONS},
        "conditions": {f"dear_{number}": f"price_{number}_0 >= 250000"},
        "sections": list(sections(fields, number)),
        "states": _states(states - BETWEEN, number),
        "transitions": dict(_transitions(states - BETWEEN)),
        "tests": {"to_the_end": _walk(fields, states - BETWEEN, number)},
    }
    return yaml.dump(definition, Dumper=_Plain, sort_keys=False, allow_unicode=True)


def _holder(function: str) -> dict[str, Any]:
    return {"title": words(function), "function": function, "at": FUNCTIONS[function]}


def _states(steps: int, number: int) -> dict[str, Any]:
    draft = {
        "kind": "draft",
        "title": words("Brouillon"),
        "edit": ["clerk"],
        "tasks": {"prepare": {**_task("clerk", "Préparer"), "complete": "submit"}},
    }
    return {
        "draft": draft,
        **{f"step_{step}": _step(step, number) for step in range(steps)},
        "closed": {"kind": "final", "title": words("Clos")},
        "refused": {"kind": "final", "title": words("Refusé")},
    }


def _step(step: int, number: int) -> dict[str, Any]:
    state = {"kind": "open", "title": words(f"Étape {step}"), "next": words("On décide.")}
    if step % PARALLEL:
        task = {**_task(_taker(step), "Décider"), "complete": f"accept_{step}"}
        if step % PARALLEL == 1:
            task |= {"escalate_after": "2 working days", "escalate_to": _taker(step + 1)}
        return {**state, "tasks": {f"decide_{step}": task}}
    tasks = {
        f"{actor}_{step}": {**_task(actor, f"Approuver: {actor}"), "need": "all"}
        for actor in map(_actor, FUNCTIONS)
    }
    tasks[f"communal_administrator_{step}"]["when"] = f"dear_{number}"
    return {**state, "tasks": tasks, "complete": f"accept_{step}", "reject": "reject"}


def _task(actor: str, title: str) -> dict[str, Any]:
    return {"actor": actor, "title": words(title), "due": "2 working days"}


def _transitions(steps: int) -> Iterator[tuple[str, dict[str, Any]]]:
    filing = _way("draft", "step_0", "clerk", "Déposer")
    yield "submit", {**filing, "effects": [{"assign_number": {}}]}
    for step in range(steps):
        target = f"step_{step + 1}" if step + 1 < steps else "closed"
        actor = _taker(step) if step % PARALLEL else ""
        yield f"accept_{step}", _way(f"step_{step}", target, actor, "Accepter")
        if step % PARALLEL == 2:
            yield f"back_{step}", _way(f"step_{step}", f"step_{step - 1}", actor, "Renvoyer")
    parallel = [f"step_{step}" for step in range(0, steps, PARALLEL)]
    others = [f"step_{step}" for step in range(steps) if step % PARALLEL]
    yield "reject", _way(parallel, "refused", "", "Ne pas approuver")
    yield "refuse", {**_way(others, "refused", "zone_chief", "Refuser"), "comment": "required"}


def _way(source: Any, target: str, actor: str, title: str) -> dict[str, Any]:
    way = {"title": words(title), "from": source, "to": target}
    return {**way, "actor": actor} if actor else way


def _walk(fields: int, steps: int, number: int) -> dict[str, Any]:
    """A test that goes through every state, to the end."""
    opening = {"as": "clerk", "do": "open", "fill": answers(fields, number)}
    walked = [opening, {"as": "clerk", "do": "submit", "expect": {"state": "step_0"}}]
    for step in range(steps):
        if step % PARALLEL:
            walked.append({"as": _taker(step), "do": f"accept_{step}"})
        for actor in map(_actor, FUNCTIONS if not step % PARALLEL else ()):
            walked.append({"as": actor, "do": "complete", "task": f"{actor}_{step}"})
    walked[-1]["expect"] = {"state": "closed"}
    people = dict.fromkeys(map(_actor, FUNCTIONS), 1)
    return {"title": words("Jusqu'au bout"), "people": people, "steps": walked}


def _taker(step: int) -> str:
    return _actor(list(FUNCTIONS)[step % len(FUNCTIONS)])


def _actor(function: str) -> str:
    return function.replace("-", "_")
