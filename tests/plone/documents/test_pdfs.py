"""PDFs that act, hide or swell are refused, and the server does not suffer from them."""

from egov.policy.documents import formats
from egov.policy.documents import pdfcheck
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import Pdf
from pikepdf import String
from zlib import compress

import pytest


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
