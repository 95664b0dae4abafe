"""The accounts of the demonstration."""

from datetime import date
from egov.policy import people
from egov.policy.people import demo

import pytest


def test_the_demonstration_has_its_people(portal):
    accounts = people.demo_accounts()
    assert accounts[:4] == ("agent.bwiza", "chef.bwiza", "agent.nyakabiga", "chef.nyakabiga")
    assert {"administrateur", "archiviste", "fonctionnel"} <= set(accounts)


def test_every_function_of_the_office_has_somebody(portal):
    posts = (post for user in people.demo_accounts() for post in people.assignments(user_id=user))
    assert {post.function for post in posts} == set(people.functions())


def test_only_accounts_that_the_site_has_are_named(portal):
    portal.acl_users.userFolderDelUsers(["archiviste"])
    assert "archiviste" not in people.demo_accounts()


def test_no_account_opens_with_an_empty_or_a_guessable_password(portal):
    login = portal.acl_users.source_users.authenticateCredentials
    for user_id in people.demo_accounts():
        for guess in ("", user_id, "secret", "admin"):
            assert login({"login": user_id, "password": guess}) is None


def test_a_second_import_leaves_passwords_and_names_alone(portal, pack):
    portal.acl_users.userSetPassword("agent.bwiza", "correct horse battery")
    credentials = {"login": "agent.bwiza", "password": "correct horse battery"}
    text = (
        "agent.bwiza: {fullname: X, email: x@example.org,"
        " posts: [{function: clerk, unit: bwiza, start: 2026-01-01}]}"
    )
    demo.import_accounts(pack(**{"people.yaml": text}))
    assert portal.acl_users.source_users.authenticateCredentials(credentials)
    assert people.display_name("agent.bwiza") == "Nadine Niyonzima"


def test_a_post_that_was_ended_is_not_given_back(portal):
    (post,) = people.assignments(user_id="agent.bwiza")
    people.end_assignment(post.id, date(2026, 6, 30))
    portal.portal_setup.runImportStepFromProfile(
        "egov.policy:demo", "egov.policy.people", run_dependencies=False
    )
    assert people.members("bwiza.clerk", date(2026, 7, 1)) == []


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{fullname: A}", "missing: email, posts"),
        ("{fullname: A, email: a@example.org, posts: [], password: x}", "unknown key password"),
        ("{fullname: A, email: a@example.org, posts: [{function: clerk}]}", "missing: unit"),
    ],
)
def test_a_wrong_file_of_people_is_refused_with_the_reason(pack, entry, message):
    with pytest.raises(ValueError, match=message):
        demo.import_accounts(pack(**{"people.yaml": f"a.person: {entry}"}))
