"""What a packed version says, with the proof that both its texts say the same."""

from dataclasses import replace
from egov.policy.core import rehearsal
from egov.policy.core.exchange.bundle import MOST_KEPT
from egov.policy.core.exchange.bundle import Packed
from egov.policy.core.exchange.bundle import PackedSource
from egov.policy.core.exchange.refusal import refused
from egov.policy.core.findings import Finding
from egov.policy.core.reader import Library
from egov.policy.core.reader import library_of
from egov.policy.core.reader import read_source
from egov.policy.core.reader import Source
from egov.policy.core.reader import Written
from egov.policy.core.serialize import canonical_text
from functools import lru_cache


@lru_cache(maxsize=MOST_KEPT)
def played(packed: Packed) -> tuple[Finding, ...]:
    """What the own tests of a definition find: that does not depend on the office.

    :raises DefinitionError: see :func:`source_of`.
    :raises InvalidValues: see there.
    """
    return tuple(rehearsal.findings(source_of(packed)))


@lru_cache(maxsize=MOST_KEPT)
def source_of(packed: Packed) -> Source:
    """The definition with its lines, as it was written if that is known.

    :raises DefinitionError: if it cannot be read.
    :raises InvalidValues: if the text as written, the effective one and the manifest do not
        say the same.
    """
    if packed.source is None:
        found = read_source(packed.text, f"{packed.id}.json")
    else:
        found = read_source(packed.source.text, f"{packed.id}.yaml", _library_in(packed.source))
    named = (found.procedure.id, found.procedure.version)
    if canonical_text(found.procedure) != packed.text or named != (packed.id, packed.version):
        raise refused("contradiction", procedure=packed.id)
    return found


def _library_in(source: PackedSource) -> Library:
    """The blocks, lists and bases that came with a definition.

    :raises DefinitionError: if one of them has a fault.
    """
    blocks, lists = (
        {f"{name}.yaml": text for name, text in source.shared.items() if name.startswith(kind)}
        for kind in ("blocks/", "lists/")
    )
    bases = {
        base.procedure: Written(f"{base.procedure} {base.version}", base.text)
        for base in source.bases
    }
    return replace(library_of(blocks, lists), bases=bases)
