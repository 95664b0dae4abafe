"""What anybody learns about a paper, and what nobody learns."""

from dataclasses import replace
from egov.policy import documents
from egov.policy import journal
from egov.policy.core import qr
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.documents.papers import initials
from egov.policy.documents.verification import public_keys
from egov.policy.documents.verification import UNKNOWN

import pytest


REVOKER = "administrateur"


@pytest.fixture
def paper(sign, to_sign):
    """A signed paper."""
    return sign(to_sign)


def test_a_paper_is_known_by_its_code_however_it_is_typed(paper):
    for typed in (paper.code, paper.code.lower(), f"  {paper.code.replace('-', ' ')} "):
        assert documents.verify(typed).number == paper.number


def test_verification_shows_initials_and_no_name(paper):
    found = documents.verify(paper.code)
    assert (found.status, found.title) == ("genuine", "Attestation de résidence")
    assert (found.unit, found.office) == ("Bwiza", "Chef de zone")
    assert found.holder == "N. A."
    assert "Niyonkuru" not in repr(found)
    assert paper.signatory not in repr(found)


@pytest.mark.parametrize("code", ["0000-0000-0000", "", "a", "../../x", "\x00", "9" * 10_000])
def test_a_code_that_was_never_given_and_one_that_cannot_be_have_the_same_answer(paper, code):
    assert documents.verify(code) == UNKNOWN


def test_verification_writes_nothing(portal):
    portal._p_jar.cacheMinimize()
    documents.verify("0000-0000-0000")
    assert portal._p_jar._registered_objects == []


def test_a_scanned_code_shows_what_the_paper_certifies(paper, scanned):
    found = documents.verify_scanned(scanned(paper))
    assert found.status == "genuine"
    assert found.claims.holder == "Niyonkuru Aline"
    assert found.claims.number == paper.number


def test_a_code_signed_by_another_key_is_unknown(paper, scanned):
    claims = qr.verify(scanned(paper), public_keys())
    private, _, kid = qr.new_key()
    for id in (kid, next(iter(public_keys()))):
        forged = qr.sign(replace(claims, holder="Somebody Else"), private, id)
        assert documents.verify_scanned(forged) == UNKNOWN


@pytest.mark.parametrize(
    "text", ["", "BI1:", "BI1:%%%", "https://example.org", "BI1:" + "A" * 2000]
)
def test_what_is_no_code_of_ours_is_unknown(paper, text):
    assert documents.verify_scanned(text) == UNKNOWN


@pytest.mark.parametrize(
    ("name", "short"),
    [("Niyonkuru Aline", "N. A."), ("Élie", "É."), ("", ""), ("  a  b ", "A. B.")],
)
def test_initials(name, short):
    assert initials(name) == short


def test_a_revoked_paper_says_so_everywhere(portal, as_user, paper, scanned):
    with as_user(portal, REVOKER):
        documents.revoke(paper, "  Fausse déclaration. ")
    assert paper.status == "revoked"
    assert paper.revoked.reason == "Fausse déclaration."
    assert documents.verify(paper.code).status == "revoked"
    assert documents.verify(paper.code).revoked_on == paper.revoked.on
    assert documents.verify_scanned(scanned(paper)).status == "revoked"
    assert documents.holdings(paper.aq_parent).ready == frozenset()
    entry = journal.entries(paper.aq_parent)[-1]
    assert (entry.action, entry.actor, entry.data["number"]) == (
        "document_revoked",
        REVOKER,
        paper.number,
    )


def test_the_reason_is_not_public(portal, as_user, paper):
    with as_user(portal, REVOKER):
        documents.revoke(paper, "Fausse déclaration.")
    assert "Fausse" not in repr(documents.verify(paper.code))


@pytest.mark.parametrize("user", ["agent.bwiza", "chef.bwiza", "archiviste", "agent.nyakabiga"])
def test_only_the_actor_whom_the_procedure_names_revokes(portal, as_user, paper, user):
    with as_user(portal, user):
        assert not documents.may_revoke(paper)
        with pytest.raises(NotAllowed):
            documents.revoke(paper, "Parce que.")
    assert documents.verify(paper.code).status == "genuine"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001])
def test_a_revocation_has_a_reason(portal, as_user, paper, reason):
    with as_user(portal, REVOKER), pytest.raises(InvalidValues) as caught:
        documents.revoke(paper, reason)
    assert [item.field for item in caught.value.problems] == ["reason"]
    assert paper.status == "preparing"


def test_a_paper_is_revoked_once(portal, as_user, paper):
    with as_user(portal, REVOKER):
        documents.revoke(paper, "Fausse déclaration.")
        with pytest.raises(StateConflict) as caught:
            documents.revoke(paper, "Encore.")
    assert caught.value.details["by"] == REVOKER


def test_a_received_piece_is_not_revoked(portal, as_user, draft, picture):
    with as_user(portal, "agent.bwiza"):
        piece = documents.add_piece(draft, "identity_card", "carte.png", picture())
    with as_user(portal, REVOKER), pytest.raises(NotAllowed):
        documents.revoke(piece, "Fausse.")


def test_after_a_revocation_the_paper_may_be_issued_again(portal, as_user, issue_as, paper):
    with as_user(portal, REVOKER):
        documents.revoke(paper, "Erreur.")
    second = issue_as("chef.bwiza", "zone_chief", paper.aq_parent, "certificate")
    assert second.number.startswith("0002/")
    assert documents.verify(second.code).status == "genuine"
    assert documents.verify(paper.code).status == "revoked"
