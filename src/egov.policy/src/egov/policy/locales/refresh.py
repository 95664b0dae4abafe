"""Bring the catalogues up to date with the code: ``python -m egov.policy.locales.refresh``.

Collects the messages of modules and templates into ``egov.policy.pot``, merges
them into each language and compiles.  The test of the catalogues uses the same
collection.  It translates nothing.
"""

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from egov.policy.core.checks.codes import DID_YOU_MEAN
from egov.policy.sentences import EXPLAINED
from pathlib import Path
from zope.tal.htmltalparser import HTMLTALParser
from zope.tal.talgettext import POEngine
from zope.tal.talgettext import POTALInterpreter


DOMAIN = "egov.policy"
PACKAGE = Path(__file__).parent.parent
LOCALES = Path(__file__).parent
LANGUAGES = ("en", "fr", "rn")
# Catalogues are compared as text: the day they were made is no change.
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def messages() -> Iterator[tuple[str, str]]:
    """Each message of the package with the file that says it."""
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords={"_": None})
    for file, _line, message, _comments, _context in found:
        yield message, file
    for text in of_findings():
        yield text, "core/checks/codes"
    for path in sorted(PACKAGE.rglob("*.pt")):
        for message in template_messages(path):
            yield message, str(path.relative_to(PACKAGE))


def of_findings() -> Iterator[str]:
    """What the checks of definitions say: the core marks no text for translation."""
    yield DID_YOU_MEAN
    for known in EXPLAINED.values():
        yield from filter(None, (known.message, known.remedy, known.why))


def template_messages(path: Path) -> Iterator[str]:
    """The messages of a page template, as its translation looks them up."""
    engine = POEngine()
    engine.file = str(path)
    parser = HTMLTALParser()
    parser.parseFile(str(path))
    program, macros = parser.getCode()
    POTALInterpreter(program, macros, engine, _Nowhere(), metal=False)()
    yield from (str(message) for message in engine.catalog.get(DOMAIN, ()))


class _Nowhere:
    """A stream that keeps nothing: only the messages of a template are wanted."""

    def write(self, text: str) -> None:
        """Forget it."""


def template() -> Catalog:
    """All messages without translations."""
    catalog = _catalog(None)
    for message, file in messages():
        # Babel takes ${n} for a placeholder of Python.
        catalog.add(message, locations=[(file, 0)]).flags.discard("python-brace-format")
    return catalog


def po_file(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def merged(language: str, wanted: Catalog) -> Catalog:
    """The catalogue of a language with exactly the wanted messages."""
    catalog = _catalog(language)
    if po_file(language).exists():
        with po_file(language).open("rb") as file:
            catalog = read_po(file, locale=language, domain=DOMAIN)
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = UNDATED
    return catalog


def write(path: Path, catalog: Catalog) -> None:
    """Write a catalogue for people."""
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)


def main() -> None:
    """Refresh template and languages, and compile."""
    wanted = template()
    write(LOCALES / f"{DOMAIN}.pot", wanted)
    for language in LANGUAGES:
        catalog = merged(language, wanted)
        write(po_file(language), catalog)
        with po_file(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)


def _catalog(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        domain=DOMAIN,
        project=DOMAIN,
        charset="utf-8",
        fuzzy=False,
        creation_date=UNDATED,
        revision_date=UNDATED,
        header_comment=f"# Words on screen of {DOMAIN}.",
    )


if __name__ == "__main__":
    main()
