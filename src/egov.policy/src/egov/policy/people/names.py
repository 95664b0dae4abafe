"""How a person is called on screens and papers."""

from plone import api
from Products.PluggableAuthService.interfaces.plugins import IPropertiesPlugin
from Products.PluggableAuthService.PropertiedUser import PropertiedUser


def display_name(user_id: str) -> str:
    """Full name of an account; its id if it has none or is gone."""
    # Only the properties are asked for: making the whole user, with groups and
    # roles, costs about a millisecond, and a list shows many names.
    person = PropertiedUser(user_id)
    plugins = api.portal.get().acl_users.plugins.listPlugins(IPropertiesPlugin)
    for id, plugin in plugins:
        person.addPropertysheet(id, plugin.getPropertiesForUser(person) or {})
        fullname = person.getPropertysheet(id).getProperty("fullname", "")
        if fullname:
            return fullname
    return user_id
