"""The occasions of messages as definitions write them: ``filing``, ``state completion``."""

from dataclasses import dataclass
from egov.policy.core.model import Occasion
from egov.policy.core.reader.kinds import BAD
from egov.policy.core.reader.kinds import String
from egov.policy.core.reader.place import Place
from egov.policy.core.terms import OccasionKind
from typing import Any

import yaml


WHOLE = (
    OccasionKind.FILING,
    OccasionKind.CLOSING,
    OccasionKind.ALERT,
    OccasionKind.PAYMENT,
    OccasionKind.REFUND,
)
NAMED = (OccasionKind.TRANSITION, OccasionKind.STATE, OccasionKind.DOCUMENT)
EITHER = tuple(kind for kind in OccasionKind if kind not in (*WHOLE, *NAMED))

_NAME = "[a-z][a-z0-9_]{0,39}"

_OCCASION = String(
    f"^({'|'.join(WHOLE)}|({'|'.join(NAMED)}) {_NAME}|({'|'.join(EITHER)})( {_NAME})?)$",
    example="“filing”, “state completion”, “document certificate” or “late”",
)


@dataclass(frozen=True)
class OccasionText:
    """What a message is sent on."""

    def read(self, node: yaml.Node, place: Place) -> Any:
        """The Occasion."""
        text = _OCCASION.read(node, place)
        if text is BAD:
            return BAD
        kind, _, name = text.partition(" ")
        return Occasion(OccasionKind(kind), name)

    def schema(self) -> dict[str, Any]:
        """A string of that form."""
        return _OCCASION.schema()


def occasion_text(occasion: Occasion) -> str:
    """An occasion as definitions write it."""
    return f"{occasion.kind} {occasion.name}".rstrip()
