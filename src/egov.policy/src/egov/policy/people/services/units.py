"""``GET @units`` and ``GET @functions``: the organisation, for those who work in it."""

from egov.policy import people
from egov.policy.people.services.serializers import function_data
from egov.policy.people.services.serializers import page
from egov.policy.people.services.serializers import unit_data
from egov.policy.rest import EgovService
from functools import partial


class UnitsGet(EgovService):
    """The units, each after the one above it."""

    def reply(self) -> dict:
        """One page of units."""
        return page(self, "@units", people.units(), unit_data)


class FunctionsGet(EgovService):
    """The functions that people can hold."""

    def reply(self) -> dict:
        """One page of functions, titled in the caller's language."""
        show = partial(function_data, language=self.language())
        return page(self, "@functions", tuple(people.functions().values()), show)
