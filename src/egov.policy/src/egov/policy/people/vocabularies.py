"""Choices offered by forms: the units."""

from egov.policy.people.tree import units
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def unit_vocabulary(context) -> SimpleVocabulary:
    """Ids of all units under their titles."""
    return SimpleVocabulary([SimpleTerm(unit.id, unit.id, unit.title) for unit in units()])
