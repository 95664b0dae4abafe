"""An office with something in its books; ``bin/instance run`` runs it before the server starts.

Two requests for copies, one of them paid, whose receipt is to be cancelled; births of this year
and of the last one.
"""

from datetime import date
from egov.policy import casework
from egov.policy import clock
from egov.policy import payments
from egov.policy import procedures
from egov.policy import tariffs
from egov.policy.core.fees import Undo
from pathlib import Path
from plone import api
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import sys
import transaction


# The console knows no __file__.
ROOT = Path(sys.argv[-1])
sys.path.insert(0, str(ROOT))

from tests.site.registers import enter_act  # noqa: E402  # found by the line above


COPIES = (ROOT / "tests" / "plone" / "casework" / "fees.yaml").read_text("utf-8")


def copies(surname, count):
    """A filed request for copies."""
    with api.env.adopt_user("agent.bwiza"):
        case = casework.open_case("copies", "bwiza", {"surname": surname, "copies": count})
        casework.perform(case, "submit")
    return case


setSite(app.egov)  # noqa: F821  # the name that the console gives to the database
setRequest(app.REQUEST)  # noqa: F821  # the same
procedures.publish(COPIES, "fees.yaml", "tests", "what is paid for a copy")
with api.env.adopt_user("fonctionnel"):
    columns = ["ecocash Transaction ID | Amount | Date"]
    api.portal.set_registry_record("egov.policy.payments.statement_columns", columns)
    tariffs.enter("copy", "mukaza", date(2020, 1, 1), 1500)
copies("Ndayishimiye Claudine", 2)
paid = copies("Hakizimana Évelyne", 3)
with api.env.adopt_user("caisse.bwiza"):
    receipt = payments.take_cash(paid, 4500)
    payments.propose(receipt.id, Undo.CANCEL, "Établie pour une autre demande")
for year, names in (
    (clock.today().year - 1, ("Bigirimana Désiré", "Irakoze Chantal", "Nzeyimana Pascal")),
    (clock.today().year, ("Niyonkuru Aline", "Ndayizeye Jean")),
):
    for name in names:
        enter_act("births", "mukaza", year, name)
transaction.commit()
