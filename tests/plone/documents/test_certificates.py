"""What the certificates of a zone say, for a woman and for a man."""

from .letters import text_of
from datetime import timedelta
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import payments
from egov.policy import procedures
from egov.policy.core.terms import Outcome

import pytest


SAYS = {
    "attestation-vie": ["est en vie", "présentée en personne"],
    "attestation-identite": [
        "fille de Niyonkuru Pascal et d’Irakoze Immaculée, originaire de la commune de Mukaza",
        "née en 1950 à Bwiza, porteuse",
        "de nationalité burundaise.",
        "État civil : célibataire.",
    ],
    "attestation-etat-civil": ["est de l’état civil suivant : célibataire."],
    "attestation-chomage": ["est sans emploi depuis l’année 2022", "présentée en personne"],
    "attestation-deces-domicile": [
        "le décès de Ntahombaye Gaspard est survenu à son domicile, à ",
        "le 27 février 2026 (vingt-sept février deux mille vingt-six)",
        "1. Désiré Bigirimana, carte n° 531.0201/11.111",
    ],
    "attestation-abandon": [
        "un enfant de sexe féminin, à qui le nom de Iteriteka Divine a été donné",
        "a été trouvé le 27 février 2026",
        "L’enfant a été recueilli par Madame NIYONKURU Aline",
    ],
    "attestation-prise-en-charge": ["vit à la charge de :", "Désiré Bigirimana, carte d’identité"],
    "attestation-recommandation": [
        "recommandée pour le travail suivant : Gardien d'école",
        "connue de nos services",
    ],
    "attestation-association": [
        "l’association Dufashanye, travaille à ",
        "depuis l’année 2019",
        "Elle est représentée par Madame NIYONKURU Aline",
    ],
}


@pytest.fixture
def letter(portal, as_user, picture):
    """``letter("attestation-vie", sex="M")``: the text of a certificate of the specimen."""

    def letter(id, **answers):
        procedure = procedures.get(id)
        given = {item.id: item.value for item in procedure.specimen} | answers
        with as_user(portal, "agent.bwiza"):
            case = casework.open_case(id, "bwiza", given)
            for piece in procedure.pieces:
                documents.add_piece(case, piece.id, "a.png", picture())
            casework.perform(case, "submit")
        if left := payments.account_of(case).left:
            with as_user(portal, "caisse.bwiza"):
                payments.take_cash(case, str(left))
        with as_user(portal, "agent.bwiza"):
            casework.perform(case, "approve")
        with as_user(portal, "chef.bwiza"):
            casework.perform(case, "sign")
        paper = next(item for item in documents.documents(case) if item.kind == "issued")
        return text_of(paper.source.data)

    return letter


@pytest.mark.parametrize("id", SAYS)
def test_it_names_the_person_and_says_the_fact(letter, id):
    text = letter(id)
    assert "Madame NIYONKURU Aline, née en 1950" in text
    for said in SAYS[id]:
        assert said in text


@pytest.mark.parametrize("id", SAYS)
def test_it_agrees_with_a_man_born_on_a_day_that_is_known(letter, id):
    text = letter(id, sex="M", given_names="Aimé", birth_date="1993-03-12")
    assert "Monsieur NIYONKURU Aimé, né le 12 mars 1993" in text
    assert not {"née", "porteuse", "Madame", "présentée", "fille"} & set(text.split())


def test_another_state_shows_the_spouse(letter):
    married = {"marital_status": "married", "spouse": {"surname": "Hakizimana"}}
    assert "Conjoint : Hakizimana." in letter("attestation-etat-civil", **married)
    assert "conjoint : Hakizimana." in letter("attestation-identite", **married)


PARCEL = "la parcelle située à Quartier Bwiza, d’une contenance de 4 ares et 25 centiares"

ABOUT_A_PARCEL = {
    "attestation-possession": ["Jean Nkurunziza, pièce d’identité n° 531.0201/1.111, possède "],
    "attestation-appartenance": [
        "appartient à Jean Nkurunziza",
        "Acte sous seing privé présenté : n° 12 du 3 mai 2019.",
        "Sous couvert du chef de zone",
    ],
    "attestation-cession": [
        "Jean Nkurunziza, pièce d’identité n° 531.0201/1.111, a cédé sans prix à Marie Uwimana",
        "Témoins du cédant",
        "L’acquéreur",
    ],
    "vente-parcelle": ["a vendu à Marie Uwimana", "au prix de 3 500 000 FBu", "L’acheteur"],
}


@pytest.mark.parametrize("id", ABOUT_A_PARCEL)
def test_a_paper_about_a_parcel_names_it_and_who_is_concerned(signed_parcel, id):
    text = signed_parcel(id)
    assert PARCEL in text
    assert "(mesurée : 420 m²)" in text
    for said in ABOUT_A_PARCEL[id]:
        assert said in text


@pytest.fixture
def signed_parcel(portal, as_user, picture, monkeypatch):
    """``signed_parcel("vente-parcelle")``: what the paper of the specimen says."""

    def signed_parcel(id):
        given = {item.id: item.value for item in procedures.get(id).specimen}
        with as_user(portal, "agent.bwiza"):
            case = casework.open_case(id, "bwiza", given)
            for piece in ("title_deed", "no_dispute"):
                day = clock.today().isoformat() if piece == "no_dispute" else ""
                documents.add_piece(case, piece, "a.png", picture(), issued_on=day)
            casework.perform(case, "submit")
            casework.perform(case, "send_to_survey")
        with as_user(portal, "technique"):
            documents.add_piece(case, "survey_report", "a.png", picture())
            casework.perform(case, "survey", given={"measured": 420})
        later = clock.now() + timedelta(days=10)
        monkeypatch.setattr(clock, "now", lambda: later)
        casework.tick(case)
        for user, task in (("chef.bwiza", "countersign"), ("administrateur", "sign")):
            with as_user(portal, user):
                _complete(case, task)
        (paper,) = (item for item in documents.documents(case) if item.kind == "issued")
        return text_of(paper.source.data)

    return signed_parcel


def _complete(case, task):
    """End that task, if there is one: one head of zone signs alone."""
    for item in case.open_tasks:
        if item.task == task:
            casework.complete(case, item.id, Outcome.DONE)
