"""Codes of what a new version does to the ids of earlier ones."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E301": error(
        "{name} was of the type {then} in an earlier version and is of the type {now} here.",
        "Give the new field an id of its own, and leave the old one out.",
        "Answers of earlier cases under this id would be read as something that they are not.",
        "- id: trade\n  type: text",
        "- id: trade\n  type: integer",
    ),
    "E302": error(
        "{name} was a state of the kind {then} in an earlier version and is of the kind {now}"
        " here.",
        "Give the new state an id of its own, and leave the old one out.",
        "Cases that rest there would be open in one version and closed in another.",
        "waiting:\n  kind: suspended",
        "waiting:\n  kind: open",
    ),
    "E303": error(
        "The paper {name} was numbered in the register {then} and is numbered in {now} here.",
        "Name the register that it had, or give the new paper an id of its own.",
        "The register would end without a word, and its numbers would begin again in another.",
        "register: specimen-permit",
        "register: specimen-authorisation",
    ),
    "E304": error(
        "{name} meant “{then}” in an earlier version, was left out, and comes back as “{now}”.",
        "Give it the title that it had, or an id that was never used.",
        "Cases of earlier versions that have this id would say something that nobody meant.",
        "shop: {fr: Boutique, en: Shop}",
        "shop: {fr: Boutique, en: Shop}\ninn: {fr: Usine, en: Factory}",
    ),
    "E305": error(
        "Version {number} comes too late: version {newest} is published already.",
        "Give it a number above that.",
        "A published version never changes, and each new one comes after all others.",
        "version: 3",
        "version: 2",
    ),
    "E306": error(
        "The option {name} was of the kind {then} in an earlier version and is of the kind {now}"
        " here.",
        "Give the new option an id of its own, and leave the old one out.",
        "What units have set for themselves would say nothing any more.",
        "kind: amount",
        "kind: number",
    ),
    "E307": error(
        "Acts were entered into the register {then} by an earlier version,"
        " and are into {now} here.",
        "Name the register that it had. Its title may be another.",
        "The acts of a year would stand in two registers, each numbered from 1.",
        "register: permits",
        "register: licences",
    ),
    "W301": warning(
        "{name} was called “{then}” in the version before and is “{now}” here.",
        "If it is another thing, give it an id of its own; if it is another word, all is well.",
        "Cases of earlier versions that have this id would say something that nobody meant.",
        "shop: {fr: Boutique, en: Shop}",
        "shop: {fr: Usine, en: Factory}",
    ),
}
