"""Handing in pieces: what is taken, what is refused and why."""

from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy import search
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from hashlib import sha256
from io import BytesIO
from pikepdf import Encryption
from PIL import Image
from zipfile import ZipFile

import pytest


@pytest.mark.parametrize(
    ("name", "kind", "media_type", "puid"),
    [
        ("carte.png", "PNG", "image/png", "fmt/11"),
        ("carte.JPG", "JPEG", "image/jpeg", "fmt/43"),
    ],
)
def test_a_picture_is_kept_as_it_came_with_its_hash_and_format(
    hand_in, draft, picture, name, kind, media_type, puid
):
    content = picture(kind)
    piece = hand_in(content, name)
    assert piece.file.data == content
    assert piece.sha256 == sha256(content).hexdigest()
    assert (piece.media_type, piece.puid, piece.size) == (media_type, puid, len(content))
    assert piece.status == "ready"
    assert documents.supplied(draft) == {"identity_card"}


def test_a_pdf_is_taken_from_a_stream(hand_in, pdf):
    content = pdf()
    piece = hand_in(BytesIO(content), "carte.pdf", media_type="application/pdf")
    assert piece.file.data == content
    assert piece.added_by == "agent.bwiza"


def test_a_case_is_found_by_the_name_of_a_piece_as_long_as_it_has_it(
    portal, as_user, hand_in, draft, picture
):
    def found() -> int:
        with as_user(portal, "agent.bwiza"):
            return search.find_cases(search.CaseQuery(text="passeport")).total

    piece = hand_in(picture(), "passeport.png")
    assert found() == 1
    with as_user(portal, "agent.bwiza"):
        documents.remove_piece(piece)
    assert found() == 0


def test_a_piece_is_journalled_without_its_name(hand_in, draft, picture):
    piece = hand_in(picture(), "carte de Aline.png")
    entry = journal.entries(draft)[-1]
    assert entry.action == "document_added"
    assert entry.data["sha256"] == piece.sha256
    assert "Aline" not in str(entry.data)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (r"C:\Users\x\carte.png", "carte.png"),
        ("../../etc/carte.png", "carte.png"),
        ("carte", "carte.png"),
        ("", "identity_card.png"),
        ("e\u0301tat \u202egnp.png", "\u00e9tat gnp.png"),
        ("x" * 400 + ".png", "x" * 146 + ".png"),
        ('a<b>"c".png', "abc.png"),
    ],
)
def test_a_file_gets_a_name_that_is_safe_and_true(hand_in, picture, name, kept):
    assert hand_in(picture(), name).filename == kept


def _zip() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("carte.png", "nothing")
    return stream.getvalue()


NO_PAPERS = {
    "program": b"MZ" + bytes(600),
    "page": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "script": b"#!/bin/sh\nrm -rf /\n",
    "archive": _zip(),
    "text": b"just text",
}


@pytest.mark.parametrize("kind", NO_PAPERS)
def test_what_is_no_paper_is_refused_whatever_its_name(refusal, kind):
    assert refusal(NO_PAPERS[kind], "carte.png") == ("identity_card", "wrong_type")


def test_what_is_nothing_known_is_refused(refusal):
    assert refusal(bytes(5000), "carte.png") == ("identity_card", "unknown_type")


def test_a_format_that_the_piece_does_not_accept_is_refused(refusal, picture):
    assert refusal(picture("GIF"), "carte.gif") == ("identity_card", "wrong_type")


@pytest.mark.parametrize(("name", "media_type"), [("carte.pdf", ""), ("carte.png", "image/jpeg")])
def test_a_name_or_type_that_contradicts_the_content_is_refused(refusal, picture, name, media_type):
    assert refusal(picture(), name, media_type=media_type) == ("identity_card", "mismatch")


def test_an_executable_name_on_a_good_file_is_refused(refusal, pdf):
    assert refusal(pdf(), "carte.pdf.exe") == ("identity_card", "mismatch")


