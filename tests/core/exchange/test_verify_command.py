"""``egov verify-bundle``: needs no site."""

from dataclasses import replace
from egov.policy.cli import main
from egov.policy.core import exchange
from egov.policy.core.exchange import public_text

import pytest


@pytest.fixture
def written(tmp_path):
    def write(data, name="bundle.zip"):
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return write


def test_it_says_what_is_inside_and_who_signed(written, data, bundle, capsys):
    assert main(["verify-bundle", written(data)]) == 0
    told = capsys.readouterr().out
    assert "attestation-vie 1: Attestation de vie" in told
    assert "attestation-vie.odt" in told
    assert exchange.fingerprint(bundle.signature.key) in told


def test_it_has_to_be_signed_by_whom_one_trusts(written, data, bundle, capsys):
    own = written(public_text(bundle.signature.key).encode(), "own.txt")
    other = written(public_text(bytes([9] * 32)).encode(), "other.txt")
    assert main(["verify-bundle", written(data), "--key", own, "--key", other]) == 0
    assert main(["verify-bundle", written(data), "--key", other]) == 1
    unsigned = exchange.as_bytes(replace(bundle, signature=None))
    assert main(["verify-bundle", written(unsigned)]) == 0
    assert "not signed" in capsys.readouterr().out
    assert main(["verify-bundle", written(unsigned), "--key", own]) == 1


def test_what_is_wrong_is_told(written, data, bundle, capsys):
    assert main(["verify-bundle", written(data + b"x")]) == 1
    assert "repacked" in capsys.readouterr().err
    (packed,) = bundle.procedures
    source = replace(packed.source, text=packed.source.text.replace("version: 1", "version: 2", 1))
    liar = exchange.pack([replace(packed, source=source)], [], "1.0")
    assert main(["verify-bundle", written(exchange.as_bytes(liar))]) == 1
    assert "contradiction attestation-vie" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["verify-bundle", written(data), "--key", written(b"no key", "key.txt")])
