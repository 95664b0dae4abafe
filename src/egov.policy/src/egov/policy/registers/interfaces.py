"""The contract of those who show what numbers of a register stand for."""

from zope.interface import Attribute
from zope.interface import Interface


class IRoll(Interface):
    """A register of numbers as people look it up beside the acts; a named utility.

    What a number stands for is kept by whoever registers it.  Its name is that of the register
    in addresses: it has a ``_``, which no register of a definition can have.
    """

    title = Attribute("What the register is called, a message")
    register = Attribute("The name under which its numbers are taken")

    def units():
        """Ids of the units whose register the current person may look into."""

    def found(unit, years, text):
        """Ids of what answers to a question in the registers of these years, the last first."""

    def told(id):
        """What stands behind a number, as plain data of an answer."""
