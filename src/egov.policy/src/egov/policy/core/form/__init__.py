"""The form that a person fills: what values it takes, and what is wrong with them.

One rule for every way in: the counter's page, REST, a file of existing cases.  It draws
nothing and stores nothing; which shape each type has is told in
docs/reference/field-types.md.
"""

from egov.policy.core.form.access import editable_fields
from egov.policy.core.form.access import is_restricted
from egov.policy.core.form.access import is_seen
from egov.policy.core.form.access import require_seen
from egov.policy.core.form.access import visible_fields
from egov.policy.core.form.choices import offered
from egov.policy.core.form.contact import phone_number
from egov.policy.core.form.context import currency_of
from egov.policy.core.form.context import FormContext
from egov.policy.core.form.days import known_day
from egov.policy.core.form.facts import facts_of
from egov.policy.core.form.links import days_judged
from egov.policy.core.form.numbers import is_short
from egov.policy.core.form.pieces import all_pieces
from egov.policy.core.form.pieces import missing_pieces
from egov.policy.core.form.pieces import piece_asked
from egov.policy.core.form.pieces import piece_required
from egov.policy.core.form.plain import json_value
from egov.policy.core.form.prefill import is_proposed
from egov.policy.core.form.prefill import Proposal
from egov.policy.core.form.prefill import proposals
from egov.policy.core.form.prefill import Sources
from egov.policy.core.form.schema import form_schema
from egov.policy.core.form.taken import taken
from egov.policy.core.form.text import plain_text
from egov.policy.core.form.validation import outdated
from egov.policy.core.form.validation import unfinished
from egov.policy.core.form.validation import validate
from egov.policy.core.form.validation import validate_asked
from egov.policy.core.form.visibility import shown
from egov.policy.core.form.visibility import shown_given
from egov.policy.core.form.words import answer_in_words
from egov.policy.core.form.words import subject_of
from egov.policy.core.form.words import words_of


__all__ = [
    "FormContext",
    "Proposal",
    "Sources",
    "all_pieces",
    "answer_in_words",
    "currency_of",
    "days_judged",
    "editable_fields",
    "facts_of",
    "form_schema",
    "is_proposed",
    "is_restricted",
    "is_seen",
    "is_short",
    "json_value",
    "known_day",
    "missing_pieces",
    "offered",
    "outdated",
    "phone_number",
    "piece_asked",
    "piece_required",
    "plain_text",
    "proposals",
    "require_seen",
    "shown",
    "shown_given",
    "subject_of",
    "taken",
    "unfinished",
    "validate",
    "validate_asked",
    "visible_fields",
    "words_of",
]
