"""A whole definition out of its tree, in which nothing is left to be found elsewhere."""

from dataclasses import replace
from egov.policy.core.reader.chosen import declared
from egov.policy.core.reader.expansion import bound
from egov.policy.core.reader.place import Place
from egov.policy.core.reader.tables import PROCEDURE
from typing import Any

import yaml


def whole(root: yaml.Node, place: Place) -> Any:
    """The Procedure, or BAD with findings; what the options say is put where they are named.

    :raises Enough: if there are too many findings, or parts.
    """
    options = declared(PROCEDURE.keys["options"].kind, root, place)
    procedure = PROCEDURE.read(root, replace(place, options=options))
    bound(procedure, place, root)
    return procedure
