"""What the templates of the site tell the checks of definitions."""

from collections import ChainMap
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from egov.policy.core.checks import CheckContext
from egov.policy.core.model import Procedure
from egov.policy.core.template import asked_names
from egov.policy.core.template import UnreadableTemplate
from egov.policy.documents.editions import editions
from egov.policy.documents.editions import template_of
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


def as_printed(office: CheckContext, procedure: Procedure) -> CheckContext:
    """An office in which the templates are those from which a published version prints."""
    return replace(office, templates=templates((procedure.id, procedure.version)))


@provider(IOfficeFact)
def templates(of: tuple[str, int] | None = None) -> Mapping | None:
    """The templates of the site, or those from which a version prints; None if it has none."""
    today, own = Templates(), _printed(*of) if of else {}
    return ChainMap(own, today) if own else today or None


def _printed(id: str, version: int) -> dict[str, frozenset[str]]:
    """The templates that were kept with a version."""
    found = {}
    for name in editions(id, version):
        with suppress(TemplateRefused, UnreadableTemplate):
            found[name] = _asked(template_of(id, version, name))
    return found


@lru_cache(maxsize=64)
def _asked(content: bytes) -> frozenset[str]:
    return asked_names(content)
