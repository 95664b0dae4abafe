"""Offices for which definitions are checked: units, and who holds what there."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True)
class Unit:
    """A unit as checks look at it."""

    title: str
    kind: str
    parent: str = ""


@dataclass(frozen=True)
class People:
    """Who holds which function where; ``groups`` by group, or by function wherever it is held.

    Of what is not named there, ``others`` made-up people in each unit.
    """

    tree: Mapping[str, Unit]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    others: int = 2

    def ancestors(self, unit):
        """The units above a unit, nearest first."""
        parent = self.tree[unit].parent
        return (parent, *self.ancestors(parent)) if parent else ()

    def kind(self, unit):
        """Kind of a unit; empty if there is no such unit."""
        return self.tree[unit].kind if unit in self.tree else ""

    def head(self, unit):
        """Function of the head of a unit."""
        return self.heads.get(self.kind(unit), "")

    def staff(self, unit):
        """Who works at a unit."""
        named = {name for name in self.groups if name.rpartition(".")[0] == unit}
        return tuple(sorted({one for name in named for one in self.groups[name]}))

    def members(self, group):
        """Who holds a function at a unit."""
        made_up = tuple(f"{group}.{n}" for n in range(self.others))
        return self.groups.get(group, self.groups.get(group.rpartition(".")[2], made_up))
