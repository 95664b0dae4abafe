"""The PAS plugin: assignments of today are groups and roles of the user.

Zope asks it whenever it makes a user object.  It stores nothing; who holds
what is data of ``assigning``.  It never fails a log-in: without the folder of
units it grants nothing.
"""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterable
from egov.policy import clock
from egov.policy.people import groups
from egov.policy.people import memo
from egov.policy.people.model import Assignment
from egov.policy.people.store import people
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PlonePAS.plugins.autogroup import VirtualGroup
from Products.PluggableAuthService.interfaces.plugins import IGroupEnumerationPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.interfaces.plugins import IRolesPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.globalrequest import getRequest
from zope.interface import implementer


PLUGIN_ID = "egov_people"

INTERFACES = (IGroupsPlugin, IGroupEnumerationPlugin, IGroupIntrospection, IRolesPlugin)
"""What the plugin is asked for."""


@implementer(*INTERFACES)
class PeoplePlugin(BasePlugin):
    """Groups ``<unit>.<function>`` and the roles that functions bring."""

    meta_type = "egov.policy People Plugin"
    security = ClassSecurityInfo()

    def __init__(self) -> None:
        self._setId(PLUGIN_ID)
        self.title = "Units and functions"

    @security.private
    def getGroupsForPrincipal(self, principal, request=None) -> tuple[str, ...]:
        """See IGroupsPlugin."""
        return tuple({item.group for item in self._active(principal.getId())})

    @security.private
    def getRolesForPrincipal(self, principal, request=None) -> tuple[str, ...]:
        """See IRolesPlugin."""
        # Plone's user form asks for the roles given to the person alone and
        # writes them back: ours come from a function and must not be among them.
        asked = getRequest()
        if asked is not None and asked.get("__ignore_group_roles__", False):
            return ()
        active = self._active(principal.getId())
        known = people(self._portal()).functions if active else {}
        held = (known[item.function] for item in active if item.function in known)
        return tuple({role for function in held for role in function.roles})

    @security.private
    def enumerateGroups(
        self, id=None, title=None, exact_match=False, sort_by=None, max_results=None, **kw
    ) -> tuple[dict, ...]:
        """See IGroupEnumerationPlugin."""
        wanted = [text.lower() for text in _texts(id) + _texts(title)]
        found = [
            {"id": group, "groupid": group, "title": name, "pluginid": self.getId()}
            for group, name in groups.all_groups()
            if not wanted or any(_matches(text, group, name, exact_match) for text in wanted)
        ]
        found.sort(key=lambda info: info["title" if sort_by == "title" else "id"])
        return tuple(found[:max_results])

    @security.private
    def getGroupById(self, group_id: str):
        """See IGroupIntrospection."""
        title = groups.title_of(str(group_id))
        return FunctionGroup(group_id, title).__of__(self) if title else None

    @security.private
    def getGroups(self) -> list:
        """See IGroupIntrospection."""
        return [self.getGroupById(id) for id in self.getGroupIds()]

    @security.private
    def getGroupIds(self) -> list[str]:
        """See IGroupIntrospection."""
        return [id for id, _title in groups.all_groups()]

    @security.private
    def getGroupMembers(self, group_id: str) -> tuple[str, ...]:
        """See IGroupIntrospection."""
        return tuple(groups.members(str(group_id)))

    def _active(self, user_id: str) -> Iterable[Assignment]:
        found = memo.assignments_of(self._portal(), user_id)
        day = clock.today() if found else None
        return [item for item in found if item.active(day)]

    def _portal(self):
        # Not the site hook: a script may ask for a user before it is set.
        return aq_parent(aq_inner(self._getPAS()))


InitializeClass(PeoplePlugin)


class FunctionGroup(VirtualGroup):
    """What stock Plone sees of a group: nobody joins it, people are assigned."""

    def getMemberIds(self, transitive=1) -> list[str]:
        """Ids of those who belong to it today."""
        return groups.members(self.id)


def _texts(value) -> tuple[str, ...]:
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _matches(text: str, group: str, title: str, exact: bool) -> bool:
    if exact:
        return text in (group.lower(), title.lower())
    return text in group.lower() or text in title.lower()
