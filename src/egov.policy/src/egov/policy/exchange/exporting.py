"""Procedures of this site → a bundle, signed by it or by who has sent exactly the same."""

from collections.abc import Mapping
from dataclasses import replace
from egov.policy import __version__
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core import exchange
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import Bundle
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
    templates = filter(None, (documents.packed_template(name, versions) for name in names))
    bundle = exchange.pack(packed, templates, __version__)
    data = exchange.as_bytes(replace(bundle, signature=_signature(bundle)))
    if len(data) > exchange.MAX_BYTES:
        most = exchange.MAX_BYTES // 1024 // 1024
        raise InvalidValues([FieldProblem("procedures", "too_large", {"most": most})])
    return data


def _signature(bundle: Bundle) -> Signature:
    # What is passed on unchanged keeps the word of who made it.
    came = store.kept(store.SIGNATURES).get(exchange.digest(bundle.manifest))
    if came is not None:
        return Signature(bytes.fromhex(came["key"]), bytes.fromhex(came["signature"]))
    return exchange.sign(bundle.manifest, documents.signing_key().private_pem)
