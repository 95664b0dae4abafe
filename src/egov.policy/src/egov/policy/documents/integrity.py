"""Are the stored files still what they were?  Contents are compared, never sizes or dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from egov.policy.cases import ICase
from egov.policy.documents.content import CaseDocument
from egov.policy.documents.lookup import documents
from hashlib import file_digest
from plone.namedfile.file import NamedBlobFile
from ZODB.POSException import POSKeyError


@dataclass(frozen=True)
class FileFault:
    """A stored file that is not what it was; ``found`` is empty if it is gone."""

    document: str
    file: str
    expected: str
    found: str


def verify_files(case: ICase) -> list[FileFault]:
    """Faults of all files of a case, received, issued and their letters."""
    return [fault for document in documents(case) for fault in _faults(document)]


def _faults(document: CaseDocument) -> Iterator[FileFault]:
    for name, expected in (("file", document.sha256), ("source", document.source_sha256)):
        found = _digest(getattr(document, name)) if expected else ""
        if found != expected:
            yield FileFault(document.getId(), name, expected, found)


def _digest(file: NamedBlobFile | None) -> str:
    if file is None:
        return ""
    try:
        with file.open() as stream:
            return file_digest(stream, "sha256").hexdigest()
    except POSKeyError:
        return ""
