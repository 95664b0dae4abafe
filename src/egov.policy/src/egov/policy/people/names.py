"""How a person, a place or a unit is called on screens and papers."""

from egov.policy.core.terms import FieldType
from egov.policy.people.places import location_title
from egov.policy.people.tree import find_unit
from plone import api
from Products.PluggableAuthService.interfaces.plugins import IPropertiesPlugin
from Products.PluggableAuthService.PropertiedUser import PropertiedUser


def display_name(user_id: str) -> str:
    """Full name of an account; its id if it has none or is gone."""
    return _property(user_id, "fullname") or user_id


def email_of(user_id: str) -> str:
    """E-mail address of an account; empty if it has none or is gone."""
    return _property(user_id, "email")


def _property(user_id: str, name: str) -> str:
    # Only the properties are asked for: making the whole user, with groups and
    # roles, costs about a millisecond, and a list shows many names.
    person = PropertiedUser(user_id)
    plugins = api.portal.get().acl_users.plugins.listPlugins(IPropertiesPlugin)
    for id, plugin in plugins:
        person.addPropertysheet(id, plugin.getPropertiesForUser(person) or {})
        value = person.getPropertysheet(id).getProperty(name, "")
        if value:
            return value
    return ""


def title_of(type: FieldType, id: str) -> str:
    """What an answer of type agent, location or unit is called; the id itself if that is gone."""
    return TITLES[type](id)


def _unit_title(id: str) -> str:
    unit = find_unit(id)
    return unit.title if unit else id


TITLES = {
    FieldType.AGENT: display_name,
    FieldType.LOCATION: location_title,
    FieldType.UNIT: _unit_title,
}
"""What such an answer is called, by type of field."""
