"""What the profiles do beyond their XML: the folders of the site, and taking all away.

Packs bring data through the import steps of the verticals, not through here.
"""

from egov.policy import _
from egov.policy import PACKAGE_NAME
from egov.policy import procedures
from egov.policy import removal
from plone import api
from plone.base.interfaces import INonInstallable
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.CMFCore.interfaces import ISiteRoot
from zExceptions import Forbidden
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer


FOLDERS = {
    "units": ("UnitFolder", "Unités", ("Civil Servant", "Manager")),
    "procedures": ("ProcedureFolder", "Procédures", ("Civil Servant", "Manager")),
    "plan": ("ClassificationPlan", "Plan de classement", ("Civil Servant", "Manager")),
    "templates": ("TemplateFolder", "Modèles de documents", ("Manager",)),
    "cases": ("CaseFolder", "Dossiers", ("Manager",)),
    "archives": ("ArchiveFolder", "Archives", ("Archivist", "Manager")),
}
"""Folders of a site: id -> portal type, French title, who may look into it.

They have no workflow: who sees what is in them does not hang on a state.
"""

READING = ("Access contents information", "List folder contents", "View")

ROLES = (
    "Archivist",
    "Case Editor",
    "Case Worker",
    "Civil Servant",
    "Field Reader",
    "Functional Administrator",
    "Record Reader",
)
"""The roles that rolemap.xml brings."""


@implementer(INonInstallable)
class HiddenProfiles:
    """Only the packs are offered in the add-on control panel."""

    def getNonInstallableProfiles(self) -> list[str]:
        """Profiles that nobody picks by hand."""
        return ["egov.policy:uninstall", "egov.policy:demo"]


def post_install(setup) -> None:
    """Create the folders that are missing; safe to run again."""
    portal = api.portal.get()
    for id_, (portal_type, title, readers) in FOLDERS.items():
        if id_ not in portal:
            folder = createContent(portal_type, id=id_, title=title)
            made = addContentToContainer(portal, folder, checkConstraints=False)
            for permission in READING:
                made.manage_permission(permission, readers, acquire=False)
            made.reindexObjectSecurity()


def pre_uninstall(setup) -> None:
    """Remove all content, procedures with their types and workflows; nothing if a case is filed.

    :raises Forbidden: while a filed case exists: records outlive the product.
    """
    portal = api.portal.get()
    if "cases" not in portal:
        return
    _refuse_with_filed_cases()
    for unit in portal["cases"].objectIds():
        portal["cases"]._delObject(unit)
    for item in procedures.items():
        procedures.withdraw(item.getId())
    for id_ in FOLDERS:
        if id_ in portal:
            _take_away(portal, id_)


def post_uninstall(setup) -> None:
    """Remove roles and annotations of the site; packs may then be imported again."""
    portal = api.portal.get()
    portal._delRoles(ROLES)
    kept = IAnnotations(portal)
    for key in [key for key in kept if key.startswith(f"{PACKAGE_NAME}.")]:
        del kept[key]
    for profile in setup.listProfileInfo():
        if profile["product"] == PACKAGE_NAME:
            setup.unsetLastVersionForProfile(profile["id"])


def keep_folder(folder, event) -> None:
    """Nobody deletes, moves or renames a folder of the site, even an empty one."""
    of_site = event.object is folder and ISiteRoot.providedBy(event.oldParent)
    if of_site and folder.getId() in FOLDERS:
        removal.refuse(_("The folder ${folder} is kept.", mapping={"folder": folder.title}))


def _take_away(portal, id_: str) -> None:
    # The guards let nobody delete what is kept here: no event reaches them.
    for item in (*portal[id_].objectValues(), portal[id_]):
        item.unindexObject()
    portal._delObject(id_, suppress_events=True)


def _refuse_with_filed_cases() -> None:
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        case_phase=("open", "final"), sort_limit=1
    )
    if not found:
        return
    refusal = Forbidden(
        translate(
            _(
                "${count} filed cases are on this site: the product cannot be removed.",
                mapping={"count": str(found.actual_result_count)},
            ),
            context=getRequest(),
        )
    )
    refusal.for_people = str(refusal)
    raise refusal
