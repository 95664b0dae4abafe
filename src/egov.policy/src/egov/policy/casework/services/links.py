"""The cases that belong to a case, over REST."""

from egov.policy.casework.links import linked
from egov.policy.casework.links import LinkedCase
from egov.policy.rest import EgovService
from typing import Any


SHOWN = ("reference", "title", "procedure", "unit", "state")


class LinksGet(EgovService):
    """``GET <case>/@links``."""

    def reply(self):
        """Those that the caller may see, and how many others there are of each kind."""
        found = linked(self.context)
        hidden: dict[str, int] = {}
        for item in found:
            if item.row is None:
                hidden[item.link.how] = hidden.get(item.link.how, 0) + 1
        items = [self._item(item) for item in found if item.row is not None]
        return {"items": items, "items_total": len(items), "hidden": hidden}

    def _item(self, item: LinkedCase) -> dict[str, Any]:
        link, row = item.link, self.row(dict(item.row))
        shown = {name: row[name] for name in ("@id", *SHOWN)}
        return {**shown, "how": link.how, "since": link.since, "incoming": link.incoming}
