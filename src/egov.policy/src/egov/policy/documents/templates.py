"""Templates of papers in ``/templates``: found when a paper is issued, brought by a pack.

The content type is documentgenerator's, with its rule that an upgrade never
overwrites what was edited on the site; its rendering is not used
(docs/adr/0021).  A pack names its templates in ``templates/templates.yaml``.
"""

from collections.abc import Iterator
from collective.documentgenerator.utils import compute_md5
from contextlib import redirect_stdout
from dataclasses import dataclass
from egov.policy import logger
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.package import check_template
from egov.policy.documents.package import MEDIA_TYPE
from io import StringIO
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile

import yaml


FOLDER = "templates"

DIRECTORY, CONTENTS = "templates", "templates.yaml"

PORTAL_TYPE = "ConfigurablePODTemplate"

KEEPERS = {
    "Access contents information": ("Functional Administrator", "Manager"),
    "Add portal content": ("Manager",),
    "Delete objects": ("Manager",),
    "List folder contents": ("Functional Administrator", "Manager"),
    "Modify portal content": ("Manager",),
    "View": ("Functional Administrator", "Manager"),
}
"""Who may do what with templates: they are code, so only publishers change them."""


@dataclass(frozen=True)
class PackTemplate:
    """One template of a pack."""

    filename: str
    title: str
    content: bytes


def in_use() -> list[str]:
    """File names of the templates that papers can be made from."""
    folder = api.portal.get()[FOLDER]
    return [id for id, item in folder.objectItems() if _is_in_use(item)]


def template_file(filename: str) -> bytes:
    """The ODT of a template by its file name; TemplateRefused if it is missing or switched off."""
    template = api.portal.get()[FOLDER].get(filename)
    if not _is_in_use(template):
        raise TemplateRefused(f"there is no template {filename} in use")
    return template.odt_file.data


def import_templates(context) -> None:
    """The import step: bring the templates of a pack, keep those that were edited here."""
    text = context.readDataFile(CONTENTS, DIRECTORY)
    if text is None:
        return
    folder = api.portal.get()[FOLDER]
    for permission, roles in KEEPERS.items():
        folder.manage_permission(permission, roles, acquire=False)
    for template in _read(context, text):
        check_template(template.content)
        _put(folder, template)


def _is_in_use(template) -> bool:
    # Styles and parts of templates cannot be switched on; no paper is made from one alone.
    return bool(getattr(template, "enabled", False)) and template.odt_file is not None


def _read(context, text: bytes | str) -> Iterator[PackTemplate]:
    for filename, entry in yaml.safe_load(text).items():
        content = context.readDataFile(filename, DIRECTORY)
        if content is None:
            raise ValueError(f"{CONTENTS} names {filename}, which is not beside it")
        yield PackTemplate(filename, entry["title"], content)


def _put(folder, template: PackTemplate) -> None:
    present = folder.get(template.filename)
    file = NamedBlobFile(template.content, MEDIA_TYPE, template.filename)
    if present is None:
        # documentgenerator prints for every template whether it cleaned anything.
        with redirect_stdout(StringIO()):
            createContentInContainer(
                folder,
                PORTAL_TYPE,
                checkConstraints=False,
                id=template.filename,
                title=template.title,
                odt_file=file,
                pod_formats=["odt"],
            )
    elif present.has_been_modified():
        logger.info("Template %s was edited on the site and is kept", template.filename)
    elif present.initial_md5 != (digest := compute_md5(template.content)):
        present.odt_file = file
        present.initial_md5 = present.style_modification_md5 = digest
