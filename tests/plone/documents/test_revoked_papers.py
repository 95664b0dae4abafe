"""A revoked paper stays revoked, whatever its job does meanwhile."""

from egov.policy import documents
from egov.policy.core.errors import StateConflict
from egov.policy.documents import conversion
from egov.policy.jobs import Job

import pytest


@pytest.fixture
def job(portal, sign, to_sign) -> Job:
    """The job of a paper that was just signed."""
    paper = sign(to_sign)
    arguments = {"case": "/".join(to_sign.getPhysicalPath()), "document": paper.getId()}
    return Job("x", conversion.CONVERT, arguments, 1)


@pytest.fixture
def paper(job, to_sign):
    """The paper."""
    return to_sign[job.arguments["document"]]


@pytest.fixture
def revoke(portal, as_user, paper):
    """``revoke()``: the communal administrator revokes it."""

    def revoke():
        with as_user(portal, "administrateur"):
            documents.revoke(paper, "Erreur.")

    return revoke


def test_a_failed_paper_that_was_revoked_is_never_made_again(portal, job, paper, revoke):
    conversion.ConvertDocument().failed(portal, job, "not archivable")
    assert paper.status == "failed"
    revoke()
    with pytest.raises(StateConflict) as caught:
        documents.retry(paper)
    assert caught.value.reason == "not_failed"
    assert paper.status == "revoked"
    assert documents.verify(paper.code).status == "revoked"


def test_a_paper_revoked_while_its_letter_is_converted_stays_revoked(portal, job, paper, revoke):
    handler = conversion.ConvertDocument()
    assert handler.prepare(portal, job)
    revoke()
    handler.finish(portal, job, b"%PDF")
    assert (paper.status, paper.file) == ("revoked", None)
    assert documents.holdings(paper.aq_parent).ready == frozenset()


def test_a_paper_that_has_not_failed_is_not_tried_again(paper):
    with pytest.raises(StateConflict):
        documents.retry(paper)
