"""Contracts of a case, for the verticals that act on it."""

from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


class ICaseFolder(Interface):
    """A container of cases or of smaller such containers: root, unit, year."""


class ICase(Interface):
    """One instance of a procedure with its documents and history.

    Field values are attributes named as the fields of the procedure.
    """

    procedure = Attribute("Id of the procedure it follows")
    version = Attribute("Version of the procedure, an int")
    followed = Attribute("Versions that it followed before, oldest first")
    unit = Attribute("Id of the unit that handles it")
    requester = Attribute("Id of who opened it")
    reference = Attribute("Official number, empty until filed")
    opened_on = Attribute("UTC moment of creation")
    filed_on = Attribute("UTC moment of filing, or None")
    closed_on = Attribute("UTC moment of closing, or None")
    work = Attribute("What is and was asked of whom, plain data, oldest first; see ``tasks``")
    clocks = Attribute("Its deadlines, plain data; see ``deadlines``")
    flags = Attribute("Ids of its flags, sorted")
    fees = Attribute("What it owes since its filing, plain data; see ``core.fees.Line``")
    entered_act = Attribute("Where the act stands that it has entered, plain data, or None")
    cited_act = Attribute("Where the act stands that it has found, plain data, or None")
    bookings = Attribute(
        "What it has booked in totals of other cases, plain data: ``core.bookings``"
    )
    payments = Attribute("Ids of the payments and refunds of it, oldest first")
    fees_paid = Attribute("What was paid of it, refunds taken off: the text of a decimal")
    halted = Attribute("Whether it went on by itself too often and waits for a person")
    alert = Attribute("Why it cannot go on, as ``engine.alerts`` says first; empty if it can")
    next_moment = Attribute("UTC moment at which time brings something about, or None")
    legal_due = Attribute("Date by which the law wants an answer, or None")
    unit_options = Attribute("What its unit had set when it was opened: option -> plain value")
    left_empty = Attribute("Fields left empty although an answer was proposed, sorted")
    classification = Attribute("Code of its class in the plan")
    disposal = Attribute("Plain data of the computed disposal, or None")


class ICaseClosed(IObjectEvent):
    """A case reached a final state."""


@implementer(ICaseClosed)
class CaseClosed(ObjectEvent):
    """See ICaseClosed."""
