"""Import step of a pack: what its ``tariffs.yaml`` says that units take for their acts.

``<unit>: {since: <day>, amounts: {<tariff>: <amount>}}``.  A tariff of which a unit has an
entry already stays as it is: an administrator knows better than a pack.
"""

from datetime import date
from egov.policy.tariffs.entering import judged
from egov.policy.tariffs.store import entries_of
from egov.policy.tariffs.store import keep

import yaml


FILENAME = "tariffs.yaml"


def import_tariffs(context) -> None:
    """Enter the tariffs that are not there yet.

    :raises InvalidValues: if one could not be entered by hand.
    """
    text = context.readDataFile(FILENAME)
    for unit, told in (yaml.safe_load(text) if text is not None else {}).items():
        since = told["since"] if isinstance(told["since"], date) else None
        for tariff, amount in told["amounts"].items():
            day, exact = judged(tariff, unit, since, amount)
            if not entries_of(tariff, unit):
                keep(tariff, unit, day, exact)
