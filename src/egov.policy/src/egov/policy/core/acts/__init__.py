"""Official registers, decided from data alone: what an act is, and how a book of acts goes on.

A book holds the acts of one register of one unit in one year.  It is a chain of entries like
the journal of a case (``core.chain``), so that an act that was changed is found.  Which books
there are and who may read them is not known here.
"""

from egov.policy.core.acts.act import Act
from egov.policy.core.acts.act import ActRef
from egov.policy.core.acts.book import after_act
from egov.policy.core.acts.book import append
from egov.policy.core.acts.book import BookState
from egov.policy.core.acts.book import ENTERED
from egov.policy.core.acts.book import MENTIONED
from egov.policy.core.acts.book import name
from egov.policy.core.acts.book import start
from egov.policy.core.acts.closing import CLOSED
from egov.policy.core.acts.closing import closing_refused
from egov.policy.core.acts.closing import Minutes
from egov.policy.core.acts.closing import Signature
from egov.policy.core.acts.closing import table_of
from egov.policy.core.acts.closing import TableRow
from egov.policy.core.acts.finding import asked_in
from egov.policy.core.acts.finding import place_of
from egov.policy.core.acts.finding import register_of
from egov.policy.core.acts.finding import year_of
from egov.policy.core.acts.mention import Mention
from egov.policy.core.acts.naming import names_of
from egov.policy.core.acts.naming import words_of
from egov.policy.core.acts.verifying import BookFault
from egov.policy.core.acts.verifying import faults
from egov.policy.core.acts.verifying import Kind


__all__ = [
    "CLOSED",
    "ENTERED",
    "MENTIONED",
    "Act",
    "ActRef",
    "BookFault",
    "BookState",
    "Kind",
    "Mention",
    "Minutes",
    "Signature",
    "TableRow",
    "after_act",
    "append",
    "asked_in",
    "closing_refused",
    "faults",
    "name",
    "names_of",
    "place_of",
    "register_of",
    "start",
    "table_of",
    "words_of",
    "year_of",
]
