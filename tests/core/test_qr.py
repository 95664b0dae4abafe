from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import PrivateFormat
from dataclasses import replace
from datetime import date
from datetime import datetime
from egov.policy.core.canonical import canonical
from egov.policy.core.errors import EgovError
from egov.policy.core.qr import Claims
from egov.policy.core.qr import digest
from egov.policy.core.qr import ForgedPayload
from egov.policy.core.qr import KEYS
from egov.policy.core.qr import LARGEST_TOKEN
from egov.policy.core.qr import LONGEST_TEXT
from egov.policy.core.qr import MalformedPayload
from egov.policy.core.qr import new_key
from egov.policy.core.qr import PayloadError
from egov.policy.core.qr import sign
from egov.policy.core.qr import UnknownKey
from egov.policy.core.qr import verify
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path
from types import MappingProxyType

import base45
import cbor2
import hashlib
import pytest
import re
import zlib


PRIVATE, PUBLIC, KID = new_key()
KNOWN = {KID: PUBLIC}
CLAIMS = Claims(
    unit="BI-MUKAZA-ROHERO",
    code="0000-0000-0012",
    procedure="attestation-residence",
    document="certificate",
    title="Attestation de résidence",
    number="0042/2026",
    holder="NDAYISHIMIYE Jean-Marie",
    issued_on=date(2026, 11, 21),
    signatory="NIYONZIMA Espérance",
    digest=digest({"residence": "Rohero I", "birth_date": "1990-02-28"}),
)
SIGNED = sign(CLAIMS, PRIVATE, KID)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
few = settings(max_examples=30, deadline=None)


def packed(token, prefix="BI1:"):
    return prefix + base45.b45encode(zlib.compress(token)).decode()


def unpacked(text):
    return zlib.decompress(base45.b45decode(text.removeprefix("BI1:")))


def hand_signed(payload, tag=18, header=MappingProxyType({1: -8})):
    """A COSE_Sign1 written after RFC 9052 without the library that the product uses."""
    protected = cbor2.dumps(dict(header))
    signature = load_pem_private_key(PRIVATE, None).sign(
        cbor2.dumps(["Signature1", protected, b"", payload])
    )
    return cbor2.dumps(cbor2.CBORTag(tag, [protected, {4: KID}, payload, signature]))


def test_what_is_signed_is_read_back_offline():
    assert verify(SIGNED, KNOWN) == CLAIMS
    assert verify(f"  {SIGNED}\r\n", {b"another": b"", **KNOWN}) == CLAIMS


@given(st.builds(replace, st.just(CLAIMS), unit=WORDS, title=WORDS, number=WORDS, holder=WORDS))
@few
def test_any_claims_are_read_back(claims):
    assert verify(sign(claims, PRIVATE, KID), KNOWN) == claims


def test_the_text_uses_only_the_compact_alphabet_of_qr_codes_and_stays_small():
    assert re.fullmatch(r"BI1:[0-9A-Z $%*+\-./:]+", SIGNED)
    assert len(SIGNED) < 480


def test_the_token_is_cose_as_the_standards_say():
    message = cbor2.loads(unpacked(SIGNED))
    protected, unprotected, payload, signature = message.value
    assert (message.tag, unprotected[4], len(signature)) == (18, KID, 64)
    assert cbor2.loads(protected) == {1: -8}
    assert cbor2.loads(payload)[1] == CLAIMS.unit
    load_pem_private_key(PRIVATE, None).public_key().verify(
        signature, cbor2.dumps(["Signature1", protected, b"", payload])
    )


def test_a_token_of_another_program_after_the_same_standards_is_read():
    paper = {key: getattr(CLAIMS, name) for key, name in KEYS.items()}
    payload = cbor2.dumps({1: CLAIMS.unit, 6: 1795000000, -65537: {**paper, 99: "later"}})
    assert verify(packed(hand_signed(payload)), KNOWN) == CLAIMS


def test_every_key_of_the_registry_is_documented():
    page = Path(__file__).parents[2] / "docs" / "reference" / "qr-claims.md"
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", page.read_text("utf-8"), re.MULTILINE)
    assert {int(key): name for key, name in rows} == KEYS


def test_another_prefix_is_another_format():
    text = sign(CLAIMS, PRIVATE, KID, prefix="XX7:")
    assert verify(text, KNOWN, prefix="XX7:") == CLAIMS
    with pytest.raises(MalformedPayload, match="BI1:"):
        verify(text, KNOWN)


def test_any_altered_bit_of_the_certified_content_is_a_forgery():
    payload = cbor2.loads(unpacked(SIGNED)).value[2]
    for place in range(len(payload)):
        message = cbor2.loads(unpacked(SIGNED))
        message.value[2] = payload[:place] + bytes([payload[place] ^ 1]) + payload[place + 1 :]
        with pytest.raises(ForgedPayload):
            verify(packed(cbor2.dumps(message)), KNOWN)


@given(st.integers(0, 63))
@few
def test_an_altered_signature_is_a_forgery(place):
    message = cbor2.loads(unpacked(SIGNED))
    signature = message.value[3]
    message.value[3] = signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1 :]
    with pytest.raises(ForgedPayload):
        verify(packed(cbor2.dumps(message)), KNOWN)


def test_somebody_elses_signature_under_our_key_id_is_a_forgery():
    other, _, _ = new_key()
    with pytest.raises(ForgedPayload):
        verify(sign(CLAIMS, other, KID), KNOWN)


