"""Nothing that comes from a stranger does more than be refused, with the reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from dataclasses import replace
from egov.policy.core import exchange
from egov.policy.core.canonical import canonical
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import archive
from egov.policy.core.exchange import signing
from egov.policy.core.exchange.archive import HEAD
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from zipfile import ZIP_DEFLATED
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

import json
import pytest


def reason(data: bytes) -> str:
    """Why a bundle is refused; empty if it is opened."""
    try:
        exchange.open_bundle(data)
    except InvalidValues as error:
        (problem,) = error.problems
        assert problem.field == "bundle"
        return problem.code
    return ""


@contextmanager
def zipped(method=ZIP_STORED) -> Iterator[tuple[ZipFile, BytesIO]]:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as made:
        yield made, stream


def of_zip(fill, method=ZIP_STORED) -> str:
    """Why an archive is refused that another program made."""
    with zipped(method) as (made, stream):
        fill(made)
    return reason(stream.getvalue())


def changed(data: bytes, **manifest) -> bytes:
    """A bundle whose manifest says something else; nobody has signed it."""
    files = archive.read(data)
    files.pop("signature.json", None)
    said = json.loads(files["manifest.json"])
    return archive.write({**files, "manifest.json": canonical({**said, **manifest})})


def test_what_is_no_archive_is_none():
    assert reason(b"") == "not_a_bundle"
    assert reason(b"PK\x05\x06" + bytes(18)) == "not_a_bundle"
    assert reason(b"%PDF-1.7") == "not_a_bundle"
    assert reason(archive.write({"letter.txt": b"Bonjour"})) == "manifest"


def test_a_bomb_does_not_unfold():
    zeros = bytes(50_000_000)
    assert of_zip(lambda made: made.writestr("manifest.json", zeros), ZIP_DEFLATED) == "repacked"


def test_what_claims_to_be_larger_than_it_is_has_no_room():
    data = archive.write({"manifest.json": b"{}"})
    head = list(HEAD.unpack_from(data))
    head[7] = head[8] = 2**32 - 1
    assert reason(HEAD.pack(*head) + data[HEAD.size :]) == "repacked"


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "/etc/passwd",
        "procedures/../../x.json",
        "procedures\\x.json",
        ".hidden",
        "a/b/c/d/e.json",
        "procédures/x.json",
        "procedures/x.json\n",
        "procedures//x.json",
        "",
    ],
)
def test_no_name_leads_elsewhere(name):
    assert of_zip(lambda made: made.writestr(ZipInfo(name), b"x")) == "file_name"


def test_a_link_is_none_of_ours():
    link = ZipInfo("manifest.json", archive.BEGINNING)
    link.external_attr = 0o120777 << 16
    assert of_zip(lambda made: made.writestr(link, "/etc/passwd")) == "repacked"


def test_a_file_that_stands_there_twice(data):
    def fill(made):
        for content in (b"{}", b"[]"):
            made.writestr(ZipInfo("manifest.json", archive.BEGINNING), content)

    with pytest.warns(UserWarning, match="Duplicate"):
        assert of_zip(fill) == "file_twice"


def test_many_files_are_too_many():
    files = {f"f{number}": b"" for number in range(archive.MOST_FILES + 1)}
    assert reason(archive.write(files)) == "too_many_files"


def test_a_large_file_is_not_looked_at():
    assert reason(bytes(archive.MAX_BYTES + 1)) == "too_large"


@pytest.mark.parametrize("where", ["before", "after", "within"])
def test_nothing_hides_beside_the_files(data, where):
    at = data.index(b"PK\x01\x02")
    hidden = {
        "before": b"#!" + data,
        "after": data + b"\0",
        "within": data[:at] + b"\0" + data[at:],
    }
    assert reason(hidden[where]) in ("repacked", "not_a_bundle")


def test_an_archive_in_an_archive_is_a_file_astray(data):
    files = archive.read(data)
    assert reason(archive.write({**files, "procedures/bundle.zip": data})) == "file_astray"


def test_a_file_that_was_changed_is_named(data):
    files = archive.read(data)
    name = "procedures/attestation-vie/definition.yaml"
    with pytest.raises(InvalidValues) as caught:
        exchange.open_bundle(archive.write({**files, name: files[name] + b" "}))
    (problem,) = caught.value.problems
    assert (problem.code, problem.parameters) == ("file_altered", {"file": name})


def test_a_file_that_was_taken_out_or_put_in(data):
    files = archive.read(data)
    assert reason(archive.write({**files, "templates/x.odt": b""})) == "file_astray"
    del files["templates/attestation-vie.odt"]
    assert reason(archive.write(files)) == "file_lacking"


def test_a_signature_of_somebody_else_or_of_something_else(bundle, data):
    files = archive.read(data)
    assert reason(changed(data)) == ""
    signed = {
        **archive.read(changed(data, release="9.9")),
        "signature.json": files["signature.json"],
    }
    assert reason(archive.write(signed)) == "forged"
    for content in (b"", b"{}", b"[]", b'{"key":1}', b"\xff", files["signature.json"] + b" "):
        assert reason(archive.write({**files, "signature.json": content})) == "forged"
    zero = replace(bundle.signature, key=bytes(32))
    assert reason(archive.write({**files, "signature.json": zero.as_file()})) == "forged"


def test_what_is_signed_for_another_purpose_does_not_serve(bundle, key, monkeypatch):
    monkeypatch.setattr(signing, "PURPOSE", b"")
    stolen = signing.sign(bundle.manifest, key)
    monkeypatch.undo()
    assert reason(exchange.as_bytes(replace(bundle, signature=stolen))) == "forged"


@pytest.mark.parametrize(
    "said",
    [
        {"format": "another"},
        {"version": "1"},
        {"release": 7},
        {"release": "<script>"},
        {"procedures": {}},
        {"procedures": [1]},
        {"procedures": [{"id": "attestation-vie"}]},
        {"procedures": [{"id": "../x", "version": 1, "bases": []}]},
        {"procedures": [{"id": "attestation-vie", "version": "1", "bases": []}]},
        {"procedures": [{"id": "attestation-vie", "version": 1, "bases": [{}]}]},
        {"templates": []},
        {"templates": {"attestation-vie.odt": {}}},
        {"templates": {"attestation-vie.odt": {"title": "\0"}}},
        {"templates": {"other.odt": {"title": "Autre"}}},
        {"files": []},
    ],
)
def test_a_manifest_that_is_none(data, said):
    assert reason(changed(data, **said)) == "manifest"


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"{", b"[" * 100_000, b"1e999", b'"\\ud800"', b"{ }", b"9" * 5000]
)
def test_a_manifest_that_is_no_canonical_json(content):
    assert reason(archive.write({"manifest.json": content})) == "manifest"


def test_a_later_format_and_too_many_procedures_say_so(data):
    assert reason(changed(data, version=2)) == "other_format"
    assert reason(changed(data, procedures=[{}] * 201)) == "too_many_procedures"
    assert reason(changed(data, procedures=[])) == "too_many_procedures"


def test_the_same_procedure_twice(data):
    entry = json.loads(archive.read(data)["manifest.json"])["procedures"][0]
    assert reason(changed(data, procedures=[entry, entry])) == "manifest"


def test_a_text_that_says_something_else_than_what_would_run(bundle):
    (packed,) = bundle.procedures
    told = packed.source.text.replace("version: 1", "version: 2", 1)
    assert told != packed.source.text
    for liar in (
        replace(packed, source=replace(packed.source, text=told)),
        replace(packed, version=2),
        replace(packed, text=packed.text.replace('"version":1', '"version": 1')),
    ):
        with pytest.raises(InvalidValues, match="contradiction"):
            exchange.source_of(liar)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_is_done_to_the_bytes_is_refused_or_nothing(data, drawn):
    at = drawn.draw(st.integers(0, len(data) - 1))
    cut = drawn.draw(st.integers(0, 40))
    put = drawn.draw(st.binary(max_size=40))
    other = data[:at] + put + data[at + cut :]
    assert other == data or reason(other)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_noise_is_refused(noise):
    assert reason(noise)
    assert reason(b"PK\x03\x04" + noise)


NEUTRAL = (1).to_bytes(32, "little")
EIGHTH = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
OTHER_EIGHTH = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
DEGENERATE = [
    *(y.to_bytes(32, "little") for y in (0, 1, signing.PRIME - 1)),
    *(y.to_bytes(32, "little") for y in (signing.PRIME, signing.PRIME + 1)),
    *map(bytes.fromhex, (EIGHTH, OTHER_EIGHTH)),
]
"""The points of small order, two of them also as nobody should write them."""


@pytest.mark.parametrize("negative", [False, True])
@pytest.mark.parametrize("key", DEGENERATE, ids=bytes.hex)
def test_a_key_with_which_anybody_can_sign_is_none(key, negative):
    key = key[:31] + bytes([key[31] | (0x80 if negative else 0)])
    with pytest.raises(ValueError, match="small order"):
        signing.public_key(signing.public_text(key))


def test_a_signature_that_nobody_made_does_not_hold(data):
    forged = signing.Signature(NEUTRAL, NEUTRAL + bytes(32))
    # The library itself lets it hold, for any message.
    Ed25519PublicKey.from_public_bytes(NEUTRAL).verify(forged.signature, b"whatever")
    assert not forged.holds(b"whatever")
    files = archive.read(data)
    assert reason(archive.write({**files, "signature.json": forged.as_file()})) == "forged"


@given(st.binary(min_size=32, max_size=32))
def test_a_key_that_somebody_has_made_is_sound(seed):
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    assert not signing.is_degenerate(public.public_bytes_raw())
