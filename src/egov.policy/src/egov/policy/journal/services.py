"""REST: ``GET <case>/@journal`` and the expandable component ``journal`` of a case."""

from dataclasses import asdict
from egov.policy.journal.store import entries
from egov.policy.journal.store import head
from egov.policy.rest import EgovService
from plone.restapi.interfaces import IExpandableElement
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IExpandableElement)
@adapter(Interface, Interface)
class JournalElement:
    """The head of a case's journal and, when expanded, one batch of entries."""

    def __init__(self, case, request):
        self.case, self.request = case, request

    def __call__(self, expand=False, start=0, size=25, newest_first=False):
        """``{"journal": …}`` as plone.restapi wants its components."""
        current = head(self.case)
        answer = {"@id": f"{self.case.absolute_url()}/@journal", "head": asdict(current)}
        if expand:
            found = entries(self.case, start, size, newest_first)
            answer["items"] = [asdict(entry) for entry in found]
            answer["items_total"] = current.size
        return {"journal": answer}


class JournalGet(EgovService):
    """A batch of entries: ``b_start``, ``b_size``, ``newest_first=1``."""

    def reply(self):
        """The journal of the case."""
        start, size = self.batch()
        newest_first = self.request.form.get("newest_first") == "1"
        element = JournalElement(self.context, self.request)
        return element(expand=True, start=start, size=size, newest_first=newest_first)["journal"]
