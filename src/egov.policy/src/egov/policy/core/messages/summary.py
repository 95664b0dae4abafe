"""The summary of the day: what somebody was told in it, in one e-mail."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy.core.model import Text


MOST = 200
"""Of the news that a summary tells; the others are counted."""

ONE = Text(fr="Une nouvelle de vos dossiers", en="One message about your cases")
SEVERAL = Text(fr="{count} nouvelles de vos dossiers", en="{count} messages about your cases")
MORE = Text(fr="et {count} autres.", en="and {count} more.")


@dataclass(frozen=True)
class News:
    """One message in a summary: what it is called, its subject and its words."""

    title: Text
    subject: str
    text: str


def summary(news: Sequence[News], language: str) -> tuple[str, str]:
    """Subject and text of a summary: under each title what was said, in its order."""
    subject = _said(ONE if len(news) == 1 else SEVERAL, language, len(news))
    lines: list[str] = []
    for title in dict.fromkeys(_titles(news[:MOST], language)):
        lines += [title, "-" * len(title)]
        for item in news[:MOST]:
            if item.title.best(language)[0] == title:
                lines += [f"* {item.subject}", *_indented(item.text)]
        lines.append("")
    if len(news) > MOST:
        lines.append(_said(MORE, language, len(news) - MOST))
    return subject, "\n".join(lines).strip()


def _titles(news: Iterable[News], language: str) -> Iterable[str]:
    return (item.title.best(language)[0] for item in news)


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.split("\n")]


def _said(text: Text, language: str, count: int) -> str:
    return text.best(language)[0].replace("{count}", str(count))
