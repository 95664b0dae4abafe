"""A register outlives the version that feeds it: who looked into it still does."""

from dataclasses import replace
from egov.policy import acts
from egov.policy import casework
from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.core.model import Procedure
from egov.policy.core.serialize import yaml_text
from egov.policy.procedures import publishing
from plone import api

import pytest
import transaction


ID = "declaration-naissance"


def without_act(procedure: Procedure) -> Procedure:
    """The procedure that enters nothing."""
    transitions = (
        replace(item, effects=tuple(done for done in item.effects if done.name != "enter_act"))
        for item in procedure.transitions
    )
    return replace(procedure, act=None, transitions=tuple(transitions))


def with_another(procedure: Procedure) -> Procedure:
    """The procedure whose register is called by another id."""
    return replace(procedure, act=replace(procedure.act, register="naissances"))


FOLLOWING = pytest.mark.parametrize("following", [without_act, with_another])


@pytest.fixture
def followed(functional_portal, following, enter_birth, declare):
    """A case that waits for its act in a version that a second one has followed."""
    enter_birth()
    running = declare()
    # As on a site that took such a version before the checks said a word.
    second = following(replace(procedures.get(ID), version=2))
    publishing.bring_in(second, "admin", "as it was done once")
    transaction.commit()
    return running


@FOLLOWING
def test_a_running_case_enters_its_act_and_the_year_is_closed(followed, http, at):
    with api.env.adopt_user("etatcivil"):
        casework.perform(followed, "register")
    assert followed.entered_act["number"] == 2
    at("2026-12-31")
    transaction.commit()
    session = http("etatcivil")
    items = session.get("@registers").json()["items"]
    (item,) = (item for item in items if (item["register"], item["acts"]) == ("births", 2))
    assert item["title"]["fr"] == "Registre des naissances"
    page = session.get("@@register-book?register=births&unit=mukaza&year=2026")
    assert page.status_code == 200
    closing = session.post("@registers/births/mukaza/2026/close", json={})
    assert closing.status_code == 200
    transaction.begin()
    assert acts.proposal_of("births", "mukaza", 2026)


def test_no_new_version_feeds_another_register(portal):
    second = with_another(replace(procedures.get(ID), version=2))
    with pytest.raises(DefinitionError, match="E307"):
        procedures.publish(yaml_text(second), "birth.yaml", "admin", "a reason")
