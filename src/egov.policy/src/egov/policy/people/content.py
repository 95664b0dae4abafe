"""The class of units.  Others see units as ``UnitInfo``, through the door."""

from plone.dexterity.content import Item


class Unit(Item):
    """A unit of the organisation; its fields are those of ``IUnit``."""
