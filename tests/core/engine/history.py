"""Nothing that has happened is lost, and all that happens is told: looked at after each turn."""

from collections import Counter
from dataclasses import replace
from egov.policy.core.engine import Asked
from egov.policy.core.engine import Ended
from egov.policy.core.engine import Moved


def require_kept(procedure, situation, turn):
    """Steps and items stand as they were and grow; each change of them is one event."""
    before, after = situation, turn.after
    assert after.steps[: len(before.steps)] == before.steps
    new = after.steps[len(before.steps) :]
    assert [event.step for event in turn.events if isinstance(event, Moved)] == list(new)
    place = before.state
    for step in new:
        transition = procedure.transition(step.transition)
        assert (step.source, step.target) == (place, transition.target)
        assert step.source in transition.sources
        place = step.target
    assert after.state == place
    assert [item.id for item in after.items][: len(before.items)] == [
        item.id for item in before.items
    ]
    pending = {item.id for item in before.items if item.is_pending}
    for old, item in zip(before.items, after.items, strict=False):
        if old.outcome is not None:
            assert replace(item, redone=old.redone) == old
    ended = Counter(event.item.id for event in turn.events if isinstance(event, Ended))
    fresh = {item.id for item in after.items[len(before.items) :]}
    gone = {item.id for item in after.items if not item.is_pending}
    assert ended == Counter((pending | fresh) & gone)
    asked = Counter(event.item.id for event in turn.events if isinstance(event, Asked))
    was_open = {item.id for item in before.open}
    assert set(asked) >= {item.id for item in after.open} - was_open
    assert set(asked.values()) <= {1}
