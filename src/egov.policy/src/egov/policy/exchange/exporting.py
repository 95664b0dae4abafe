"""Procedures of this site → a bundle, signed by it or by who has sent exactly the same."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from egov.policy import __version__
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core import exchange
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import Bundle
from egov.policy.core.exchange import Packed
from egov.policy.core.exchange import PackedTemplate
from egov.policy.core.exchange import Signature
from egov.policy.exchange import store


def export(which: Mapping[str, int]) -> bytes:
    """The bundle of these procedures: id -> version, 0 for that in force or the newest.

    :raises UnknownProcedure: if there is no such version.
    :raises InvalidValues: for none at all, or more than one bundle holds.
    """
    if not which:
        raise InvalidValues([FieldProblem.required("procedures")])
    packed = [procedures.hand_over(id, version) for id, version in which.items()]
    names = sorted({name for item in packed for name in item.templates})
    versions = [(item.id, item.version) for item in packed]
    templates = (documents.packed_template(name, versions) for name in names)
    data = exchange.as_bytes(_vouched_for(packed, tuple(filter(None, templates))))
    if len(data) > exchange.MAX_BYTES:
        most = exchange.MAX_BYTES // 1024 // 1024
        raise InvalidValues([FieldProblem("procedures", "too_large", {"most": most})])
    return data


def _vouched_for(packed: list[Packed], templates: Sequence[PackedTemplate]) -> Bundle:
    """The bundle as it came, with the word of who made it; as of this site if it never did.

    The release that packed it is part of what was signed, and may be another one than ours.
    """
    came = store.kept(store.SIGNATURES)
    for release in sorted({row.get("release", __version__) for row in came.values()}):
        bundle = exchange.pack(packed, templates, release)
        if row := came.get(exchange.digest(bundle.manifest)):
            made = Signature(bytes.fromhex(row["key"]), bytes.fromhex(row["signature"]))
            return replace(bundle, signature=made)
    bundle = exchange.pack(packed, templates, __version__)
    made = exchange.sign(bundle.manifest, documents.signing_key().private_pem)
    return replace(bundle, signature=made)
