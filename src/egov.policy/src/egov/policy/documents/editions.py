"""The templates of versions: what a published version prints its papers from, for good.

When a version is published, the templates of its papers are kept as they are that day, each
by its digest and once however many versions name it.  A template that is edited in
``/templates``, or replaced by a pack or a bundle, is for versions that come after
(docs/adr/0091).  A version that comes again brings those from which it printed before
(docs/adr/0093).
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from egov.policy import procedures
from egov.policy.core.exchange import digest
from egov.policy.core.exchange import PackedTemplate
from egov.policy.documents import templates
from plone import api
from typing import Any
from ZODB.blob import Blob
from zope.annotation.interfaces import IAnnotations


EDITIONS, CONTENTS = (f"egov.policy.documents.{name}" for name in ("editions", "contents"))
"""Version -> file name -> SHA-256, and SHA-256 -> ODT."""


def keep_templates(event: procedures.IVersionPublished) -> None:
    """Keep the templates of a version that is published: as they are now, or were before."""
    id, version = event.procedure.id, event.procedure.version
    earlier = editions(id, event.restores)
    names = {document.template for document in event.procedure.documents} - earlier.keys()
    found = {name: templates.packed_template(name) for name in names}
    kept = {name: _keep(item.content) for name, item in found.items() if item}
    _writable(EDITIONS)[procedures.type_name(id, version)] = {**earlier, **kept}


def editions(id: str, version: int) -> Mapping[str, str]:
    """The templates that were there when a version was published: file name -> SHA-256."""
    return _kept(EDITIONS).get(procedures.type_name(id, version), {})


def unkept(id: str, version: int) -> list[str]:
    """File names of the templates of which none was kept: those of today are printed."""
    procedure = procedures.get(id, version)
    named = {document.template for document in procedure.documents}
    return [] if procedure.abstract else sorted(named - editions(id, version).keys())


def template_of(id: str, version: int, filename: str) -> bytes:
    """The ODT from which a version prints; that of today if none was there when it was published.

    :raises TemplateRefused: if there is none, or it was switched off.
    """
    templates.require_not_switched_off(filename)
    content = _edition(id, version, filename)
    return templates.template_file(filename) if content is None else content


def outdated(id: str, version: int) -> list[str]:
    """File names of the templates that were changed since a version was published."""
    kept = editions(id, version)
    today = {name: templates.packed_template(name) for name in sorted(kept)}
    return [name for name, item in today.items() if item and digest(item.content) != kept[name]]


def packed_template(
    filename: str, versions: Iterable[tuple[str, int]] = ()
) -> PackedTemplate | None:
    """A template as it is handed to another site; None if there is none.

    As these versions print it; that in use if they do not print it alike.
    """
    today = templates.packed_template(filename)
    editions = {_edition(id, version, filename) for id, version in versions} - {None}
    if len(editions) != 1:
        return today
    return replace(today or PackedTemplate(filename, filename, b""), content=editions.pop())


def _edition(id: str, version: int, filename: str) -> bytes | None:
    known = editions(id, version).get(filename)
    if known is None:
        return None
    with _kept(CONTENTS)[known].open("r") as stream:
        return stream.read()


def _keep(content: bytes) -> str:
    name, contents = digest(content), _writable(CONTENTS)
    if name not in contents:
        contents[name] = Blob(content)
    return name


def _kept(key: str) -> Mapping[str, Any]:
    return IAnnotations(api.portal.get()[templates.FOLDER]).get(key, {})


def _writable(key: str) -> OOBTree:
    return IAnnotations(api.portal.get()[templates.FOLDER]).setdefault(key, OOBTree())
