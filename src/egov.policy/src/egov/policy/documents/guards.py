"""A template stays as long as a published procedure names it, in whatever version."""

from egov.policy import _
from egov.policy import procedures
from egov.policy import removal


def refuse_removal(template, event) -> None:
    """Nobody deletes, moves or renames a template that papers are made from."""
    if template.getId() in procedures.templates():
        message = _("Template ${template} is in use.", mapping={"template": template.getId()})
        removal.refuse(event, message)
