"""French numbers and dates in words, as acts in Burundi spell them.

Used by document templates.  *Septante* and *nonante* are said as in Belgium,
with the agreement of *cent*, *vingt* and *million* as everywhere.  The library
has each half and not both: its Belgian class writes "neuf cents nonante" and
"un millions", its French one "quatre-vingt-treize".
"""

from babel.dates import get_month_names
from babel.numbers import get_currency_name
from datetime import date
from decimal import Decimal
from num2words.lang_FR import Num2Word_FR


class _Speller(Num2Word_FR):  # type: ignore[misc]  # the library has no types
    """The library's French speller with two more names of tens."""

    def setup(self) -> None:
        super().setup()
        self.mid_numwords += [(90, "nonante"), (70, "septante")]
        self.mid_numwords.sort(reverse=True)


_spell = _Speller().to_cardinal
_MONTHS = get_month_names("wide", locale="fr")


def number_in_words(number: int) -> str:
    """A whole number: 1993 is "mille neuf cent nonante-trois"."""
    if type(number) is not int:
        raise ValueError(f"only whole numbers are put in words, not {number!r}")
    return str(_spell(number))


def amount_in_words(amount: Decimal, currency: str) -> str:
    """An amount: "mille cinq cents francs burundais"; empty if it is no whole number."""
    whole = int(amount)
    if whole != amount:
        return ""
    joined = "de " if whole and whole % 1_000_000 == 0 else ""
    name = get_currency_name(currency, whole, locale="fr")
    return f"{number_in_words(whole)} {joined}{name}"


def date_in_words(day: date) -> str:
    """A date: "le vingt et un novembre deux mille vingt-six"."""
    number = "premier" if day.day == 1 else number_in_words(day.day)
    return f"le {number} {_MONTHS[day.month]} {number_in_words(day.year)}"
