"""``GET @places?level=&within=&on=&text=``: places of the gazetteer, of a day or of all times."""

from datetime import date
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.texts import folded
from egov.policy.people import gazetteer
from egov.policy.people.gazetteer import Place
from egov.policy.people.services.serializers import page
from egov.policy.people.services.serializers import place_data
from egov.policy.rest import EgovService


class PlacesGet(EgovService):
    """A page of the places of a level, by title."""

    def reply(self) -> dict:
        """Those whose name has every word of ``text``; ``on`` is the day on which they exist."""
        known = ("level", "within", "on", "text", "b_start", "b_size")
        self.known_only(self.request.form, known)
        level, within = self.query("level"), self.query("within")
        if level not in gazetteer.LEVELS:
            raise InvalidValues([FieldProblem.unknown("level", level)])
        if within and gazetteer.place(within) is None:
            raise InvalidValues([FieldProblem.unknown("within", within)])
        day, words = self.date("on"), folded(self.query("text")).split()
        found = [place for place in gazetteer.places(level, within) if _fits(place, day, words)]
        return page(self, "@places", found, place_data)


def _fits(place: Place, day: date | None, words: list[str]) -> bool:
    if day is not None and not place.exists(day):
        return False
    return all(word in folded(place.title) for word in words)
