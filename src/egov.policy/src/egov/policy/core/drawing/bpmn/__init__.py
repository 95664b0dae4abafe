"""The flow of a procedure in BPMN 2.0, with places: for whoever works with tools of others.

It tells the flow; forms, papers, rights and conditions stay where they are, so that nothing
is read back (docs/adr/0077).
"""

from egov.policy.core.drawing.bpmn.lanes import arranged
from egov.policy.core.drawing.bpmn.translation import process_of
from egov.policy.core.drawing.bpmn.writing import written
from egov.policy.core.model import Procedure


def as_bpmn(procedure: Procedure, language: str) -> bytes:
    """The document, its names in the best language there is."""
    process = process_of(procedure, language)
    used = {node.lane for node in process.nodes if not node.host}
    titles = {actor.id: actor.title.best(language)[0] for actor in procedure.actors}
    # What is in nobody's hands stands below, without a name.
    names = {id: title for id, title in {**titles, "": ""}.items() if id in used}
    name = procedure.title.best(language)[0]
    return written(procedure.id, name, process, names, arranged(process, tuple(names)))
