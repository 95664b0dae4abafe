"""The form of a definition larger than any office writes: each field with a condition of its own.

Used by :mod:`.definitions`, and for the answers by what weighs and judges them.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any


def answers(fields: int, number: int = 0) -> dict[str, Any]:
    """Answers with which every field of the form is asked, and most conditions ask on."""
    given = {
        "name": "Ndayishimiye",
        "born": "1993-05-14",
        "married": True,
        "spouse": "Nkurunziza",
        "status": "tenant",
        "children": 3,
        "price": "300000",
        "area": "12.5",
        "remark": "Sans objet",
    }
    names = (f"{name}_{number}_{part}" for name, part, _ in _names(fields))
    return {id: given[id.partition("_")[0]] for id in names if id.partition("_")[0] in given}


def sections(fields: int, number: int) -> Iterator[dict[str, Any]]:
    """So many fields, ten in a section."""
    parts: dict[int, list[dict[str, Any]]] = {}
    for name, part, form in _names(fields):
        own, before = f"{number}_{part}", f"{number}_{max(part - 1, 0)}"
        field = {
            key: value.format(own=own, before=before) if isinstance(value, str) else value
            for key, value in form.items()
        }
        if not part and name in ("name", "born", "price"):
            # Something has to be asked of everybody.
            field.pop("visible_when", None)
        named = {"id": f"{name}_{own}", "type": field.pop("type"), "title": words(name)}
        parts.setdefault(part, []).append({**named, **field})
    for part, found in parts.items():
        yield {"id": f"section_{part}", "title": words(f"Partie {part}"), "fields": found}


def _names(fields: int) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Names of the fields with the section in which they stand and what is said of them."""
    parts = ((name, part, form) for part in range(fields) for name, form in FORM.items())
    return islice(parts, fields)


FORM: dict[str, dict[str, Any]] = {
    "name": {
        "type": "text",
        "required": True,
        "max_length": 80,
        "visible_when": "given(born_{before}) or price_{before} > 1000",
        "personal": {"fr": "Nomme la personne.", "en": "Names the person."},
    },
    "born": {
        "type": "date",
        "required_when": "given(name_{own})",
        "visible_when": "price_{before} >= 1000 and given(born_{before})",
        "valid_when": "years_between(born_{own}, today) < 120",
        "valid_message": {"fr": "Cette date est trop ancienne.", "en": "This is too long ago."},
        "personal": {
            "fr": "Distingue les personnes du même nom.",
            "en": "Tells people of the same name apart.",
        },
    },
    "married": {
        "type": "boolean",
        "visible_when": "years_between(born_{own}, today) >= 18",
        "personal": {"fr": "Dit si un conjoint signe.", "en": "Says whether a spouse signs."},
    },
    "spouse": {
        "type": "text",
        "max_length": 80,
        "visible_when": "married_{own}",
        "required_when": "married_{own} and given(name_{own})",
        "personal": {"fr": "Signe aussi.", "en": "Signs as well."},
    },
    "status": {
        "type": "choice",
        "options": {
            "owner": {"fr": "Propriétaire", "en": "Owner"},
            "tenant": {"fr": "Locataire", "en": "Tenant"},
            "other": {"fr": "Autre", "en": "Other"},
        },
        "visible_when": "married_{own} or given(born_{own})",
    },
    "children": {
        "type": "integer",
        "minimum": 0,
        "maximum": 30,
        "visible_when": "status_{own} in ['owner', 'tenant'] and given(born_{own})",
    },
    "price": {
        "type": "money",
        "currency": "BIF",
        "minimum": 0,
        "visible_when": "children_{own} > 0 or status_{own} == 'tenant'",
        "required_when": "status_{own} != 'other'",
    },
    "area": {
        "type": "decimal",
        "places": 2,
        "minimum": 0,
        "visible_when": "price_{own} > 0",
        "valid_when": "area_{own} * 10 <= price_{own}",
        "valid_message": {"fr": "C'est trop pour ce prix.", "en": "Too much for that price."},
    },
    "rate": {
        "type": "computed",
        "formula": "round(price_{own} / greatest(area_{own}, 1) * 0.03, 2)",
        "visible_when": "given(area_{own})",
    },
    "remark": {
        "type": "long_text",
        "max_length": 2000,
        "visible_when": "area_{own} > 0 and not (status_{own} == 'other')",
        "required_when": "rate_{own} > 1000",
    },
}
"""Ten fields that stand again in every section; ``own`` names the section, ``before`` the last."""


def words(text: str) -> dict[str, str]:
    """A text that reads alike in French and English."""
    return {"fr": text, "en": text}
