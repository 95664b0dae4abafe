"""Contracts of the vertical: what a unit is as content."""

from egov.policy import _
from egov.policy.people.content import Unit
from egov.policy.people.tree import ancestors
from plone.supermodel import model
from zope import schema
from zope.interface import Invalid
from zope.interface import invariant


class IUnit(model.Schema):
    """A unit of the organisation, in the flat folder ``/units``."""

    title = schema.TextLine(title=_("Name"))

    kind = schema.TextLine(
        title=_("Kind"),
        description=_("For example commune or zone; procedures name the kinds that offer them."),
    )

    parent = schema.Choice(
        title=_("Unit above"),
        vocabulary="egov.policy.vocabularies.units",
        required=False,
    )

    gazetteer = schema.TextLine(
        title=_("Code in the gazetteer"),
        description=_("The territory that the unit serves."),
        required=False,
        default="",
    )

    valid_from = schema.Date(title=_("Exists since"), required=False)

    valid_to = schema.Date(title=_("Existed until"), required=False)

    predecessors = schema.Tuple(
        title=_("Took over from"),
        value_type=schema.Choice(vocabulary="egov.policy.vocabularies.units"),
        required=False,
        default=(),
    )

    @invariant
    def dates_in_order(data) -> None:
        """It cannot have ended before it began."""
        if data.valid_from and data.valid_to and data.valid_to < data.valid_from:
            raise Invalid(_("The unit would end before it began."))

    @invariant
    def not_below_itself(data) -> None:
        """The units above a unit are never the unit itself."""
        unit = getattr(data, "__context__", None)
        if isinstance(unit, Unit) and unit.getId() in (data.parent, *ancestors(data.parent)):
            raise Invalid(_("A unit cannot be above itself."))
