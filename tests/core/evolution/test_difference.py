"""The difference of two versions, told in plain words."""

from dataclasses import replace
from egov.policy.core.evolution import difference

import pytest


def told(before, after, language="fr"):
    return [change.said[language] for change in difference(before, after)]


TOLD = {
    "actor": (
        {"to: issued\n    actor: mayor": "to: issued\n    actor: governor"},
        ["Décision « Signer » : rôle : Administrateur → Gouverneur"],
    ),
    "state": (
        {"to: routing\n  to_committee": "to: signature\n  to_committee"},
        ["Décision « Avis recueillis » : arrivée : Orientation → À signer"],
    ),
    "field": (
        {"person: engineer_in_charge": "person: engineer"},
        ["Rôle « Ingénieur chargé du dossier » : personne du champ : Ingénieur → engineer"],
    ),
    "title": (
        {"title: {fr: Nom, en: Surname}": "title: {fr: Nom de famille, en: Surname}"},
        ["Champ « Nom de famille » : intitulé : « Nom » → « Nom de famille »"],
    ),
    "title in another language": (
        {"title: {fr: Nom, en: Surname}": "title: {fr: Nom, en: Name}"},
        ["Champ « Nom » : intitulé (en) : « Surname » → « Name »"],
    ),
    "text that was not there": (
        {
            "title: {fr: À vérifier, en: To be checked}": (
                "title: {fr: À vérifier, en: To be checked}\n"
                "    next: {fr: On vérifie., en: It is checked.}"
            )
        },
        ["Étape « À vérifier » : ce qui vient ensuite : rien → « On vérifie. »"],
    ),
    "period": (
        {"period: 30 working days": "period: 1 month"},
        ["Délai « Réponse de la commune » : durée : 30 jours ouvrables → 1 mois"],
    ),
    "what is said one level down": (
        {"automatic: {after: 30 days}": "automatic: {after: 1 day, since: filing}"},
        [
            "Décision « Abandonner » : automatique, après : 30 jours → 1 jour",
            "Décision « Abandonner » : automatique, à compter de : "
            "l'entrée dans l'étape → le dépôt",
        ],
    ),
    "what was not said at all one level down": (
        {
            "to: check\n    actor: applicant\n    effects": (
                "to: check\n    automatic: {when: is_large}\n    effects"
            )
        },
        [
            "Décision « Déposer » : rôle : Demandeur → rien",
            "Décision « Déposer » : automatique, condition : rien → is_large",
        ],
    ),
    "how many agree": (
        {"need: 2\n": "need: 60%\n"},
        ["Étape « En commission », tâche « Voter » : combien d'accords : 2 → 60 %"],
    ),
    "how many agree, as a word": (
        {"need: 2\n": "need: all\n"},
        ["Étape « En commission », tâche « Voter » : combien d'accords : 2 → tous"],
    ),
    "yes and no": (
        {"required: true\n        max_length": "max_length"},
        ["Champ « Nom » : obligatoire : oui → non"],
    ),
    "first answer": (
        {"default: house": "default: shop"},
        ["Champ « Usage » : valeur par défaut : Maison → Boutique"],
    ),
    "closed list": (
        {"kind: opinion\n        title: {fr: Visiter": "title: {fr: Visiter"},
        ["Étape « Pour avis », tâche « Visiter le terrain » : sorte : avis → décision"],
    ),
    "option added": (
        {"{fr: Boutique, en: Shop}": "{fr: Boutique, en: Shop}\n          inn: {fr: Auberge}"},
        ["Champ « Usage », option « Auberge » : ajoutée"],
    ),
    "option removed": (
        {"          shop: {fr: Boutique, en: Shop}\n": ""},
        ["Champ « Usage », option « Boutique » : retirée"],
    ),
    "parts of a person": (
        {"parts: [surname, given_names, phone]": "parts: [surname, phone]"},
        ["Champ « Propriétaire » : parties demandées : Nom, Prénoms, Téléphone → Nom, Téléphone"],
    ),
    "who changes it in which state": (
        {"waiting: [applicant]": "waiting: [clerk]"},
        [
            "Champ « Surface en m² », modification à l'étape « À compléter » : rôles : "
            "Demandeur → Agent"
        ],
    ),
    "named condition": (
        {"is_large: surface > 200": "is_large: surface > 300"},
        ["Condition « is_large » : condition : surface > 200 → surface > 300"],
    ),
    "effects": (
        {"      - set_flag: {flag: urgent}": "      - clear_flag: {flag: urgent}"},
        [
            "Décision « Signaler comme urgent » : effets : "
            "mettre la marque (Urgent) → enlever la marque (Urgent)"
        ],
    ),
    "column": (
        {"type: money\n": "type: money\n            currency: USD\n"},
        ["Champ « Travaux », colonne « Coût » : monnaie : rien → USD"],
    ),
    "order": (
        {
            "      - id: place\n        type: location\n        level: quarter\n"
            "        within: unit\n        title: {fr: Situation, en: Place}\n": "",
            "    fields:\n      - id: surname": "    fields:\n      - id: place\n"
            "        type: location\n        level: quarter\n        within: unit\n"
            "        title: {fr: Situation, en: Place}\n      - id: surname",
        },
        ["Champ « Situation » : placé en premier"],
    ),
    "another group": (
        {
            "      - id: decided_on\n        type: date\n        title: {fr: Décidé le, "
            "en: Decided on}\n": "",
            "      - id: begins_on": "      - id: decided_on\n        type: date\n"
            "        title: {fr: Décidé le, en: Decided on}\n      - id: begins_on",
        },
        ["Champ « Décidé le » : groupe : Instruction → Demande"],
    ),
    "paper": (
        {'"{number:04}/{year}"': '"{number:06}/{year}"'},
        [
            "Acte « Permis de construire » : numérotation, écriture : "
            "{number:04}/{year} → {number:06}/{year}"
        ],
    ),
    "of the whole": (
        {"unit_kinds: [commune]": "unit_kinds: [commune]\nlegal_delay: 2 months"},
        ["Délai légal : rien → 2 mois"],
    ),
}


