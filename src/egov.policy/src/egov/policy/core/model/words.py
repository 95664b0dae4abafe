"""Sentences in several languages and lengths of time, as definitions write them."""

from dataclasses import dataclass
from egov.policy.core.terms import PeriodUnit


LANGUAGES = ("fr", "rn", "en")
"""Languages of the texts inside definitions, in order of fallback."""


class Text(dict[str, str]):
    """One sentence in several languages, ``{"fr": …, "rn": …, "en": …}``."""

    def best(self, *wanted: str) -> tuple[str, str]:
        """Text and language really used: the first wanted one that exists."""
        for language in (*wanted, *LANGUAGES):
            if self.get(language):
                return self[language], language
        return "", ""


@dataclass(frozen=True)
class Period:
    """A length of time in words of the law: ``2 working days``.

    ``option`` is the option of the unit that says it, if one does.
    """

    amount: int
    unit: PeriodUnit
    option: str = ""
