"""A template stays as long as a published procedure names it, in whatever version."""

from egov.policy import _
from egov.policy import procedures
from egov.policy import removal


def refuse_removal(template, event) -> None:
    """Nobody deletes, moves or renames a template that papers are made from."""
    if removal.is_leaving(event) and template.getId() in procedures.templates():
        mapping = {"template": template.getId()}
        removal.refuse(_("Template ${template} is in use.", mapping=mapping))
