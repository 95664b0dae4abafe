"""The pages of procedures: what checks find today, in words."""

from egov.policy import clock
from egov.policy import people
from egov.policy import procedures
from egov.policy.classification import import_csv
from importlib.resources import files

import pytest
import transaction


@pytest.fixture
def section(browse):
    """``section("Attestation de résidence")``: what the page says of that procedure."""

    def section(title: str, user: str = "fonctionnel") -> list[str]:
        browser = browse(user)
        links = browser.get("@@procedures").all("tbody th a")
        (link,) = [link.get("href") for link in links if link.text_content() == title]
        return browser.get(link).texts("#today .findings li")

    return section


def test_a_warning_names_the_part_says_what_is_wrong_and_how_it_is_mended(section):
    assert section("Attestation de résidence")[2] == (
        "Chef de zone – Une seule personne peut tenir le rôle zone_chief, et personne ne la "
        "remplace : Bwiza, Nyakabiga. Désignez un remplaçant. Ce que veut dire W211"
    )


def test_an_error_is_marked_as_one(functional_portal, section):
    functional_portal["templates"]["attestation-residence.odt"].enabled = False
    transaction.commit()
    (error,) = [line for line in section("Attestation de résidence") if line.startswith("Erreur")]
    assert error.startswith("Erreur Attestation de résidence – Le modèle attestation-residence.odt")


def test_a_class_that_was_closed_since_is_told(functional_portal, as_user, section):
    text = (files("egov.policy") / "profiles/commune/classification.csv").read_text("utf-8")
    rest = [line for line in text.splitlines(keepends=True) if not line.startswith("3.2.2;")]
    import_csv("".join(rest).encode(), valid_from=clock.today())
    transaction.commit()
    assert any(
        "n'a pas de rubrique 3.2.2 ouverte" in line for line in section("Attestation de vie")
    )


def test_what_is_in_order_is_said_to_be(functional_portal, browse):
    everybody = ("controle", "marches", "social", "gouverneur")
    for held in people.assignments():
        group = people.group_id(held.unit, held.function)
        other = next(user for user in everybody if user not in people.members(group))
        people.assign(other, held.function, held.unit, clock.today())
    transaction.commit()
    assert "Rien à corriger" in browse("fonctionnel").get("@@procedures").text()


def test_every_shipped_procedure_is_held_against_one_office(functional_portal, browse, monkeypatch):
    made = []
    wanted = procedures.office

    def office(*arguments):
        made.append(wanted(*arguments))
        return made[-1]

    monkeypatch.setattr(procedures, "office", office)
    browse("fonctionnel").get("@@procedures")
    assert len(made) == 1
