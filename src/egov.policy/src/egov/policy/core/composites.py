"""What persons, organisations and identity papers consist of: one closed table, as fields.

A field of such a type asks for some of these parts; each part is judged, shown and
described like any other field.  Used by the form, by conditions and by the pages.
"""

from babel import Locale
from dataclasses import replace
from egov.policy.core.model import Field
from egov.policy.core.model import Option
from egov.policy.core.model import Text
from egov.policy.core.terms import FieldType
from functools import cache
from functools import lru_cache
from unicodedata import normalize


@cache
def countries() -> tuple[Option, ...]:
    """All countries by their ISO 3166 code, named as Unicode does, in French order."""
    french, english = (dict(Locale(language).territories) for language in ("fr", "en"))
    codes = (code for code in french if len(code) == 2 and code not in NONE)
    found = (_option(code, french[code], english[code]) for code in codes)
    return tuple(sorted(found, key=lambda option: normalize("NFD", option.title["fr"])))


def _option(id: str, fr: str, en: str) -> Option:
    return Option(id, Text(fr=fr, en=en))


def _part(id: str, type: FieldType, fr: str, en: str, **more: object) -> Field:
    return Field(id, type, Text(fr=fr, en=en), **more)  # type: ignore[arg-type]


def _text(id: str, fr: str, en: str, most: int = 120) -> Field:
    return _part(id, FieldType.TEXT, fr, en, max_length=most)


def _place(id: str, fr: str, en: str) -> Field:
    return _part(id, FieldType.LOCATION, fr, en, level="quarter", within="country")


NONE = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())
"""Codes of the locale data that ISO 3166 gives to no country."""

SEXES = (_option("F", "Féminin", "Female"), _option("M", "Masculin", "Male"))

MARITAL = (
    _option("single", "Célibataire", "Single"),
    _option("married", "Marié(e)", "Married"),
    _option("divorced", "Divorcé(e)", "Divorced"),
    _option("widowed", "Veuf ou veuve", "Widowed"),
)

KINDS = (
    _option("national_id", "Carte nationale d’identité", "National identity card"),
    _option("passport", "Passeport", "Passport"),
    _option("driving_licence", "Permis de conduire", "Driving licence"),
    _option("residence_permit", "Titre de séjour", "Residence permit"),
    _option("refugee_card", "Carte de réfugié", "Refugee card"),
    _option("birth_certificate", "Extrait d’acte de naissance", "Birth certificate"),
    _option("other", "Autre pièce", "Other paper"),
)
"""Kinds of identity papers; a field may name those it takes."""

IDENTITY = (
    _part("kind", FieldType.CHOICE, "Nature de la pièce", "Kind of paper", options=KINDS),
    _text("number", "Numéro", "Number", 60),
    _text("place", "Délivrée à", "Issued at"),
    _part("date", FieldType.DATE, "Délivrée le", "Issued on", latest="today"),
)

PERSON = (
    _text("surname", "Nom", "Surname", 80),
    _text("given_names", "Prénoms", "Given names"),
    _part("sex", FieldType.CHOICE, "Sexe", "Sex", options=SEXES),
    _part(
        "birth_date", FieldType.PARTIAL_DATE, "Date de naissance", "Date of birth", latest="today"
    ),
    _text("birth_place", "Lieu de naissance", "Place of birth"),
    _place("origin", "Colline d’origine", "Colline of origin"),
    _text("father", "Nom et prénoms du père", "Name of the father"),
    _text("mother", "Nom et prénoms de la mère", "Name of the mother"),
    _part("nationality", FieldType.CHOICE, "Nationalité", "Nationality", options=countries()),
    _part("marital_status", FieldType.CHOICE, "État civil", "Marital status", options=MARITAL),
    _text("occupation", "Profession", "Occupation"),
    _place("residence", "Résidence", "Residence"),
    _text("address", "Adresse", "Address", 200),
    _part("identity", FieldType.IDENTITY, "Pièce d’identité", "Identity paper"),
    _part("phone", FieldType.PHONE, "Téléphone", "Telephone"),
    _part("email", FieldType.EMAIL, "Adresse électronique", "E-mail address"),
)

CONTACT = ("surname", "given_names", "phone", "email")

ORGANISATION = (
    _text("name", "Dénomination", "Name", 200),
    _text("tax_number", "Numéro d’identification fiscale (NIF)", "Tax number", 40),
    _text("legal_form", "Forme juridique", "Legal form"),
    _text("address", "Adresse", "Address", 200),
    _place("location", "Localité", "Place"),
    _part("contact", FieldType.PERSON, "Personne de contact", "Contact", parts=CONTACT),
    _part("phone", FieldType.PHONE, "Téléphone", "Telephone"),
    _part("email", FieldType.EMAIL, "Adresse électronique", "E-mail address"),
)

PARTS = {
    FieldType.PERSON: PERSON,
    FieldType.ORGANISATION: ORGANISATION,
    FieldType.IDENTITY: IDENTITY,
}
"""All parts of each type, in the order in which they are asked."""

USUAL = {
    FieldType.PERSON: ("surname", "given_names", "sex", "birth_date"),
    FieldType.ORGANISATION: ("name", "tax_number", "address", "phone"),
    FieldType.IDENTITY: ("kind", "number", "place", "date"),
}
"""Parts that are asked when a field names none."""

NEEDED = {
    FieldType.PERSON: ("surname",),
    FieldType.ORGANISATION: ("name",),
    FieldType.IDENTITY: ("kind", "number"),
}
"""Parts without which the thing counts as not given, unless a field names others."""


NAMING = ("surname", "given_names", "name", "number")
"""Parts that say who or what a thing of several parts is, in this order."""


def is_composite(field: Field) -> bool:
    """Whether a field asks for a thing of several parts."""
    return field.type in PARTS


def parts_of(field: Field) -> tuple[Field, ...]:
    """The parts that a composite field asks for, in their order; none of any other field."""
    if not is_composite(field):
        return ()
    return _parts(field.type, field.parts, field.required_parts, field.kinds)


@lru_cache(maxsize=512)
def _parts(
    type: FieldType, parts: tuple[str, ...], required: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[Field, ...]:
    asked, needed = parts or USUAL[type], required or NEEDED[type]
    return tuple(
        replace(_of_kinds(part, kinds), required=part.id in needed)
        for part in PARTS[type]
        if part.id in asked
    )


def _of_kinds(part: Field, kinds: tuple[str, ...]) -> Field:
    """The part with the kinds of papers that its field takes."""
    if part.type is FieldType.IDENTITY:
        return replace(part, kinds=kinds)
    if kinds and part.options is KINDS:
        return replace(part, options=tuple(item for item in KINDS if item.id in kinds))
    return part
