"""How a change is told: ``Décision « Approuver » : rôle : Chef de service → Directeur``."""

from collections.abc import Callable
from collections.abc import Mapping
from egov.policy.core.evolution.parts import Part
from egov.policy.core.evolution.parts import Path
from egov.policy.core.evolution.parts import Property
from egov.policy.core.evolution.wording import Wording
from egov.policy.core.evolution.words import SPOKEN
from egov.policy.core.evolution.words import word
from egov.policy.core.evolution.words import words
from egov.policy.core.model import LANGUAGES
from egov.policy.core.model import Text
from egov.policy.core.reader.composites import Words


COLON = {"fr": "\N{NO-BREAK SPACE}: ", "en": ": "}
QUOTES = {"fr": "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»", "en": "“{}”"}

Parts = Mapping[Path, Part]


class Teller:
    """Tells what differs between two versions, in each language that is spoken."""

    def __init__(self, before: Parts, after: Parts) -> None:
        self._before = {language: Wording(before, language) for language in SPOKEN}
        self._after = {language: Wording(after, language) for language in SPOKEN}

    def whole(self, what: str, part: Part) -> Text:
        """A part is there now, or is no longer."""
        return _told(lambda language: (self._name(part, language), _verb(what, part, language)))

    def changed(self, part: Part, key: str, before: Property, after: Property) -> Text:
        """A part says something else than before."""
        if isinstance(before.kind, Words):
            return self._reworded(part, key, before.value or Text(), after.value or Text())
        place = (*part.path, key.rpartition(".")[2])

        def say(language: str) -> tuple[str, ...]:
            one = self._before[language].value(before.kind, before.value, place)
            other = self._after[language].value(after.kind, after.value, place)
            news = f"{one} → {other}" if one and other else _verb("changed", None, language)
            return self._name(part, language), label(key, language), news

        return _told(say)

    def moved(self, part: Part, behind: str) -> Text:
        """A part stands somewhere else among its like."""

        def say(language: str) -> tuple[str, ...]:
            if not behind:
                return self._name(part, language), _verb("first", part, language)
            other = self._after[language].title(part.kind, behind) or behind
            place = f"{_verb('behind', part, language)} {QUOTES[language].format(other)}"
            return self._name(part, language), place

        return _told(say)

    def regrouped(self, before: Part, after: Part) -> Text:
        """A part stands in another group."""

        def say(language: str) -> tuple[str, ...]:
            kind, id = before.holder[-2:]
            one = self._before[language].title(kind, id)
            other = self._after[language].title(kind, after.holder[-1])
            name = word("parts", kind, language)
            return self._name(after, language), name, f"{one} → {other}"

        return _told(say)

    def _reworded(self, part: Part, key: str, before: Text, after: Text) -> Text:
        """A text is another: in the language that is spoken, or else in the one that differs."""
        differing = [name for name in LANGUAGES if before.get(name) != after.get(name)]

        def say(language: str) -> tuple[str, ...]:
            told = language if language in differing else differing[0]
            called = label(key, language)
            if told != language:
                called = f"{called} ({told})"
            one, other = (_quoted(text.get(told, ""), language) for text in (before, after))
            return self._name(part, language), called, f"{one} → {other}"

        return _told(say)

    def _name(self, part: Part, language: str) -> str:
        """``Étape « À vérifier », tâche « Vérifier »``; empty for the procedure itself."""
        path, names = part.path, []
        for end in range(2, len(path) + 1, 2):
            kind, id = path[end - 2 : end]
            title = self._after[language].title(*path[:end]) or (
                self._before[language].title(*path[:end])
            )
            names.append(f"{word('parts', kind, language)} {_quoted(title or id, language)}")
        return ", ".join(names)


def _told(say: Callable[[str], tuple[str, ...]]) -> Text:
    return Text({language: _sentence(say(language), language) for language in SPOKEN})


def _sentence(pieces: tuple[str, ...], language: str) -> str:
    text = COLON[language].join(filter(None, pieces))
    return text[:1].upper() + text[1:]


def label(key: str, language: str) -> str:
    """What a property is called, ``automatic, after`` for one that is said one level down."""
    return ", ".join(word("keys", name, language) for name in key.split("."))


def _verb(id: str, part: Part | None, language: str) -> str:
    entry = words()["sentences"][id]
    feminine = part and words()["parts"].get(part.kind, {}).get("feminine")
    if feminine and language == "fr":
        return str(entry.get("feminine", entry[language]))
    return str(entry[language])


def _quoted(text: str, language: str) -> str:
    return QUOTES[language].format(text) if text else word("sentences", "nothing", language)
