"""Marker of our pages, to which the transform chain is fitted."""

from zope.interface import Interface


class IPage(Interface):
    """A light page: its own layout, its own CSRF token in each form."""
