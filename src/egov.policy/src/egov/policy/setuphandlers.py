"""What the profiles do beyond their XML: the folders of the site, and taking them away.

Packs bring data through the import steps of the verticals, not through here.
"""

from plone import api
from plone.base.interfaces import INonInstallable
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
            api.content.create(portal, portal_type, id_, title)


def pre_uninstall(setup) -> None:
    """Refuse while a filed case exists: records outlive the product."""


def post_uninstall(setup) -> None:
    """Remove the folders."""
