"""What only tests of the browser need; ``bin/instance run`` runs it before the server starts.

Forms of everything and one that proposes are published; one person is functional administrator
and clerk.
"""

from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from pathlib import Path
from zope.component.hooks import setSite

import sys
import transaction


# The console knows no __file__.
EVERYTHING = Path(sys.argv[-1])
TEXT = EVERYTHING.read_text("utf-8")
RENEWAL = (EVERYTHING.parents[1] / "renewal.yaml").read_text("utf-8")

IN_PAGES = TEXT.replace("layout: one_page", "layout: pages")

setSite(app.egov)  # noqa: F821  # the name that the console gives to the database
for id, text in (("every-field", TEXT), ("every-page", IN_PAGES)):
    definition = text.replace("procedure: every-field", f"procedure: {id}")
    procedures.publish(definition, f"{id}.yaml", "tests", "forms of everything")
procedures.publish(RENEWAL, "renewal.yaml", "tests", "a form that proposes")
people.assign("fonctionnel", "clerk", "nyakabiga", clock.today())
transaction.commit()
