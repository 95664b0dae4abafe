"""Who may look acts up: by the functions that they hold at the unit of a register or above it.

The procedures that feed a register name the actors; archivists may look into every register
of their units and those below, and the Manager into all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import people
from egov.policy import procedures
from egov.policy.core.model import Procedure
from egov.policy.core.model import Text
from egov.policy.documents import LANGUAGE
from plone import api


ARCHIVIST = "Archivist"
"""The role whose holders look into every register."""


@dataclass(frozen=True)
class Reader:
    """The current person, as far as registers are concerned; made anew for every answer.

    ``functions`` are those by which a register is looked into, ``always`` those by which every
    one is.
    """

    everything: bool
    groups: frozenset[str]
    always: frozenset[str]
    functions: Mapping[str, frozenset[str]]
    feeding: tuple[Procedure, ...]

    def may_consult(self, register: str, unit: str) -> bool:
        """Whether they may look into a register of a unit."""
        wanted = self.always | self.functions.get(register, frozenset())
        return self.everything or any(
            people.group_id(place, function) in self.groups
            for place in (unit, *people.ancestors(unit))
            for function in wanted
        )

    def office_of(self, register: str, unit: str, part: str) -> str:
        """As what they ``close`` or ``approve`` the closing of a register; empty if as nothing."""
        for procedure in self.feeding:
            named = getattr(procedure.act, part)
            if procedure.act.register == register and named:
                actor = procedure.actor(named)
                if people.group_of_actor(actor, unit) in self.groups:
                    return actor.title.best(LANGUAGE)[0]
        return ""


def reader() -> Reader:
    """What the current person may look into."""
    functions: dict[str, frozenset[str]] = {}
    feeding = tuple(procedures.feeding())
    for procedure in feeding:
        named = {procedure.actor(id).function for id in procedure.act.consult}
        before = functions.get(procedure.act.register, frozenset())
        functions[procedure.act.register] = before | named
    user, known = api.user.get_current(), people.functions().values()
    return Reader(
        everything="Manager" in user.getRoles(),
        groups=people.groups_of(user.getId() or ""),
        always=frozenset(item.id for item in known if ARCHIVIST in item.roles),
        functions=functions,
        feeding=feeding,
    )


def title_of(register: str) -> Text:
    """What a register is called by a procedure that feeds it; its id if none does."""
    feeding = (item.act for item in procedures.feeding())
    return next((act.title for act in feeding if act.register == register), Text(fr=register))
