"""How a procedure changes from version to version: what differs, what ids mean for ever.

Pure: versions come as procedures, or as plain data that was kept of them.
"""

from egov.policy.core.evolution.describing import Described
from egov.policy.core.evolution.describing import described
from egov.policy.core.evolution.difference import Change
from egov.policy.core.evolution.difference import difference
from egov.policy.core.evolution.difference import What
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import parts_of
from egov.policy.core.evolution.past import fed
from egov.policy.core.evolution.past import fixed
from egov.policy.core.evolution.past import fixed_keys
from egov.policy.core.evolution.past import Former
from egov.policy.core.evolution.past import former_options
from egov.policy.core.evolution.past import is_kin
from egov.policy.core.evolution.past import is_same
from egov.policy.core.evolution.past import LASTING
from egov.policy.core.evolution.past import Past
from egov.policy.core.evolution.past import Registers
from egov.policy.core.evolution.past import remembered
from egov.policy.core.evolution.past import with_former
from egov.policy.core.evolution.threeway import three_way
from egov.policy.core.evolution.threeway import ThreeWay
from egov.policy.core.evolution.words import period
from egov.policy.core.evolution.words import SPOKEN


__all__ = [
    "LASTING",
    "SPOKEN",
    "Change",
    "Described",
    "Former",
    "Part",
    "Past",
    "Registers",
    "ThreeWay",
    "What",
    "described",
    "difference",
    "fed",
    "fixed",
    "fixed_keys",
    "former_options",
    "is_kin",
    "is_same",
    "parts_of",
    "period",
    "remembered",
    "three_way",
    "with_former",
]
