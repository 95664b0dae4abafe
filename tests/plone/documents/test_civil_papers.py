"""What the papers of civil status say, of a death, a marriage and of acts in the registers."""

from .letters import text_of
from datetime import timedelta
from egov.policy import acts
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core.acts import ActRef

import pytest


@pytest.fixture
def filed(portal, as_user, picture):
    """``filed("declaration-deces", manner="natural")``: the specimen, filed with all pieces."""

    def filed(id, **answers):
        procedure = procedures.get(id)
        given = {item.id: item.value for item in procedure.specimen} | answers
        with as_user(portal, "agent.mukaza"):
            case = casework.open_case(id, "mukaza", given)
            for piece in procedure.pieces:
                day = clock.today().isoformat() if piece.valid_for else ""
                documents.add_piece(case, piece.id, "a.png", picture(), issued_on=day)
            casework.perform(case, "submit")
        return case

    return filed


@pytest.fixture
def take(portal, as_user):
    """``take(case, "agent.mukaza", "check")``: that person takes that decision."""

    def take(case, user, transition, **given):
        with as_user(portal, user):
            casework.perform(case, transition, "Vu", given)
        return case

    return take


def letters(case):
    """The texts of the papers of a case, by the file names of their templates."""
    found = [item for item in documents.documents(case) if item.kind == "issued"]
    return {item.title: text_of(item.source.data) for item in found}


def test_a_death_gives_act_extract_and_permit(filed, take):
    case = filed("declaration-deces", death_date=clock.today().isoformat(), occupation="Tailleur")
    take(take(case, "agent.mukaza", "check"), "etatcivil", "register")
    told = letters(case)
    assert set(told) == {"Acte de décès", "Extrait d'acte de décès", "Permis d'inhumer"}
    for text in told.values():
        assert "NTAHOMBAYE Gaspard, né en 1948, Tailleur, domicilié à Quartier Bwiza" in text
    assert f"N° 1/{clock.today().year}" in told["Acte de décès"]
    assert "Déclarant : Ntahombaye Odette (enfant)." in told["Acte de décès"]
    assert "Désiré Bigirimana" in told["Acte de décès"]
    assert "acte n° 1 de l’année" in told["Extrait d'acte de décès"]
    assert "l’inhumation est autorisée" in told["Permis d'inhumer"]


def test_a_marriage_is_entered_after_its_banns(filed, take, monkeypatch):
    case = filed("mariage-civil", planned_on=(clock.today() + timedelta(days=30)).isoformat())
    take(case, "agent.mukaza", "post_banns")
    (banns,) = letters(case).values()
    assert "Niyonkuru Pascal, né en 1994, et" in banns
    assert "Irakoze Immaculée, née le 4 mai 1997." in banns
    later = clock.now() + timedelta(days=12)
    monkeypatch.setattr(clock, "now", lambda: later)
    casework.tick(case)
    take(case, "etatcivil", "celebrate", celebrated_on=clock.today().isoformat())
    told = letters(case)
    assert "Régime des biens\nCommunauté de biens" in told["Acte de mariage"]
    assert "ont été unis par le mariage le" in told["Extrait d'acte de mariage"]
    assert acts.get(ActRef.of(case.entered_act)).names == ("Niyonkuru Pascal", "Irakoze Immaculée")


def test_a_recognition_stands_in_the_margin_and_on_a_full_copy(portal, enter_birth, filed, take):
    born = ActRef.of(enter_birth().entered_act)
    asked = {"record_year": born.year, "record_number": str(born.number)}
    case = filed("acte-civil", birth_year=born.year, birth_number=str(born.number))
    take(take(case, "agent.mukaza", "find"), "etatcivil", "register_with_mention")
    (act,) = letters(case).values()
    assert "Nature de l'acte\nReconnaissance" in act
    copy = filed("extrait-acte", form="copy", **asked)
    take(take(copy, "agent.mukaza", "search"), "etatcivil", "sign_copy")
    (text,) = letters(copy).values()
    assert "Nom\nNiyonkuru" in text
    assert "Reconnue par Niyonkuru Pascal." in text
    extract = filed("extrait-acte", **asked)
    take(take(extract, "agent.mukaza", "search"), "etatcivil", "sign_extract")
    (text,) = letters(extract).values()
    assert "Acte au nom de Niyonkuru Aline" in text
    assert "Reconnue par Niyonkuru Pascal." in text


def test_a_correction_is_a_mention(portal, enter_birth, filed, take):
    born = ActRef.of(enter_birth().entered_act)
    asked = {"record_year": born.year, "record_number": str(born.number)}
    case = filed("rectification-acte", **asked)
    take(case, "agent.mukaza", "search")
    take(case, "etatcivil", "correct", mention="Lire Aline et non Alinne.")
    assert [item.text for item in acts.mentions(born)] == ["Lire Aline et non Alinne."]
    assert dict(acts.get(born).lines)["Prénoms"] == "Aline"
