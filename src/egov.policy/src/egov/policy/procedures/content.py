"""Published procedures as content of ``/procedures``: one item, all its versions.

The text of a version is canonical JSON and never changes; the site runs the
objects compiled from it.
"""

from BTrees.IOBTree import IOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy.core.evolution import Former
from egov.policy.core.evolution import with_former
from egov.policy.core.model import Procedure
from egov.policy.core.model import succeeding
from egov.policy.core.options import applied
from egov.policy.core.reader import read
from egov.policy.procedures.interfaces import IPublishedProcedure
from functools import lru_cache
from functools import reduce
from persistent import Persistent
from plone.dexterity.content import Item
from types import MappingProxyType
from typing import Any
from zope.interface import implementer

import json


NOTHING_SET: Mapping[str, Any] = MappingProxyType({})

Key = tuple[str, str, str, str]
"""What a version is read by: digest, text, former options, options of a unit."""


@dataclass(frozen=True)
class Provenance:
    """Who published a version, when, why, and with which release of the product.

    ``restores`` is the earlier version that it brings back, 0 if it is a new text;
    ``bundle`` the digest of the manifest with which it came from another site.
    """

    author: str
    published_on: str
    reason: str
    release: str
    restores: int = 0
    bundle: str = ""


class Written(Persistent):
    """A version as somebody wrote it: the text, its bases as they were, the origin of each part.

    ``bases`` are plain: procedure, version, digest and the text it is read against, the
    nearest first; ``origins`` is JSON, see :mod:`.origins`; ``shared`` are the blocks and
    lists that it names, ``blocks/<id>`` -> text.  An object of its own, so that what runs
    does not load it.
    """

    def __init__(
        self,
        text: str,
        bases: tuple[dict[str, Any], ...],
        origins: str,
        shared: Mapping[str, str],
    ) -> None:
        self.text = text
        self.bases = bases
        self.origins = origins
        self.shared = shared


class Publication(Persistent):
    """One published version: its canonical text, digest and provenance, as plain data.

    ``former`` are the options that earlier versions had and this one does not offer;
    ``written`` is what it was made of, None if that was not kept.
    """

    former = {}
    written = None

    def __init__(
        self,
        text: str,
        digest: str,
        provenance: Provenance,
        former: Former,
        written: Written | None = None,
    ) -> None:
        self.text = text
        self.written = written
        self.digest = digest
        self.former = former
        self._provenance = dict(vars(provenance))

    @property
    def provenance(self) -> Provenance:
        """Where it comes from."""
        return Provenance(**self._provenance)

    def procedure(self, options: Mapping[str, Any] = NOTHING_SET) -> Procedure:
        """The specification, as it stands where these options were set.

        Read once per process, the text cannot change; and once for each set of options.
        """
        return _standing(*self.key(options))

    def key(self, options: Mapping[str, Any]) -> Key:
        """By what it is read."""
        said = json.dumps(dict(options), sort_keys=True)
        return self.digest, self.text, json.dumps(self.former), said


def followed(publications: Iterable[Publication], options: Mapping[str, Any]) -> Procedure:
    """The last of these versions, as it stands for a case that followed the others before it."""
    return _followed(tuple(item.key(options) for item in publications))


@implementer(IPublishedProcedure)
class PublishedProcedure(Item):
    """A procedure of the site: its publications, the current one, its draft, its events.

    What the attributes hold is said by IPublishedProcedure.
    """

    current = 0
    kept = None
    settings = None
    draft = None
    endings = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.versions = IOBTree()

    @property
    def newest(self) -> int:
        """The highest number of a version, 0 if there is none."""
        return self.versions.maxKey() if self.versions else 0


@lru_cache(maxsize=512)
def _parsed(digest: str, text: str, former: str) -> Procedure:
    procedure = read(text, filename=f"published:{digest[:12]}")
    return with_former(procedure, json.loads(former))


@lru_cache(maxsize=2048)
def _standing(digest: str, text: str, former: str, options: str) -> Procedure:
    return applied(_parsed(digest, text, former), json.loads(options))


@lru_cache(maxsize=512)
def _followed(keys: tuple[Key, ...]) -> Procedure:
    return reduce(succeeding, (_standing(*key) for key in keys))
