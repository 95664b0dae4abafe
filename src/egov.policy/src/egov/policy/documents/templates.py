"""Templates of papers in ``/templates``: found when a paper is issued, brought by a pack.

The content type is documentgenerator's, with its rule that an upgrade never
overwrites what was edited on the site; its rendering is not used
(docs/adr/0021).  A pack names its templates in ``templates/templates.yaml``.
"""

from collections.abc import Iterator
from collective.documentgenerator.utils import compute_md5
from contextlib import redirect_stdout
from egov.policy import logger
from egov.policy.core.exchange import PackedTemplate
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.package import check_template
from egov.policy.documents.package import MEDIA_TYPE
from enum import StrEnum
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


class Standing(StrEnum):
    """What a template from elsewhere is here."""

    NEW = "new"
    """There is none of that name."""
    SAME = "same"
    """It is the one that is here."""
    REPLACED = "replaced"
    """It takes the place of one that nobody has edited here."""
    EDITED = "edited"
    """The one that is here was edited, and is kept."""


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


def require_not_switched_off(filename: str) -> None:
    """Refuse, with TemplateRefused, a template that is there and was switched off."""
    if api.portal.get()[FOLDER].get(filename) is not None:
        template_file(filename)


def packed_template(filename: str) -> PackedTemplate | None:
    """A template in use as it is handed to another site; None if there is none."""
    template = api.portal.get()[FOLDER].get(filename)
    if not _is_in_use(template):
        return None
    return PackedTemplate(filename, template.title, template.odt_file.data)


def standing(template: PackedTemplate) -> Standing:
    """What a template from elsewhere is here."""
    present = api.portal.get()[FOLDER].get(template.filename)
    if present is None:
        return Standing.NEW
    if present.odt_file is not None and present.odt_file.data == template.content:
        return Standing.SAME
    if present.has_been_modified():
        return Standing.EDITED
    is_known = present.initial_md5 == compute_md5(template.content)
    return Standing.SAME if is_known else Standing.REPLACED


def faults_of(template: PackedTemplate) -> tuple[str, ...]:
    """What keeps papers from being made of a template from elsewhere."""
    try:
        check_template(template.content)
    except TemplateRefused as error:
        return error.faults
    return ()


def put_template(template: PackedTemplate) -> None:
    """Bring a template from elsewhere, unless the one that is here was edited.

    :raises TemplateRefused: if it is none that papers may be made from.
    """
    check_template(template.content)
    _PUT[standing(template)](template)


def import_templates(context) -> None:
    """The import step: bring the templates of a pack, keep those that were edited here."""
    text = context.readDataFile(CONTENTS, DIRECTORY)
    if text is None:
        return
    _protect(api.portal.get()[FOLDER])
    for template in _read(context, text):
        put_template(template)


def _is_in_use(template) -> bool:
    # Styles and parts of templates cannot be switched on; no paper is made from one alone.
    return bool(getattr(template, "enabled", False)) and template.odt_file is not None


def _read(context, text: bytes | str) -> Iterator[PackedTemplate]:
    for filename, entry in yaml.safe_load(text).items():
        content = context.readDataFile(filename, DIRECTORY)
        if content is None:
            raise ValueError(f"{CONTENTS} names {filename}, which is not beside it")
        yield PackedTemplate(filename, entry["title"], content)


def _protect(folder) -> None:
    for permission, roles in KEEPERS.items():
        folder.manage_permission(permission, roles, acquire=False)


def _create(template: PackedTemplate) -> None:
    folder = api.portal.get()[FOLDER]
    _protect(folder)
    # documentgenerator prints for every template whether it cleaned anything.
    with redirect_stdout(StringIO()):
        createContentInContainer(
            folder,
            PORTAL_TYPE,
            checkConstraints=False,
            id=template.filename,
            title=template.title,
            odt_file=_file(template),
            pod_formats=["odt"],
        )


def _replace(template: PackedTemplate) -> None:
    present = api.portal.get()[FOLDER][template.filename]
    present.odt_file = _file(template)
    present.initial_md5 = present.style_modification_md5 = compute_md5(template.content)


def _keep(template: PackedTemplate) -> None:
    logger.info("Template %s was edited on the site and is kept", template.filename)


def _file(template: PackedTemplate) -> NamedBlobFile:
    return NamedBlobFile(template.content, MEDIA_TYPE, template.filename)


_PUT = {
    Standing.NEW: _create,
    Standing.SAME: lambda template: None,
    Standing.REPLACED: _replace,
    Standing.EDITED: _keep,
}
