"""What stock Plone shows of a class of the plan."""

from egov.policy import _
from plone.supermodel import model
from zope import schema


class IClassificationClass(model.Schema):
    """A class of the plan.  It changes by import only, so nothing here can be edited."""

    title = schema.TextLine(title=_("Title"), readonly=True, required=False)
    code = schema.TextLine(title=_("Code"), readonly=True, required=False)