@pytest.mark.parametrize(("changes", "sentences"), TOLD.values(), ids=TOLD)
def test_a_change_is_told_in_plain_words(changed, changes, sentences):
    spaced = [text.replace(" :", "\xa0:").replace("« ", "«\xa0") for text in sentences]
    spaced = [text.replace(" »", "\xa0»") for text in spaced]
    assert told(changed(), changed(changes)) == spaced


def test_the_same_is_told_in_english(changed):
    changes = {"to: issued\n    actor: mayor": "to: issued\n    actor: governor"}
    assert told(changed(), changed(changes), "en") == ["Transition “Sign”: actor: Mayor → Governor"]


def test_a_change_is_plain_data(changed):
    (change,) = difference(changed(), changed({"period: 30 working days": "period: 1 month"}))
    assert (change.what, change.kind, change.path) == ("changed", "deadlines", "deadlines.answer")
    assert (change.key, change.before, change.after) == ("period", "30 working days", "1 month")
    assert change.title == {"fr": "Réponse de la commune", "en": "Answer of the commune"}


def test_a_new_part_is_told_once_and_whole(changed):
    new = "  extra:\n    kind: open\n    title: {fr: Étape de plus}\n    tasks:\n"
    new += "      look: {actor: clerk, title: {fr: Regarder}}\n"
    (change,) = difference(changed(), changed({"  closed:\n": f"{new}  closed:\n"}))
    assert change.said["fr"] == "Étape «\xa0Étape de plus\xa0»\xa0: ajoutée"
    assert (change.before, change.after["tasks"]["look"]["actor"]) == (None, "clerk")


def test_a_part_that_is_gone_is_told_with_the_title_it_had(changed):
    new = "  extra:\n    kind: open\n    title: {fr: Étape de plus}\n"
    (change,) = difference(changed({"  closed:\n": f"{new}  closed:\n"}), changed())
    assert change.said["fr"] == "Étape «\xa0Étape de plus\xa0»\xa0: retirée"
    assert change.after is None


def test_what_no_sentence_can_hold_is_told_as_changed(changed):
    step = "      - {as: applicant, do: open}\n"
    other = changed({step: f"{step}      - {{as: applicant, do: submit}}\n"})
    name = "La caution d'une commune"
    assert told(changed(), other) == [f"Essai «\xa0{name}\xa0»\xa0: pas\xa0: modifié"]


def test_that_an_option_says_it_is_told_where_the_value_stays_the_same(changed):
    other = changed({"function: option('inspection')": "function: inspector"})
    actor = "Rôle «\xa0Service des inspections\xa0»"
    news = "Qui visite le terrain → inspector"
    assert told(changed(), other) == [f"{actor}\xa0: fonction\xa0: {news}"]


def test_another_default_of_an_option_is_told_of_the_option_alone(changed):
    other = changed(
        {
            "    default: inspector\n": "    default: clerk\n",
            "    default: 5 working days\n": "    default: 6 working days\n",
        }
    )
    option, default = "Option «\xa0%s\xa0»", "valeur par défaut"
    assert told(changed(), other) == [
        f"{option % 'Qui visite le terrain'}\xa0: {default}\xa0: inspector → clerk",
        f"{option % 'Délai de la visite'}\xa0: {default}\xa0: 5 working days → 6 working days",
    ]


def test_what_an_option_says_is_told_by_its_name(changed):
    other = changed({"due: option('delay')": "due: 5 working days"})
    task = "Étape «\xa0Pour avis\xa0», tâche «\xa0Visiter le terrain\xa0»"
    news = "Délai de la visite → 5 jours ouvrables"
    assert told(changed(), other) == [f"{task}\xa0: délai\xa0: {news}"]


def test_a_version_does_not_differ_from_itself(changed):
    assert difference(changed(), changed()) == ()
    assert difference(changed(), changed({"version: 3": "version: 7"})) == ()


def test_as_few_moves_as_possible_are_told(changed):
    procedure = changed()
    states = procedure.states
    turned = replace(procedure, states=(*states[1:5], states[0], *states[5:]))
    (change,) = difference(procedure, turned)
    assert (change.path, change.before, change.after) == ("states.draft", "", states[4].id)
    assert change.said["en"] == "State “Draft”: moved behind “Routing”"
