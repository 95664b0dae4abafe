"""Pieces received and papers issued: stored, rendered, converted, verified.

Cases show them, casework issues them; what is done with a case is not decided
here.  Who may see one is who may see its case, but for a field of type file that a
definition keeps from somebody.
"""

from egov.policy.documents.access import seen
from egov.policy.documents.answers import figures
from egov.policy.documents.answers import in_money
from egov.policy.documents.answers import LANGUAGE
from egov.policy.documents.answers import numerals
from egov.policy.documents.certifying import Certified
from egov.policy.documents.certifying import withdraw
from egov.policy.documents.checking import as_printed
from egov.policy.documents.content import SET_ASIDE
from egov.policy.documents.conversion import retry
from egov.policy.documents.conversion import SECONDS
from egov.policy.documents.conversion import to_pdf
from egov.policy.documents.conversion import waiting_reason
from egov.policy.documents.editions import outdated
from egov.policy.documents.editions import packed_template
from egov.policy.documents.editions import unkept
from egov.policy.documents.encoded import add_encoded
from egov.policy.documents.encoded import decoded
from egov.policy.documents.errors import ConversionFailed
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.integrity import verify_files
from egov.policy.documents.interfaces import DocumentReady
from egov.policy.documents.interfaces import IDocumentReady
from egov.policy.documents.interfaces import IDocumentRevoked
from egov.policy.documents.interfaces import IPiecesChanged
from egov.policy.documents.issuing import issue
from egov.policy.documents.keys import ensure_key
from egov.policy.documents.keys import signing_key
from egov.policy.documents.lookup import documents
from egov.policy.documents.lookup import holdings
from egov.policy.documents.lookup import supplied
from egov.policy.documents.outside import free_code
from egov.policy.documents.outside import write_paper
from egov.policy.documents.receiving import add_piece
from egov.policy.documents.receiving import attach
from egov.policy.documents.receiving import may_add
from egov.policy.documents.records import add_from_records
from egov.policy.documents.removing import removable
from egov.policy.documents.removing import remove_piece
from egov.policy.documents.revoking import may_revoke
from egov.policy.documents.revoking import revoke
from egov.policy.documents.settings import letterhead
from egov.policy.documents.settings import public_address
from egov.policy.documents.signatory import signatory
from egov.policy.documents.signatory import Signer
from egov.policy.documents.templates import faults_of
from egov.policy.documents.templates import put_template
from egov.policy.documents.templates import Standing
from egov.policy.documents.templates import standing
from egov.policy.documents.validity import expired
from egov.policy.documents.validity import valid_until
from egov.policy.documents.verification import verify
from egov.policy.documents.verification import verify_scanned
from egov.policy.documents.views import sent
from egov.policy.documents.wording import wording


__all__ = [
    "LANGUAGE",
    "SECONDS",
    "SET_ASIDE",
    "Certified",
    "ConversionFailed",
    "DocumentReady",
    "IDocumentReady",
    "IDocumentRevoked",
    "IPiecesChanged",
    "Signer",
    "Standing",
    "TemplateRefused",
    "add_encoded",
    "add_from_records",
    "add_piece",
    "as_printed",
    "attach",
    "decoded",
    "documents",
    "ensure_key",
    "expired",
    "faults_of",
    "figures",
    "free_code",
    "holdings",
    "in_money",
    "issue",
    "letterhead",
    "may_add",
    "may_revoke",
    "numerals",
    "outdated",
    "packed_template",
    "public_address",
    "put_template",
    "removable",
    "remove_piece",
    "retry",
    "revoke",
    "seen",
    "sent",
    "signatory",
    "signing_key",
    "standing",
    "supplied",
    "to_pdf",
    "unkept",
    "valid_until",
    "verify",
    "verify_files",
    "verify_scanned",
    "waiting_reason",
    "withdraw",
    "wording",
    "write_paper",
]
