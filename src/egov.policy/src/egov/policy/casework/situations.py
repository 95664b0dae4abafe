"""The whole situation of a case: what it keeps itself, and its papers."""

from dataclasses import replace
from egov.policy import cases
from egov.policy import documents
from egov.policy.core import form
from egov.policy.core.engine import Situation


def load(case) -> Situation:
    """The situation of a case at this moment."""
    procedure, known = cases.procedure_of(case), cases.situation_of(case)
    if not procedure.documents and not form.all_pieces(procedure):
        return known
    held = documents.holdings(case)
    return replace(known, papers=held.issued, ready=held.ready, supplied=held.supplied)
