"""Codes of texts: the languages of a definition."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


_TITLE = "title: {fr: Nom, en: Surname}"

CODES = {
    "E130": error(
        "The French text is missing.",
        "Add fr: ….",
        "French is the language that everybody in the office reads.",
        _TITLE,
        "title: {en: Surname}",
    ),
    "W201": warning(
        "The English text is missing.",
        "Add en: ….",
        "Who works in English would read French there.",
        _TITLE,
        "title: {fr: Nom}",
    ),
    "W220": warning(
        "{name} reads like {other} beside it.",
        "Give it a title of its own.",
        "People cannot tell two buttons, questions or states of the same name apart.",
        "title: {fr: Commerce prévu, en: Intended trade}",
        "title: {fr: Nom, en: Intended trade}",
    ),
    "W223": warning(
        "{missing} of {count} texts are not in Kirundi, though some are.",
        "Add rn: … to the others.",
        "Half a translation is harder to read than none.",
        "title: {fr: Permis de construire, en: Building permit}",
        "title: {fr: Permis de construire, rn: Uruhusha rwo kwubaka, en: Building permit}",
    ),
}
