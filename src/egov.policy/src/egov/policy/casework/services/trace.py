"""``GET <case>/@trace``: the case as a test of its procedure."""

from AccessControl import Unauthorized
from egov.policy.casework import tracing
from egov.policy.casework import verdict
from egov.policy.core.rehearsal import plain_test
from egov.policy.rest import EgovService


class TraceGet(EgovService):
    """The test as plain data and as text, and how it went when it was played."""

    def reply(self):
        """It, for who writes procedures; 409 for a case that was taken over from a file."""
        case = self.context
        if not tracing.may_trace(case):
            raise Unauthorized()
        found = tracing.trace(case)
        return {
            "@id": f"{case.absolute_url()}/@trace",
            "procedure": {"id": found.procedure.id, "version": found.procedure.version},
            "test": self.plain(plain_test(found.procedure, found.test)),
            "yaml": found.text,
            "passes": found.report.passed,
            "failures": verdict.failures(found, self.translated),
            "stopped": {"why": found.stopped, "message": verdict.stopped(found, self.translated)}
            if found.stopped
            else None,
        }
