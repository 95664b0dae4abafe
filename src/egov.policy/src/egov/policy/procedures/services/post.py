"""``POST @procedures``: a new draft; ``POST @procedures/<id>/check``: and other decisions.

``check`` and ``test`` note on the draft what they find; with a definition in the body,
or without a draft, ``check`` writes nothing.
"""

from egov.policy.core.errors import DefinitionError
from egov.policy.procedures import drafts
from egov.policy.procedures import heirs
from egov.policy.procedures import judging
from egov.policy.procedures import life
from egov.policy.procedures.lookup import item_named
from egov.policy.procedures.lookup import publication
from egov.policy.procedures.publishing import examine
from egov.policy.procedures.services.reading import ProcedureService
from egov.policy.procedures.services.telling import judgement_data
from egov.policy.procedures.services.telling import version_data
from plone import api
from typing import Any
from zExceptions import BadRequest


class ProceduresPost(ProcedureService):
    """A new draft, or something that is done with a procedure."""

    def reply(self):
        """What came of it."""
        if not self.params:
            return self._begin()
        if (answers := self.answers_of(self.params[1:])) is not None:
            return answers.post(self, item_named(self.params[0]), *self.params[2:])
        if len(self.params) != 2 or self.params[1] not in DONE:
            raise BadRequest(f"@procedures/<id>/({'|'.join(DONE)}) is expected.")
        return DONE[self.params[1]](self, self.params[0])

    def _begin(self) -> dict[str, Any]:
        id = drafts.begin(self.definition(self.body("definition")), self._me)
        return self._drafted(id, drafts.draft(id).stamp)

    def _drafted(self, id: str, stamp: str) -> dict[str, Any]:
        self.with_stamp(stamp)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", self.address(id, "draft"))
        return {"@id": self.address(id, "draft"), "id": id, "stamp": stamp}

    def _check(self, id: str) -> dict[str, Any]:
        """200 with warnings, 422 with errors."""
        data = self.body("definition")
        if not data and item_named(id).draft is not None:
            return self._judged(judging.check(id, self._me))
        text = self.definition(data) if data else publication(id).text
        try:
            _, findings = examine(text, f"{id}.yaml")
        except DefinitionError as error:
            self.request.response.setStatus(422)
            findings = error.findings
        return {"findings": self.findings(finding.plain() for finding in findings)}

    def _test(self, id: str) -> dict[str, Any]:
        return self._judged(judging.rehearse(id, self._me))

    def _publish(self, id: str) -> dict[str, Any]:
        data = self.body("reason", "stamp")
        reason = self.text(data, "reason", default="")
        return self._published(id, life.publish_draft(id, self.stamp(data), self._me, reason))

    def _restore(self, id: str) -> dict[str, Any]:
        data = self.body("reason", "version")
        version, reason = self.number(data, "version"), self.text(data, "reason", default="")
        return self._published(id, life.restore(id, version, self._me, reason))

    def _retire(self, id: str):
        life.retire(id, self._me, self.text(self.body("reason"), "reason", default=""))
        return self.reply_no_content()

    def _renew(self, id: str) -> dict[str, Any]:
        """A draft of an heir on its bases as they are now."""
        found = heirs.renew(id, self._me, self.stamp(self.body("stamp")))
        return self._drafted(id, found.stamp)

    def _judged(self, judgement: drafts.Judgement) -> dict[str, Any]:
        # What was found is noted, so that it is an answer and no error that undoes it.
        self.request.response.setStatus(200 if judgement["passed"] else 422)
        return judgement_data(judgement, self.translated)

    def _published(self, id: str, version: int) -> dict[str, Any]:
        answer = {"@id": self.address(id, version), **version_data(item_named(id), version)}
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", answer["@id"])
        return answer

    @property
    def _me(self) -> str:
        return api.user.get_current().getId()


DONE = {
    "check": ProceduresPost._check,
    "publish": ProceduresPost._publish,
    "renew": ProceduresPost._renew,
    "restore": ProceduresPost._restore,
    "retire": ProceduresPost._retire,
    "test": ProceduresPost._test,
}
"""What can be done with a procedure."""
