"""Procedures handed from site to site: bundles made, held against this site, taken in.

What a bundle is stands in ``core.exchange``; who takes one in answers for it, by the keys
that the site trusts.
"""

from egov.policy.exchange.exporting import export
from egov.policy.exchange.importing import As
from egov.policy.exchange.importing import take
from egov.policy.exchange.importing import Taken
from egov.policy.exchange.naming import filename_of
from egov.policy.exchange.naming import named_in
from egov.policy.exchange.planning import Plan
from egov.policy.exchange.planning import plan
from egov.policy.exchange.planning import ProcedurePlan
from egov.policy.exchange.planning import TemplatePlan
from egov.policy.exchange.store import receive
from egov.policy.exchange.store import received
from egov.policy.exchange.trusting import distrust
from egov.policy.exchange.trusting import own_key
from egov.policy.exchange.trusting import Signer
from egov.policy.exchange.trusting import Trust
from egov.policy.exchange.trusting import trust
from egov.policy.exchange.trusting import trusted_keys
from egov.policy.exchange.trusting import TrustedKey


__all__ = [
    "As",
    "Plan",
    "ProcedurePlan",
    "Signer",
    "Taken",
    "TemplatePlan",
    "Trust",
    "TrustedKey",
    "distrust",
    "export",
    "filename_of",
    "named_in",
    "own_key",
    "plan",
    "receive",
    "received",
    "take",
    "trust",
    "trusted_keys",
]
