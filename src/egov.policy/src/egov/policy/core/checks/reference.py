"""The reference of all findings, made of the tables of codes; ``egov reference`` writes it down.

Each code has an anchor of its own, to which its findings point.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.checks.codes import CHAPTERS
from egov.policy.core.checks.codes import Code
from egov.policy.core.reader.codes import CODES as FAULTS_OF_FORM


def lines(more: Mapping[str, Mapping[str, Code]]) -> Iterator[str]:
    """The page, line by line, with ``more`` chapters of those who check something besides."""
    yield "# Findings of `bin/egov check`"
    yield ""
    yield "An error (E) keeps a definition from being published; a warning (W) does not. Each"
    yield "finding names file and line, and leads to its entry here. Words in braces stand for"
    yield "names of the definition. [detection.md](detection.md) tells how well faults are found."
    yield ""
    yield "## The definition cannot be read"
    for code, means in FAULTS_OF_FORM.items():
        yield ""
        yield f"### {code}"
        yield ""
        yield means
    for title, table in {**CHAPTERS, **more}.items():
        yield ""
        yield f"## {title}"
        for code, known in table.items():
            yield ""
            yield from _entry(code, known)


def _entry(code: str, known: Code) -> Iterator[str]:
    yield f"### {code}"
    yield ""
    yield f"**{known.message.removesuffix('{hint}')}** {known.why}".rstrip()
    yield ""
    yield f"*Remedy:* {known.remedy}"
    if not known.right:
        return
    yield ""
    yield "```yaml"
    yield "# wrong"
    yield from known.wrong.splitlines()
    yield "# right"
    yield from known.right.splitlines()
    yield "```"
