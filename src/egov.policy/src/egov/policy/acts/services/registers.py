"""``@registers``: books and acts, for who may look into them; for others there are none.

Registers of numbers, as those of receipts, stand beside them (see :mod:`.rolls`).

``GET @registers`` lists books, ``@registers/<register>/<unit>?text=&year=`` finds acts,
``@registers/<register>/<unit>/<year>`` is a book with its acts, ``…/<number>`` an act,
``…/verify`` says whether the book is whole, ``…/print`` what was printed of it.  ``POST …/close``
proposes to close it, or approves that; ``POST …/print`` asks for the files of its volumes.
"""

from egov.policy import acts
from egov.policy.acts import reading
from egov.policy.acts.services import rolls
from egov.policy.acts.services import telling
from egov.policy.core import texts
from egov.policy.core.acts import ActRef
from egov.policy.rest import EgovService
from typing import Any
from urllib.parse import urlencode
from zExceptions import BadRequest
from zExceptions import NotFound


class RegistersService(EgovService):
    """What an address below ``@registers`` names."""

    def book(self) -> tuple[str, str, int]:
        """The book that is named; NotFound for who may not look into it."""
        register, unit, year = self.params[:3]
        if not acts.reader().may_consult(register, unit):
            raise NotFound(self.request["URL"])
        return register, unit, self.whole(year)

    def whole(self, text: str) -> int:
        """A year or a number of the address."""
        number = texts.whole(text)
        if number is None:
            raise NotFound(self.request["URL"])
        return number

    def address(self, *place: str | int) -> str:
        """Address of a book, or of something in it."""
        return "/".join([self.context.absolute_url(), "@registers", *map(str, place)])

    def summary(self, register: str, unit: str, year: int) -> dict[str, Any]:
        """A book as lists show it; NotFound if the register was not kept in that year."""
        info = reading.info(register, unit, year)
        if info is None:
            raise NotFound(self.request["URL"])
        return self.plain({"@id": self.address(register, unit, year), **telling.book(info)})

    def note_table(self, key: tuple[str, str, int]) -> None:
        """Note that the table of a closed book is shown, which names all of its acts."""
        register, unit, year = key
        if (minutes := acts.minutes_of(*key)) is not None and minutes.last:
            acts.note_look(acts.Look.LIST, register, unit, [(year, minutes.first, minutes.last)])

    def prints(self, key: tuple[str, str, int]) -> dict[str, Any]:
        """The printed volumes of a book; the file of each is a page of the site."""
        register, unit, year = key
        asked = {"register": register, "unit": unit, "year": year}
        base = f"{self.context.absolute_url()}/@@register-volume"
        return {
            "printed": [
                telling.volume(item, f"{base}?{urlencode({**asked, 'volume': item.volume})}")
                for item in acts.printed(key)
            ]
        }


class RegistersGet(RegistersService):
    """What was entered, as deep as the address goes."""

    def reply(self) -> dict[str, Any]:
        """Books, a search, a book, an act, or whether a book is whole."""
        if not self.params:
            return self._books()
        answer = _DEPTHS.get(len(self.params))
        if answer is None:
            raise NotFound(self.request["URL"])
        if rolls.named(self.params[0]):
            return rolls.answer(self.params, self.query("text"), self.batch(), self.address)
        return answer(self)

    def _books(self) -> dict[str, Any]:
        start, size = self.batch()
        found = acts.books(acts.reader())
        beside = [*rolls.books(self.address)]
        items = [self.summary(*key) for key in found[start : start + size]]
        items += beside[max(0, start - len(found)) : max(0, start + size - len(found))]
        return {"@id": self.address(), "items": items, "items_total": len(found) + len(beside)}

    def _search(self) -> dict[str, Any]:
        register, unit = self.params
        may = acts.reader().may_consult(register, unit)
        if not may or not reading.is_kept(register, unit):
            raise NotFound(self.request["URL"])
        year = self._number("year", 0, 9999) if self.query("year") else None
        return {"@id": self.address(register, unit), **self._found(register, unit, year)}

    def _book(self) -> dict[str, Any]:
        key = self.book()
        closing = telling.closing(acts.proposal_of(*key), acts.minutes_of(*key))
        self.note_table(key)
        return {**self.summary(*key), "closing": closing, **self._found(*key)}

    def _inside(self) -> dict[str, Any]:
        key, what = self.book(), self.params[3]
        if what == "verify":
            return {**self.summary(*key), **telling.verdict(acts.verify(*key))}
        if what == "print":
            return {**self.summary(*key), **self.prints(key)}
        ref = ActRef(*key, self.whole(what))
        act = acts.get(ref)
        if act is None:
            raise NotFound(self.request["URL"])
        acts.note_look(acts.Look.ACT, ref.register, ref.unit, [(ref.year, ref.number, ref.number)])
        said = telling.whole(ref, act, acts.mentions(ref))
        return {"@id": self.address(*key, ref.number), **said}

    def _found(self, register: str, unit: str, year: int | None) -> dict[str, Any]:
        start, size = self.batch()
        page = acts.search(register, unit, self.query("text"), year, start=start, size=size)
        acts.note_look(acts.Look.LIST, register, unit, page.shown)
        items = [
            {"@id": self.address(register, unit, item.ref.year, item.ref.number)}
            | telling.found(item)
            for item in page.items
        ]
        return {"items": items, "items_total": page.total}


_DEPTHS = {2: RegistersGet._search, 3: RegistersGet._book, 4: RegistersGet._inside}
"""How many names an address has → what it is about."""


class RegistersPost(RegistersService):
    """``POST …/close``: propose to close the year, or approve that; ``…/print``: print it."""

    def reply(self) -> dict[str, Any]:
        """The book as it is then."""
        if len(self.params) != 4:
            raise NotFound(self.request["URL"])
        key, what = self.book(), self.params[3]
        if self.body():
            raise BadRequest("Nothing is sent with it.")
        self.summary(*key)
        if what == "print":
            acts.print_volumes(key)
            self.request.response.setStatus(202)
            return {**self.summary(*key), **self.prints(key)}
        if what != "close":
            raise BadRequest("close or print: this is what can be done with a register.")
        acts.propose_or_approve(*key)
        self.note_table(key)
        closing = telling.closing(acts.proposal_of(*key), acts.minutes_of(*key))
        return {**self.summary(*key), "closing": closing}
