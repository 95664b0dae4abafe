"""A site that sends: by a mail server and an SMS gateway of ``tests.receivers``."""

from egov.policy import casework
from egov.policy import messages
from egov.policy.core.messages import Preferences
from egov.policy.messages import channels
from plone import api

import pytest
import transaction


PHONE = "+25779123456"

PREFIX = "egov.policy.messages"

CHIEF = "chef.bwiza"
"""Who has an e-mail address."""


def configure(**settings):
    """Set the servers by which messages leave."""
    for name, value in settings.items():
        api.portal.set_registry_record(f"{PREFIX}.{name}", value)
    transaction.commit()


def by_mail(port, **more):
    """The settings of a mail server on this machine."""
    usual = {"smtp_host": "127.0.0.1", "smtp_security": "plain", "smtp_port": port}
    configure(sender="Commune <noreply@mukaza.example>", **{**usual, **more})


def by_sms(catcher, **more):
    """The settings of a gateway on this machine, which sends at night too."""
    api.portal.set_registry_record("egov.policy.calls.networks", ["127.0.0.0/8", "::1/128"])
    usual = {"sms_address": f"https://localhost:{catcher.server_port}/send", "quiet_until": "20:00"}
    configure(**{**usual, **more})


def only(case):
    """The one message of a case."""
    (letter,) = messages.letters(case)
    return letter


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """No channel rests because of an earlier test, nor for long."""
    monkeypatch.setattr(channels, "_resting", {})
    monkeypatch.setattr(channels, "REST", 0.0)


@pytest.fixture
def site(functional_portal):
    """The site; the head of zone has an e-mail address."""
    api.user.get(CHIEF).setMemberProperties({"email": "chef@bwiza.example"})
    transaction.commit()
    return functional_portal


@pytest.fixture
def told(site, catcher, as_user, answers):
    """A filed case whose applicant is to be told so by SMS."""
    by_sms(catcher)
    return filed(site, as_user, {**answers, "phone": PHONE})


@pytest.fixture
def asked(site, post, as_user, answers):
    """A case of which the head of zone is to be told by e-mail that it waits for a signature."""
    by_mail(post.port)
    wants("now")
    case = filed(site, as_user, answers)
    with as_user(site, "agent.bwiza"):
        casework.perform(case, "approve")
    transaction.commit()
    return case


def wants(pace, person=CHIEF, **more):
    """Say how somebody is told of their work."""
    messages.set_preferences(person, Preferences.of({"work": pace, **more}))
    transaction.commit()


def filed(site, as_user, answers):
    """A filed case of Bwiza, committed."""
    with as_user(site, "agent.bwiza"):
        case = casework.open_case("attestation-residence", "bwiza", answers)
        casework.perform(case, "submit")
    transaction.commit()
    return case
