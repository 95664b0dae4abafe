"""``@@procedure?id=…``: where a procedure stands, its draft, its versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy import _
from egov.policy import documents
from egov.policy import migration
from egov.policy import procedures
from egov.policy.core.model import Text
from egov.policy.portal.findings import FindingRow
from egov.policy.portal.findings import row_of
from egov.policy.portal.findings import rows_of
from egov.policy.portal.language import Spoken
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import start_of
from egov.policy.portal.procedure.page import ProcedurePage
from itertools import islice
from urllib.parse import urlencode


STAGES = {
    procedures.Stage.DRAFT: _("written"),
    procedures.Stage.CHECKED: _("checked"),
    procedures.Stage.TESTED: _("tested"),
}
"""How far a draft has come; a step each."""

UNREACHED = {
    "states": _("States that no test reaches"),
    "transitions": _("Decisions that no test takes"),
    "conditions": _("Conditions that no test tries both ways"),
    "documents": _("Documents that no test issues"),
    "deadlines": _("Deadlines that no test starts"),
}


BUNDLE = _("Hand it over to another site, as a bundle")


@dataclass(frozen=True)
class VersionRow:
    """One version of the list."""

    number: int
    in_force: bool
    published: str
    reason: str
    restores: int
    release: str
    sha256: str
    running: int
    compare_url: str
    restore_url: str


@dataclass(frozen=True)
class StepRow:
    """One step on the way of a draft."""

    title: str
    state: str


@dataclass(frozen=True)
class TestRow:
    """One test of the draft."""

    title: Spoken
    passed: bool

    __test__ = False


class ProcedureView(ProcedurePage):
    """One procedure; ``POST`` checks and tests its draft."""

    title = _("Procedure")
    size = 10

    def post(self):
        """Check the draft, and play its tests if it has no error; what was found is noted."""
        if self.draft is not None and procedures.check(self.id, self.user_id)["passed"]:
            procedures.rehearse(self.id, self.user_id)
        return self.redirect(f"{self.address()}#draft")

    @property
    def in_force(self) -> int:
        """The version that new cases follow, 0 if there is none."""
        return self.item.current

    @property
    def newest(self) -> int:
        """The newest version, 0 if none was published."""
        return self.item.newest

    @property
    def outdated(self) -> str:
        """Templates that were changed since the version in force was published, by name."""
        return ", ".join(documents.outdated(self.id, self.in_force))

    @property
    def unkept(self) -> str:
        """Templates of which none was kept with the version in force, by name."""
        return ", ".join(documents.unkept(self.id, self.in_force)) if self.in_force else ""

    @property
    def is_abstract(self) -> bool:
        """Whether it is there for others to extend."""
        return bool(self.newest) and procedures.get(self.id, self.newest).abstract

    @property
    def retired(self) -> str:
        """Who took it out of use, when and why; empty while it is in use."""
        if self.item.current or not self.item.endings:
            return ""
        ending = self.item.endings[-1]
        mapping = {
            "moment": self.moment(ending["on"]),
            "name": self.person(ending["author"]),
            "reason": ending["reason"],
        }
        return self.translated(_("Retired on ${moment} by ${name}: ${reason}", mapping=mapping))

    # --- draft

    @property
    def saved(self) -> str:
        """Who saved the draft and when."""
        mapping = {
            "moment": self.moment(self.draft.saved_on),
            "name": self.person(self.draft.author),
        }
        return self.translated(_("Saved on ${moment} by ${name}", mapping=mapping))

    @property
    def steps(self) -> list[StepRow]:
        """The way of the draft, as far as it has come."""
        reached = list(STAGES).index(self.draft.stage)
        return [
            StepRow(self.translated(title), "done" if number <= reached else "")
            for number, title in enumerate(STAGES.values())
        ]

    @property
    def judged(self) -> bool:
        """Whether it was looked for faults since it was saved."""
        return self.draft.checked is not None

    @property
    def findings(self) -> list[FindingRow]:
        """What checks and tests have found."""
        both = (self.draft.checked, self.draft.tested)
        found = [item for judgement in both if judgement for item in judgement["findings"]]
        return rows_of(found, self)

    @property
    def tests(self) -> list[TestRow]:
        """How each test went."""
        played = (self.draft.tested or {}).get("tests", ())
        return [TestRow(self.say(Text(test["title"])), test["passed"]) for test in played]

    @property
    def unreached(self) -> list[tuple[str, str]]:
        """What no test reaches: kind, ids."""
        found = (self.draft.tested or {}).get("unreached", {})
        return [(self.translated(UNREACHED[kind]), ", ".join(ids)) for kind, ids in found.items()]

    # --- versions

    @property
    def findings_today(self) -> list[FindingRow]:
        """What the checks say today of what is in force: a function may have gone since."""
        procedure = procedures.get(self.id)
        office = documents.as_printed(procedures.office(), procedure)
        found = procedures.examine_published(procedure, office)
        return [row_of(finding, procedure, self) for finding in found]

    @property
    def versions(self) -> list[VersionRow]:
        """The versions of the page, the newest first."""
        start = start_of(self.request.form)
        numbers = islice(reversed(self.item.versions.keys()), start, start + self.size)
        return [self._row(number) for number in numbers]

    @property
    def paging(self) -> Paging:
        """Which part of the versions is shown."""
        url, start = f"{self.portal_url}/@@procedure", start_of(self.request.form)
        return Paging(url, {"id": self.id}, start, len(self.item.versions), self.size)

    @property
    def migrations(self) -> Iterator[tuple[str, str]]:
        """What was planned to move running requests: address, versions; the newest first."""
        for plan in migration.plans(self.id):
            if plan["stage"] != migration.Stage.DISCARDED:
                ways = (self.called(plan["before"]), self.called(plan["after"]))
                yield self.address("migration", number=plan["number"]), " → ".join(ways)

    @property
    def actions(self) -> Iterator[tuple[str, str]]:
        """Pages on which something is decided: address, label."""
        if len(self.item.versions) > 1 or (self.item.versions and self.draft):
            yield self.address("procedure-difference"), _("Compare two versions")
        yield self.address("procedure-flow"), _("The way of a request")
        if self.item.current and not procedures.get(self.id).internal:
            yield f"{self.portal_url}/services/{self.id}", _("Sheet for the public")
        yield self.address("procedure-messages"), _("See the messages")
        yield self.address("procedure-origin"), _("Where each part comes from")
        if procedures.heirs_of(self.id):
            yield self.address("procedure-heirs"), _("Procedures that extend this one")
        if self.item.current and procedures.get(self.id).options:
            yield self.address("procedure-options"), _("Options of units")
        if len(self.item.versions) > 1 and not self.is_abstract:
            yield self.address("migrate-procedure"), _("Move running requests to another version")
        yield f"{self.portal_url}/@@bundle?{urlencode({'procedures': self.id})}", BUNDLE
        if self.item.current:
            yield self.address("retire-procedure"), _("Take out of use")

    def _reason(self, said: str) -> str:
        return self.translated(_("Comes with the product")) if said == procedures.PACK else said

    def _row(self, number: int) -> VersionRow:
        publication = self.item.versions[number]
        provenance = publication.provenance
        mapping = {
            "moment": self.moment(provenance.published_on),
            "name": self.person(provenance.author),
        }
        in_force, before = number == self.item.current, self.previous(number)
        # What heirs of a base take up is its newest version.
        is_newest_base = self.is_abstract and number == self.item.newest
        restores = not in_force and not is_newest_base
        compared = {"from": before, "to": number}
        return VersionRow(
            number=number,
            in_force=in_force,
            published=self.translated(_("${moment}, ${name}", mapping=mapping)),
            reason=self._reason(provenance.reason),
            restores=provenance.restores,
            release=provenance.release,
            sha256=publication.digest,
            running=procedures.running(self.id, number),
            compare_url=self.address("procedure-difference", **compared) if before else "",
            restore_url=self.address("restore-procedure", version=number) if restores else "",
        )