def test_a_key_that_is_not_on_the_list_is_named():
    other, _, kid = new_key()
    with pytest.raises(UnknownKey, match=kid.hex()):
        verify(sign(CLAIMS, other, kid), KNOWN)


GOOD = {1: "unit", -65537: {key: getattr(CLAIMS, name) for key, name in KEYS.items()}}


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        cbor2.dumps([]),
        cbor2.dumps({}),
        cbor2.dumps({1: "unit"}),
        cbor2.dumps({1: "unit", -65537: {}}),
        cbor2.dumps({1: "unit", -65537: [1]}),
        cbor2.dumps(GOOD | {1: 7}),
        cbor2.dumps(GOOD | {-65537: GOOD[-65537] | {7: "2026-11-21"}}),
        cbor2.dumps(GOOD | {-65537: GOOD[-65537] | {9: b"short"}}),
        cbor2.dumps(GOOD | {-65537: GOOD[-65537] | {4: None}}),
    ],
)
def test_signed_content_that_is_no_paper_is_malformed(payload):
    with pytest.raises(MalformedPayload, match="not the claims"):
        verify(packed(hand_signed(payload)), KNOWN)


@pytest.mark.parametrize(
    "token",
    [
        b"",
        b"\x00",
        b"\x81" * 3000,
        cbor2.dumps([1, 2, 3, 4]),
        cbor2.dumps(cbor2.CBORTag(18, 5)),
        cbor2.dumps(cbor2.CBORTag(18, {1: 2})),
        cbor2.dumps(cbor2.CBORTag(18, [b"", {}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(18, [b"\xff", {4: KID}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps(7), {4: KID}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(18, [b"", {4: "text"}, b"", b""])),
        cbor2.dumps(cbor2.CBORTag(18, [b"", {4: []}, b"", b""])),
        hand_signed(cbor2.dumps(GOOD), tag=17),
        hand_signed(cbor2.dumps(GOOD), tag=61),
        hand_signed(cbor2.dumps(GOOD), header={1: -7}),
        hand_signed(cbor2.dumps(GOOD), header={1: -8, 2: [99], 99: 0}),
    ],
)
def test_a_token_of_another_kind_is_malformed(token):
    with pytest.raises(MalformedPayload):
        verify(packed(token), KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BI1:",
        "https://example.org/verify/1",
        SIGNED.removeprefix("BI1:"),
        SIGNED.lower(),
        "BI1:é",
        "BI1:A",
        "BI1:0000",
        SIGNED[:-3],
        packed(b"x" * (LARGEST_TOKEN + 1)),
        "BI1:" + base45.b45encode(zlib.compress(unpacked(SIGNED)) + b"more").decode(),
        SIGNED + "0" * LONGEST_TEXT,
    ],
)
def test_a_text_that_is_not_of_this_format_is_malformed(text):
    with pytest.raises(MalformedPayload):
        verify(text, KNOWN)


def test_a_decompression_bomb_is_not_inflated():
    bomb = zlib.compress(b"\0" * 900_000, 9)
    with pytest.raises(MalformedPayload, match="too large"):
        verify("BI1:" + base45.b45encode(bomb).decode(), KNOWN)


@given(st.binary(max_size=60), st.booleans())
@few
def test_rubbish_never_raises_anything_else(data, tagged):
    token = (
        cbor2.dumps(cbor2.CBORTag(18, [b"\xa1\x01\x27", {4: KID}, data, data])) if tagged else data
    )
    with pytest.raises(PayloadError):
        verify(packed(token), KNOWN)


def test_papers_are_not_signed_with_a_key_of_another_kind():
    key = generate_private_key(SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(ValueError, match="Ed25519"):
        sign(CLAIMS, pem, KID)


def test_claims_too_long_for_a_code_are_not_signed():
    letters = "".join(chr(0x4E00 + number) for number in range(600))
    with pytest.raises(ValueError, match="a QR code holds 1500"):
        sign(replace(CLAIMS, holder=letters), PRIVATE, KID)


@pytest.mark.parametrize(
    "bad",
    [
        {"number": 42},
        {"holder": None},
        {"issued_on": "2026-11-21"},
        {"issued_on": datetime(2026, 11, 21)},
        {"digest": b"short"},
        {"digest": "x" * 16},
    ],
)
def test_claims_of_a_wrong_type_are_refused(bad):
    with pytest.raises(ValueError, match=f"claim {next(iter(bad))}"):
        replace(CLAIMS, **bad)


def test_the_digest_is_the_first_half_of_sha_256_over_the_canonical_facts():
    facts = {"b": 1, "a": "é"}
    assert digest(facts) == hashlib.sha256(canonical(facts)).digest()[:16]
    assert digest({"a": "é", "b": 1}) == digest(facts)
    assert digest(facts) != digest({"a": "é", "b": 2})


def test_every_new_key_is_another_one_and_its_id_follows_from_the_public_key():
    keys = [new_key() for _ in range(3)]
    assert len({kid for _, _, kid in keys}) == 3
    for private, _, kid in keys:
        raw = load_pem_private_key(private, None).public_key().public_bytes_raw()
        assert kid == hashlib.sha256(raw).digest()[:8]


def test_the_errors_belong_to_the_product():
    assert issubclass(PayloadError, EgovError)
