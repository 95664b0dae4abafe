"""What the profiles do beyond their XML: the folders of the site, and taking them away.

Packs bring data through the import steps of the verticals, not through here.
"""

from plone import api
from plone.base.interfaces import INonInstallable
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.interface import implementer


FOLDERS = {
    "units": ("UnitFolder", "Unités"),
    "procedures": ("ProcedureFolder", "Procédures"),
    "plan": ("ClassificationPlan", "Plan de classement"),
    "templates": ("TemplateFolder", "Modèles de documents"),
    "cases": ("CaseFolder", "Dossiers"),
    "archives": ("ArchiveFolder", "Archives"),
}
"""Folders of a site: id -> portal type and French title."""


@implementer(INonInstallable)
class HiddenProfiles:
    """Only the packs are offered in the add-on control panel."""

    def getNonInstallableProfiles(self) -> list[str]:
        """Profiles that nobody picks by hand."""
        return ["egov.policy:uninstall", "egov.policy:demo"]


def post_install(setup) -> None:
    """Create the folders that are missing; safe to run again."""
    portal = api.portal.get()
    for id_, (portal_type, title) in FOLDERS.items():
        if id_ not in portal:
            folder = createContent(portal_type, id=id_, title=title)
            addContentToContainer(portal, folder, checkConstraints=False)


def pre_uninstall(setup) -> None:
    """Refuse while a filed case exists: records outlive the product."""


def post_uninstall(setup) -> None:
    """Remove the folders."""
