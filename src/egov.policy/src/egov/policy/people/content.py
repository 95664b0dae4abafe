"""The class of units.  Others see units as ``UnitInfo``, through the door."""

from plone.dexterity.content import Item


class Unit(Item):
    """A unit of the organisation; its fields are those of ``IUnit``.

    Their defaults stand here as well: Dexterity would look for a value that was
    never given in all schemas, each time, and units are read all the time.
    """

    kind = ""
    parent = ""
    gazetteer = ""
    valid_from = None
    valid_to = None
    predecessors = None
