"""``@plan``: read the classification plan, import a new version."""

from dataclasses import asdict
from egov.policy.classification import plan
from egov.policy.classification.importing import import_csv
from egov.policy.core.plan import PlanClass
from egov.policy.core.plan import PlanError
from egov.policy.core.retention import RetentionMode
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound


class PlanGet(EgovService):
    """``GET @plan`` and ``GET @plan/csv``, of the newest version or of ``?version=``."""

    def render(self):
        """The file itself for ``csv``, JSON for all else."""
        if self.params != ["csv"]:
            return super().render()
        self.check_permission()
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="classification.csv"')
        return plan.export_csv(self._version()).encode()

    def reply(self):
        """The open classes of a version in the order of their codes, and all versions."""
        if self.params:
            raise NotFound("/".join(self.params))
        number = self._version()
        return self.plain(
            {
                "@id": f"{self.context.absolute_url()}/@plan",
                "version": number,
                "versions": [asdict(version) for version in plan.versions()],
                "items": [_class_data(item) for item in plan.classes(number)],
            }
        )

    def _version(self) -> int:
        latest = plan.latest()
        number = self._number("version", latest, 10**9)
        if number > latest:
            raise BadRequest(f"version: the newest is {latest}.")
        return number


class PlanPost(EgovService):
    """``POST @plan?valid_from=&mode=&mandate=`` with the CSV as body: a new version."""

    def reply(self):
        """What the import did, or 422 with every fault and its line."""
        try:
            report = import_csv(
                self.request.get("BODY") or b"",
                valid_from=self.date("valid_from"),
                mandate=self.query("mandate"),
                mode=self._mode(),
            )
        except PlanError as error:
            self.request.response.setStatus(422)
            findings = [asdict(finding) for finding in error.findings]
            return {"type": "PlanError", "message": str(error), "findings": findings}
        return asdict(report)

    def _mode(self) -> RetentionMode:
        text = self.query("mode", RetentionMode.EXACT)
        if text not in set(RetentionMode):
            raise BadRequest(f"mode: one of {', '.join(RetentionMode)}.")
        return RetentionMode(text)


def _class_data(item: PlanClass) -> dict[str, Any]:
    rule = item.rule
    data = {"code": item.code, "title": item.label, "parent": item.parent, "source": item.source}
    if rule is None:
        return {**data, "rule": None}
    return {
        **data,
        "rule": {
            "years": rule.years,
            "trigger": rule.trigger,
            "action": str(rule.action),
            "mode": str(rule.mode),
            "closure_years": rule.closure_years,
            "mandate": rule.mandate,
        },
    }
