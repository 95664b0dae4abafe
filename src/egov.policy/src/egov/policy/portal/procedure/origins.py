"""``@@procedure-origin?id=…``: a version as it is, and where each part of it was written."""

from collections import defaultdict
from dataclasses import dataclass
from egov.policy import _
from egov.policy import procedures
from egov.policy.core import texts
from egov.policy.core.evolution import Described
from egov.policy.core.evolution import described
from egov.policy.core.evolution import SPOKEN
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from zExceptions import NotFound


TAGS = {
    procedures.Where.OWN: "tag tag-yellow",
    procedures.Where.BASE: "tag tag-blue",
    procedures.Where.SHARED: "tag",
}
"""How the kinds of origin look."""


SMALL = ("options", "change")
"""Kinds of part that are told with the one in which they stand."""


@dataclass(frozen=True)
class OriginTag:
    """Where something was written, in words; ``line`` is in that text."""

    look: str
    words: str
    line: int


@dataclass(frozen=True)
class SaidRow:
    """One thing that a part says; ``origin`` where it is not that of the part."""

    label: str
    value: str
    origin: OriginTag | None


@dataclass(frozen=True)
class PartRow:
    """A part of the version; ``kind`` is said of what stands inside another part."""

    kind: str
    title: Spoken
    id: str
    origin: OriginTag
    says: tuple[SaidRow, ...]


class OriginView(ProcedurePage):
    """Shows the effective definition with the origin of each part."""

    title = _("Where each part comes from")

    @cached_property
    def version(self) -> int:
        """The version that is shown: in force, or the newest, unless one is named."""
        text = text_in(self.request.form, "version")
        number = texts.whole(text) or 0
        found = number if text else self.item.current or self.item.newest
        if found not in self.item.versions:
            raise NotFound("version")
        return found

    @property
    def bases(self) -> list[tuple[str, str]]:
        """What it extends, the nearest first: address, words."""
        known = self.item.versions[self.version].written
        return [
            (
                f"{self.portal_url}/@@procedure?id={base['procedure']}",
                self._named(base["procedure"], base["version"]),
            )
            for base in (known.bases if known else ())
        ]

    @cached_property
    def groups(self) -> list[tuple[str, list[PartRow]]]:
        """All parts, those of a kind together under its name, with what stands inside them."""
        publication = self.item.versions[self.version]
        language = self.language if self.language in SPOKEN else SPOKEN[0]
        words = described(publication.procedure(), language)
        pairs = list(zip(words, procedures.part_origins(publication), strict=True))
        names = {item.part.path[0]: item.kind for item in words if len(item.part.path) == 2}
        known = {found.part.path: found for _words, found in pairs}
        rows = defaultdict(list)
        for item, found in pairs:
            if not _is_small(found, known):
                rows[item.part.path[:1]].append(self._row(item, found))
        return [(self._heading(names, path), found) for path, found in rows.items()]

    def _heading(self, names: dict[str, str], path: tuple[str, ...]) -> str:
        name = names[path[0]] if path else self.translated(_("Procedure"))
        return name[:1].upper() + name[1:]

    def _row(self, words: Described, found: procedures.PartOrigin) -> PartRow:
        part = words.part
        return PartRow(
            kind=words.kind if len(part.path) > 2 else "",
            title=self.say(part.title) if part.title else Spoken(part.id, None),
            id=part.id,
            origin=self._tag(found.origin),
            says=tuple(
                SaidRow(
                    item.label,
                    item.value,
                    self._tag(found.keys[item.key]) if item.key in found.keys else None,
                )
                for item in words.says
            ),
        )

    def _tag(self, origin: procedures.Origin) -> OriginTag:
        where = {
            procedures.Where.OWN: lambda: self.translated(_("its own")),
            procedures.Where.BASE: lambda: self._named(origin.name, origin.version),
            procedures.Where.SHARED: lambda: origin.name,
        }
        return OriginTag(TAGS[origin.where], where[origin.where](), origin.line)

    def _named(self, id: str, version: int) -> str:
        mapping = {"procedure": id, "n": str(version)}
        return self.translated(_("${procedure}, version ${n}", mapping=mapping))


def _is_small(
    found: procedures.PartOrigin, known: dict[tuple[str, ...], procedures.PartOrigin]
) -> bool:
    """Whether it goes without saying: an option of a choice from a text named beside that."""
    part = found.part
    holder = known.get(part.path[:-2]) if part.kind in SMALL and len(part.path) > 2 else None
    if holder is None:
        return False
    named = (holder.origin, *holder.keys.values())
    return (found.origin.where, found.origin.name) in {(one.where, one.name) for one in named}
