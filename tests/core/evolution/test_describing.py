"""What a version says, in words."""

from egov.policy.core.evolution import described


def said(procedure, language="fr"):
    return {
        ".".join(item.part.path): (item.kind, {one.label: one.value for one in item.says})
        for item in described(procedure, language)
    }


def test_each_part_says_what_it_says_in_words(changed):
    found = said(changed())
    assert found["states.check.tasks.check"] == (
        "tâche",
        {
            "rôle": "Agent",
            "intitulé": "Vérifier",
            "délai": "3 jours ouvrables",
            "rappel avant": "1 jour ouvrable",
            "relais après": "2 jours ouvrables",
            "relais à": "Chef de l'agent",
            "décision qui accomplit": "Demander les avis",
            "décision qui refuse": "Refuser",
            "permis en plus": "déléguer, réattribuer",
            "rôle qui veille": "Chef de l'agent",
        },
    )
    assert found[""][1]["dépôt"] == "guichet"
    assert found["transitions.abandon"][1]["automatique, après"] == "30 jours"
    assert found["actors.inspector"][1]["fonction"] == "Qui visite le terrain"


def test_what_is_not_said_is_left_out(changed):
    found = said(changed(), "en")
    assert found["fields.place"] == (
        "field",
        {
            "type": "location",
            "title": "Place",
            "level": "quarter or colline",
            "where": "the unit of the case",
        },
    )
    assert found["flags.urgent"] == ("flag", {"title": "Urgent"})
