"""REST: ``GET <case>/@journal``; the head alone is part of the case itself."""

from dataclasses import asdict
from egov.policy.journal.store import entries
from egov.policy.journal.store import head
from egov.policy.rest import EgovService


class JournalGet(EgovService):
    """A batch of entries: ``b_start``, ``b_size``, ``newest_first=1``."""

    def reply(self):
        """The head of the journal and the entries asked for."""
        start, size = self.batch()
        newest_first = self.query("newest_first") == "1"
        current = head(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@journal",
            "head": asdict(current),
            "items_total": current.size,
            "items": [asdict(item) for item in entries(self.context, start, size, newest_first)],
        }