def test_a_broken_picture_is_refused(refusal, picture):
    for kind, name in (("JPEG", "carte.jpg"), ("PNG", "carte.png")):
        content = picture(kind)
        assert refusal(content[: len(content) // 2], name) == ("identity_card", "damaged")


def test_a_broken_pdf_is_refused(refusal):
    assert refusal(b"%PDF-1.7\nnothing at all\n%%EOF", "a.pdf") == ("identity_card", "damaged")


def test_a_picture_of_too_many_pixels_is_refused(refusal):
    # One colour: a few kilobytes that would fill the memory.
    stream = BytesIO()
    Image.new("1", (10_000, 8_500)).save(stream, "PNG")
    assert refusal(stream.getvalue()) == ("identity_card", "too_many_pixels")


def test_an_encrypted_pdf_is_refused(refusal, pdf):
    locked = pdf(encryption=Encryption(owner="a", user="b"))
    assert refusal(locked, "a.pdf") == ("identity_card", "encrypted")
    unlocked = pdf(encryption=Encryption(owner="a", user=""))
    assert refusal(unlocked, "a.pdf") == ("identity_card", "encrypted")


def test_an_empty_file_is_refused(refusal):
    assert refusal(b"") == ("identity_card", "empty")


def test_a_file_larger_than_its_piece_allows_is_refused(refusal, draft):
    assert refusal(bytes(11 * 1024 * 1024)) == ("identity_card", "too_large")
    assert documents.documents(draft) == []


def test_the_same_file_twice_is_refused_but_may_serve_as_another_piece(hand_in, refusal, picture):
    content = picture()
    hand_in(content)
    assert refusal(content) == ("identity_card", "duplicate")
    assert hand_in(content, piece="household_booklet").piece == "household_booklet"


def test_a_piece_that_the_procedure_does_not_ask_for_is_refused(refusal, picture):
    assert refusal(picture(), piece="passport") == ("piece", "unknown")


def test_a_case_does_not_take_files_without_end(monkeypatch, hand_in, refusal, picture):
    monkeypatch.setattr("egov.policy.documents.receiving.MAX_DOCUMENTS", 1)
    hand_in(picture())
    assert refusal(picture()) == ("identity_card", "too_many")


@pytest.mark.parametrize("stranger", ["agent.nyakabiga", "archiviste"])
def test_who_does_not_work_on_the_case_hands_in_nothing(portal, as_user, draft, picture, stranger):
    with as_user(portal, stranger), pytest.raises(NotAllowed):
        documents.add_piece(draft, "identity_card", "a.png", picture())


def test_pieces_come_from_who_may_edit_or_decide_now(portal, as_user, draft, picture):
    def add(user):
        with as_user(portal, user):
            return documents.add_piece(draft, "identity_card", "a.png", picture())

    def perform(user, transition):
        with as_user(portal, user):
            casework.perform(draft, transition)

    assert add("agent.bwiza")
    with pytest.raises(NotAllowed):
        add("administrateur")
    perform("agent.bwiza", "submit")
    assert add("agent.bwiza")
    perform("agent.bwiza", "approve")
    assert add("chef.bwiza")
    for other in ("agent.bwiza", "administrateur"):
        with pytest.raises(NotAllowed):
            add(other)
    perform("chef.bwiza", "sign")
    for other in ("chef.bwiza", "administrateur"):
        with pytest.raises(NotAllowed):
            add(other)


def test_only_who_edits_a_draft_takes_a_piece_out(portal, as_user, draft, hand_in, picture):
    piece = hand_in(picture())
    with as_user(portal, "administrateur"), pytest.raises(NotAllowed):
        documents.remove_piece(piece)


def test_a_closed_case_takes_no_more_pieces(portal, as_user, draft, picture):
    with as_user(portal, "agent.bwiza"):
        casework.perform(draft, "submit")
        casework.perform(draft, "refuse", "Elle n'habite pas la zone.")
        with pytest.raises(StateConflict):
            documents.add_piece(draft, "identity_card", "a.png", picture())


def test_a_piece_may_be_taken_out_while_the_case_has_no_number(
    portal, as_user, draft, hand_in, picture
):
    piece = hand_in(picture())
    with as_user(portal, "agent.bwiza"):
        documents.remove_piece(piece)
    assert documents.documents(draft) == []
    assert journal.entries(draft)[-1].action == "document_removed"


def test_no_piece_is_taken_out_of_a_filed_case(portal, as_user, draft, hand_in, picture):
    piece = hand_in(picture())
    with as_user(portal, "agent.bwiza"):
        casework.perform(draft, "submit")
        with pytest.raises(StateConflict):
            documents.remove_piece(piece)
    assert documents.documents(draft) == [piece]


def test_changed_and_missing_files_are_found(hand_in, draft, picture):
    good, changed, gone = hand_in(picture()), hand_in(picture()), hand_in(picture())
    with changed.file.open("w") as stream:
        stream.write(b"another content")
    gone.file = None
    faults = {fault.document: fault for fault in documents.verify_files(draft)}
    assert set(faults) == {changed.getId(), gone.getId()}
    assert faults[changed.getId()].found == sha256(b"another content").hexdigest()
    assert faults[gone.getId()].found == ""
    assert good.getId() not in faults
