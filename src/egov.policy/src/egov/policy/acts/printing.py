"""What a template of a paper may say of the acts of a case: plain texts, and rows of them."""

from datetime import date
from egov.policy import cases
from egov.policy import documents
from egov.policy.acts import reading
from egov.policy.acts.access import title_of
from egov.policy.core.acts import Act
from egov.policy.core.acts import ActRef
from egov.policy.core.acts import Mention
from egov.policy.core.template import ACT
from egov.policy.core.template import ACT_ROWS
from egov.policy.core.template import CITED_ACT
from egov.policy.core.template import OWN_ACT
from egov.policy.core.words import date_in_words
from typing import Any


def words_of(case: cases.ICase) -> dict[str, dict[str, Any]]:
    """The words of a template under which there is an act, each with its names.

    What there is no act for is empty.
    """
    own, cited = ActRef.of(case.entered_act), ActRef.of(case.cited_act)
    return {OWN_ACT: _names(own or cited), CITED_ACT: _names(cited)}


def _names(ref: ActRef | None) -> dict[str, Any]:
    act = reading.get(ref) if ref else None
    if act is None:
        return {**dict.fromkeys(ACT, ""), **{rows: [] for rows in ACT_ROWS}}
    return {**_texts(ref, act), "mentions": [*map(_mention, reading.mentions(ref))]}


def _texts(ref: ActRef, act: Act) -> dict[str, Any]:
    entered_on = date.fromisoformat(act.entered_on)
    return {
        "number": str(act.number),
        "volume": str(act.volume),
        "year": str(ref.year),
        "register": title_of(ref.register).best(documents.LANGUAGE)[0],
        "names": ", ".join(act.names),
        "date": documents.numerals(entered_on),
        "date_words": date_in_words(entered_on).removeprefix("le "),
        "lines": [{"label": label, "text": text} for label, text in act.lines],
    }


def _mention(mention: Mention) -> dict[str, str]:
    return {
        "number": str(mention.number),
        "date": documents.numerals(date.fromisoformat(mention.made_on)),
        "text": mention.text,
        "office": mention.office,
        "name": mention.signatory,
    }
