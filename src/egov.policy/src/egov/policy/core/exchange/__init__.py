"""Procedures handed from one site to another: bundles, their digests and signatures.

A bundle holds versions as they are published, with all that they were made of, and the
templates of their papers.  What one site packs, another one opens and packs again to
the same bytes.  Where it comes from and goes to is not known here.
"""

from egov.policy.core.exchange.archive import MAX_BYTES
from egov.policy.core.exchange.bundle import Bundle
from egov.policy.core.exchange.bundle import Packed
from egov.policy.core.exchange.bundle import PackedBase
from egov.policy.core.exchange.bundle import PackedSource
from egov.policy.core.exchange.bundle import PackedTemplate
from egov.policy.core.exchange.opening import open_bundle
from egov.policy.core.exchange.packing import as_bytes
from egov.policy.core.exchange.packing import digest
from egov.policy.core.exchange.packing import pack
from egov.policy.core.exchange.reading import played
from egov.policy.core.exchange.reading import source_of
from egov.policy.core.exchange.requirements import Kind
from egov.policy.core.exchange.requirements import lacking
from egov.policy.core.exchange.requirements import Needed
from egov.policy.core.exchange.requirements import requirements
from egov.policy.core.exchange.signing import fingerprint
from egov.policy.core.exchange.signing import public_key
from egov.policy.core.exchange.signing import public_text
from egov.policy.core.exchange.signing import sign
from egov.policy.core.exchange.signing import Signature


__all__ = [
    "MAX_BYTES",
    "Bundle",
    "Kind",
    "Needed",
    "Packed",
    "PackedBase",
    "PackedSource",
    "PackedTemplate",
    "Signature",
    "as_bytes",
    "digest",
    "fingerprint",
    "lacking",
    "open_bundle",
    "pack",
    "played",
    "public_key",
    "public_text",
    "requirements",
    "sign",
    "source_of",
]
