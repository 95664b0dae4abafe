"""Import step ``egov.policy.people``: the plugin, and the people of a pack.

It runs after functions and units.  The plugin is in the user folder exactly
while the product is installed, which is while its browser layer is registered:
the step puts it there and takes it away, whichever profile runs it.
"""

from egov.policy.interfaces import IBrowserLayer
from egov.policy.people.demo import import_accounts
from egov.policy.people.plugin import INTERFACES
from egov.policy.people.plugin import PeoplePlugin
from egov.policy.people.plugin import PLUGIN_ID
from plone.browserlayer.utils import registered_layers


def import_people(context) -> None:
    """Install or remove the plugin, then create accounts and what they hold."""
    folder = context.getSite().acl_users
    if IBrowserLayer in registered_layers():
        _install(folder)
    elif PLUGIN_ID in folder.objectIds():
        folder._delObject(PLUGIN_ID)
    import_accounts(context)


def _install(folder) -> None:
    if PLUGIN_ID not in folder.objectIds():
        folder._setObject(PLUGIN_ID, PeoplePlugin())
    for interface in INTERFACES:
        if PLUGIN_ID not in folder.plugins.listPluginIds(interface):
            folder.plugins.activatePlugin(interface, PLUGIN_ID)
