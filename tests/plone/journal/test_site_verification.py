"""What a whole site keeps as proof: real cases, their numbers, their files."""

from egov.policy import casework
from egov.policy import registers
from egov.policy.commands import verification
from egov.policy.documents import add_piece
from egov.policy.documents import documents
from egov.policy.journal.store import journal_of
from egov.policy.registers.store import all_registers
from io import BytesIO
from PIL import Image
from plone.namedfile.file import NamedBlobFile

import pytest


@pytest.fixture
def case(portal, as_user, answers, card):
    """A filed case with one piece."""
    with as_user(portal, "agent.bwiza"):
        made = casework.open_case("attestation-residence", "bwiza", {**answers, **card})
        add_piece(made, "identity_card", "carte.png", picture())
        casework.perform(made, "submit")
    return made


def picture():
    stream = BytesIO()
    Image.new("RGB", (40, 30)).save(stream, "PNG")
    return stream.getvalue()


def found(portal):
    return [str(fault) for fault in verification.faults(portal)]


def path(case):
    return "/".join(case.getPhysicalPath())


def test_a_site_that_was_not_tampered_with_has_no_fault(portal, case):
    assert case.reference
    assert found(portal) == []


def test_an_altered_journal_is_told_with_its_first_bad_entry(portal, case):
    stored = journal_of(case)
    stored.encoded[0] = stored.encoded[0].replace(b"agent.bwiza", b"agent.other")
    assert found(portal) == [f"{path(case)}: journal entry 0: link"]


def test_a_field_that_the_journal_does_not_vouch_for_is_told(portal, case):
    case.surname = "Autre"
    case.nationality = None
    case.father = "Un père"
    assert found(portal) == [
        f"{path(case)}: {field} is not what the journal recorded"
        for field in ("father", "nationality", "surname")
    ]


def test_a_field_that_was_changed_as_it_should_be_is_none(portal, as_user, draft):
    with as_user(portal, "agent.bwiza"):
        casework.update_case(draft, {"surname": "Autre", "given_names": ""})
    assert found(portal) == []


def test_a_case_without_journal_is_told(portal, case):
    del case.__annotations__["egov.policy.journal"]
    assert found(portal) == [f"{path(case)}: no journal: truncated"]


def test_a_number_taken_out_of_its_register_is_told_from_both_sides(portal, case):
    ((key, register),) = all_registers().items()
    del register.holders[1]
    assert found(portal) == [
        f"{path(case)}: {case.reference} is in no register",
        f"register {key[0]} of bwiza, {key[2]}: number 1: gap",
    ]


def test_a_number_of_nobody_is_told(portal, case):
    ((key, _),) = all_registers().items()
    registers.take(*key, "uid-of-nobody")
    assert found(portal) == [
        f"register {key[0]} of bwiza, {key[2]}: number 2: holder missing uid-of-nobody"
    ]


def test_a_file_that_is_not_what_it_was_is_told(portal, case):
    (piece,) = documents(case)
    piece.file = NamedBlobFile(b"something else", "image/png", "carte.png")
    assert found(portal) == [f"{path(case)}/{piece.getId()}: file altered"]


def test_a_file_that_is_gone_is_told(portal, case):
    (piece,) = documents(case)
    piece.file = None
    assert found(portal) == [f"{path(case)}/{piece.getId()}: file missing"]
