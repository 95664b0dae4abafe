"""What the shipped definition compiles to, word for word.

A change of the compiler or of the definition shows here as a difference of the
files in ``golden/``.  If it is wanted, write them anew and commit them:
``EGOV_WRITE_GOLDEN=1 .venv/bin/pytest tests/plone/procedures/test_golden.py``.
"""

from collections.abc import Iterator
from pathlib import Path

import os
import pytest


GOLDEN = Path(__file__).parent / "golden"
TYPE = "attestation-residence-v1"

SHOWN = (
    "title description klass factory add_permission global_allow filter_content_types"
    " allowed_content_types behaviors default_view view_methods schema model_file"
).split()


def _type(fti) -> Iterator[str]:
    yield f"type {fti.getId()}"
    yield from (f"  {name} = {getattr(fti, name)!r}" for name in SHOWN)


def _workflow(workflow) -> Iterator[str]:
    yield f"workflow {workflow.getId()}: {workflow.title}"
    yield f"  meta type = {workflow.meta_type}"
    yield f"  initial = {workflow.initial_state}, state variable = {workflow.state_var}"
    for state in sorted(workflow.states.objectValues(), key=lambda item: item.getId()):
        yield f"state {state.getId()}: {state.title}"
        yield f"  transitions = {', '.join(state.transitions) or 'none'}"
        for permission in workflow.permissions:
            yield f"  {permission}: {', '.join(state.permission_roles[permission]) or 'nobody'}"
    for item in sorted(workflow.transitions.objectValues(), key=lambda item: item.getId()):
        yield f"transition {item.getId()}: {item.title}"
        yield f"  to = {item.new_state_id}, trigger = {item.trigger_type}, guard = {item.guard}"
        yield f"  scripts = {item.script_name!r}, {item.after_script_name!r}"
        yield f"  action = {item.actbox_category}: {item.actbox_name}: {item.actbox_url}"
    for item in sorted(workflow.variables.objectValues(), key=lambda item: item.getId()):
        yield f"variable {item.getId()} = {item.default_expr.text}"
        yield f"  status = {item.for_status}, catalog = {item.for_catalog}"


def _compiled(portal) -> dict[str, str]:
    fti, workflow = portal.portal_types[TYPE], portal.portal_workflow[TYPE]
    return {
        f"{TYPE}.schema.xml": fti.model_source,
        f"{TYPE}.type.txt": "\n".join(_type(fti)) + "\n",
        f"{TYPE}.workflow.txt": "\n".join(_workflow(workflow)) + "\n",
    }


@pytest.mark.parametrize("kind", ["schema.xml", "type.txt", "workflow.txt"])
def test_the_shipped_definition_compiles_to_what_is_committed(portal, kind):
    name = f"{TYPE}.{kind}"
    made = _compiled(portal)[name]
    if os.environ.get("EGOV_WRITE_GOLDEN"):
        (GOLDEN / name).write_text(made, "utf-8")
    assert made == (GOLDEN / name).read_text("utf-8"), f"{name} differs; see {__file__}"
