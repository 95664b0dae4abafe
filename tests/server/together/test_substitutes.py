"""A substitute and the person decide together, before two servers: one of them has decided."""

from egov.policy.commands.demo import ANSWERS

import pytest


pytestmark = pytest.mark.server

HEAD, ACCOUNTANT = "chef.bwiza", "comptable"

SUBSTITUTE = {HEAD: "chef.nyakabiga", ACCOUNTANT: "agent.mukaza"}

NAMES = {
    HEAD: "Jean-Bosco Hakizimana",
    SUBSTITUTE[HEAD]: "Pacifique Manirakiza",
    ACCOUNTANT: "Gérard Sindayigaya",
    SUBSTITUTE[ACCOUNTANT]: "Aimée Ndikumana",
}

POSTS = (
    {"function": "zone-chief", "unit": "bwiza", "substitute_for": HEAD},
    {"function": "accountant", "unit": "mukaza", "substitute_for": ACCOUNTANT},
)


def in_both_orders(person):
    """First the person and then the substitute, and the other way round."""
    pair = (person, SUBSTITUTE[person])
    return pytest.mark.parametrize(("first", "second"), [pair, pair[::-1]])


@pytest.fixture(scope="module", autouse=True)
def _substitutes(here, at):
    at("2026-03-02")
    for post in POSTS:
        user = SUBSTITUTE[post["substitute_for"]]
        here("fonctionnel").post("@assignments", {**post, "user": user, "start": "2026-03-02"})


@pytest.fixture
def certificate(here):
    """A certificate that waits for the signature of the head of zone."""
    clerk = here("agent.bwiza")
    answers = {**ANSWERS, "has_identity_card": False}
    case = clerk.open("attestation-residence", "bwiza", **answers)
    clerk.decide(case, "submit")
    clerk.decide(case, "approve")
    return case


def told_of(user, answer):
    """Whether the loser is told who was faster, as a program reads it and in words."""
    body = answer.json()
    return answer.status_code == 409 and body["by"] == user and NAMES[user] in body["message"]


@in_both_orders(HEAD)
def test_a_certificate_is_signed_once_and_the_other_learns_by_whom(
    here, there, meet, certificate, first, second
):
    signed, late = meet(
        here(first).will(f"{certificate}/@workflow/sign"),
        there(second).will(f"{certificate}/@workflow/sign"),
    )
    assert signed.status_code == 200, signed.text
    assert told_of(first, late), late.text
    assert late.json()["state"] == "issued"
    clerk = there("agent.bwiza")
    assert clerk.steps(certificate) == ["submit", "approve", "sign"]
    assert len(clerk.numbers(certificate)) == 1
    lent = [HEAD] if first == SUBSTITUTE[HEAD] else []
    assert clerk.journal(certificate)[-1]["data"]["substitute_for"] == lent


@in_both_orders(HEAD)
def test_of_a_signature_and_a_refusal_the_first_stands(
    here, there, meet, certificate, first, second
):
    refused, late = meet(
        here(first).will(f"{certificate}/@workflow/refuse_signature", comment="Faux témoins."),
        there(second).will(f"{certificate}/@workflow/sign"),
    )
    assert refused.status_code == 200, refused.text
    assert told_of(first, late), late.text
    clerk = there("agent.bwiza")
    assert (clerk.state(certificate), clerk.numbers(certificate)) == ("refused", [])


@in_both_orders(ACCOUNTANT)
def test_one_voice_is_given_once(here, there, meet, file_quotations, first, second):
    case = file_quotations()
    task = f"{case}/@tasks/credit-1"
    given, late = meet(
        here(first).will(f"{task}/complete"),
        there(second).will(f"{task}/reject", comment="Pas de crédits."),
    )
    assert given.status_code == 200, given.text
    assert told_of(first, late), late.text
    assert late.json()["state"] == "budget"
    officer = there("marches")
    assert officer.state(case) == "budget"
    assert officer.ends(case)["credit-1"] == ("done", first)
