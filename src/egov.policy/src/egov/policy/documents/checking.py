"""What the templates of the site tell the checks of definitions."""

from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.template import asked_names
from egov.policy.core.template import UnreadableTemplate
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.templates import in_use
from egov.policy.documents.templates import template_file
from egov.policy.procedures import IOfficeFact
from functools import lru_cache
from zope.interface import provider


class Templates(Mapping):
    """The templates in use, with the names that each asks for; read when it is asked for.

    It holds nothing of the database, so that it may outlive a request.
    """

    def __getitem__(self, filename: str) -> frozenset[str]:
        try:
            return _asked(template_file(filename))
        except (TemplateRefused, UnreadableTemplate):
            raise KeyError(filename) from None

    def __iter__(self) -> Iterator[str]:
        return iter(in_use())

    def __len__(self) -> int:
        return len(in_use())


@provider(IOfficeFact)
def templates() -> Templates | None:
    """The templates of the site; None as long as it has none."""
    return Templates() or None


@lru_cache(maxsize=64)
def _asked(content: bytes) -> frozenset[str]:
    return asked_names(content)
