"""Handing in pieces: what is taken, what is refused and why."""

from egov.policy import casework
from egov.policy import documents
from egov.policy import journal
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import NotAllowed
from egov.policy.core.errors import StateConflict
from egov.policy.documents import formats
from egov.policy.documents import pdfcheck
from hashlib import sha256
from io import BytesIO
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Encryption
from pikepdf import Name
from pikepdf import Pdf
from pikepdf import String
from PIL import Image
from zipfile import ZipFile
from zlib import compress

import pytest


@pytest.fixture
def hand_in(portal, as_user, draft):
    """``hand_in(content, name)``: the clerk hands in an identity card."""

    def hand_in(content, name="carte.png", piece="identity_card", media_type=""):
        with as_user(portal, "agent.bwiza"):
            return documents.add_piece(draft, piece, name, content, media_type)

    return hand_in


@pytest.fixture
def refusal(hand_in):
    """``refusal(content, name)``: field and code of the one problem."""

    def refusal(*arguments, **more) -> tuple[str, str]:
        with pytest.raises(InvalidValues) as caught:
            hand_in(*arguments, **more)
        (problem,) = caught.value.problems
        return problem.field, problem.code

    return refusal


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


def _javascript(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _launch(made: Pdf) -> None:
    action = made.make_indirect(Dictionary(S=Name.Launch, F=String("cmd.exe")))
    made.pages[0].obj.AA = Dictionary(O=action)


def _attachment(made: Pdf) -> None:
    made.attachments["x.exe"] = b"MZ"


def _form(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(XFA=String("<xdp/>"))


def _film(made: Pdf) -> None:
    made.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.RichMedia)])


def _deeply_nested(made: Pdf) -> None:
    made.Root.Hidden = Dictionary(S=Name.JavaScript)
    for _ in range(100):
        made.Root.Hidden = Array([made.Root.Hidden])


def _action(name: str):
    def add(made: Pdf) -> None:
        made.pages[0].obj.Annots = Array([Dictionary(A=Dictionary(S=Name(name)))])

    return add


@pytest.mark.parametrize(
    "change",
    [
        _javascript,
        _launch,
        _attachment,
        _form,
        _film,
        _deeply_nested,
        *map(_action, ("/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie")),
    ],
)
def test_a_pdf_that_acts_is_refused(refusal, pdf, change):
    assert refusal(pdf(change), "a.pdf") == ("identity_card", "active_content")


def test_a_pdf_with_a_link_is_taken(hand_in, pdf):
    assert hand_in(pdf(_action("/URI")), "a.pdf").puid


def test_a_pdf_whose_objects_unpack_without_end_is_refused(refusal):
    assert refusal(_packed(bytes(2 * pdfcheck.MAX_STREAM)), "a.pdf") == (
        "identity_card",
        "too_complex",
    )


def test_objects_that_unpack_to_little_are_read(hand_in, refusal):
    assert hand_in(_packed(b" "), "a.pdf").puid
    assert refusal(_packed(b"/JS (x)"), "a.pdf") == ("identity_card", "active_content")


def test_a_pdf_that_ends_the_process_that_reads_it_is_refused(refusal, pdf, monkeypatch, tmp_path):
    dying = tmp_path / "dying.py"
    dying.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(pdfcheck, "__file__", str(dying))
    assert refusal(pdf(), "a.pdf") == ("identity_card", "too_complex")


def test_a_pdf_that_takes_too_long_is_refused(refusal, pdf, monkeypatch, tmp_path):
    waiting = tmp_path / "waiting.py"
    waiting.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdfcheck, "__file__", str(waiting))
    monkeypatch.setattr(formats, "MAX_PDF_SECONDS", 0.1)
    assert refusal(pdf(), "a.pdf") == ("identity_card", "too_complex")


def test_the_process_that_reads_a_pdf_is_limited_before_it_reads(monkeypatch):
    limits = {}
    monkeypatch.setattr(pdfcheck.resource, "setrlimit", limits.__setitem__)
    monkeypatch.setattr(pdfcheck.sys, "stdin", None)
    with pytest.raises(AttributeError):
        pdfcheck.main()
    assert limits[pdfcheck.resource.RLIMIT_AS] == (pdfcheck.MAX_MEMORY, pdfcheck.MAX_MEMORY)
    assert pdfcheck.resource.RLIMIT_CPU in limits


def _packed(filling: bytes) -> bytes:
    """A PDF whose page refers to a dictionary in a packed list of objects."""
    packed = compress(b"1 0 <<" + filling + b">>", 9)
    bodies = {
        2: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
        + packed
        + b"\nendstream",
        3: b"<</Type/Catalog/Pages 4 0 R>>",
        4: b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        5: b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 9 9]/Resources<<>>/X 1 0 R>>",
    }
    made, places = bytearray(b"%PDF-1.5\n"), {}
    for id, body in bodies.items():
        places[id] = len(made)
        made += b"%d 0 obj" % id + body + b"\nendobj\n"
    rows = [(0, 0), (2, 2), *((1, place) for place in places.values()), (1, len(made))]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + b"\0" for kind, place in rows)
    made += b"6 0 obj<</Type/XRef/Size 7/W[1 4 1]/Root 3 0 R/Length %d>>stream\n" % len(table)
    start = made.rindex(b"6 0 obj")
    made += table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(made)


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
