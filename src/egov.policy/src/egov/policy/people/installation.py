"""Puts the plugin into the user folder and takes it out.

An import step: the plugin is there exactly while the product is, which is
while its browser layer is registered.  Any profile may run the step again.
"""

from egov.policy.interfaces import IBrowserLayer
from egov.policy.people.plugin import INTERFACES
from egov.policy.people.plugin import PeoplePlugin
from egov.policy.people.plugin import PLUGIN_ID
from plone.browserlayer.utils import registered_layers


def import_plugin(context) -> None:
    """Import step ``egov.policy.people``."""
    folder = context.getSite().acl_users
    if IBrowserLayer in registered_layers():
        _install(folder)
    elif PLUGIN_ID in folder:
        folder._delObject(PLUGIN_ID)


def _install(folder) -> None:
    if PLUGIN_ID not in folder:
        folder._setObject(PLUGIN_ID, PeoplePlugin())
    for interface in INTERFACES:
        if PLUGIN_ID not in folder.plugins.listPluginIds(interface):
            folder.plugins.activatePlugin(interface, PLUGIN_ID)
