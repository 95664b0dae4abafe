"""What a unit may set for itself."""

from egov.policy.core.model import UnitOption
from egov.policy.core.reader import plain
from egov.policy.core.reader.chosen import OptionRecord
from egov.policy.core.reader.data import Data
from egov.policy.core.reader.kinds import OneOf
from egov.policy.core.reader.kinds import Whole
from egov.policy.core.reader.record import Key
from egov.policy.core.terms import OptionKind


UNIT_OPTION = OptionRecord(
    UnitOption,
    {
        "kind": Key(OneOf(OptionKind), "What kind of value it has.", required=True),
        "title": Key(plain.WORDS, "What it is, for those who set it.", required=True),
        "help": Key(plain.WORDS, "A sentence below the title."),
        "default": Key(Data(), "What holds where no unit has set it.", required=True),
        "minimum": Key(Whole(-(10**14), 10**14), "The smallest number, or the shortest period."),
        "maximum": Key(Whole(-(10**14), 10**14), "The largest number, or the longest period."),
    },
)
