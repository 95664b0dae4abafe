"""``egov export-bundle`` and ``egov import-bundle``, on the site of the fixture."""

from argparse import ArgumentParser
from contextlib import contextmanager
from egov.policy import exchange
from egov.policy import procedures
from egov.policy.commands import export_bundle
from egov.policy.commands import import_bundle

import pytest
import transaction


ID = "attestation-vie"


@pytest.fixture
def run(portal, monkeypatch):
    """``run(export_bundle, "file.zip")``: the exit status."""

    @contextmanager
    def opened(**asked):
        yield portal

    committed = []
    monkeypatch.setattr(transaction, "commit", lambda: committed.append(True))

    def running(command, *words):
        monkeypatch.setattr(command, "open_site", opened)
        parser = ArgumentParser()
        command.add_arguments(parser)
        return command.run(parser.parse_args([str(word) for word in words]))

    return running


@pytest.fixture
def file(run, tmp_path):
    path = tmp_path / "lot.zip"
    assert run(export_bundle, path, ID) == 0
    return path


def test_what_is_exported_is_what_is_downloaded(file, run, tmp_path):
    assert file.read_bytes() == exchange.export({ID: 0})
    everything = tmp_path / "all.zip"
    assert run(export_bundle, everything) == 0
    which = {item.getId(): 0 for item in procedures.items()}
    assert everything.read_bytes() == exchange.export(which)


def test_it_is_looked_at_and_taken_in(file, run, empty, capsys):
    empty()
    assert run(import_bundle, file) == 0
    told = capsys.readouterr().out
    assert f"{ID} 1: new" in told and "signed by: own" in told
    assert ID not in {item.getId() for item in procedures.items()}
    assert run(import_bundle, file, "--as", "published", "--reason", "La loi a changé") == 0
    assert procedures.publication(ID).provenance.reason == "La loi a changé"
    assert f"published: {ID}" in capsys.readouterr().out


def test_why_it_is_refused_is_told(file, run, empty, capsys, monkeypatch, tmp_path):
    empty()
    assert run(import_bundle, file, "--as", "published") == 1
    assert "reason" in capsys.readouterr().err
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path / "other"))
    words = (file, "--as", "drafts")
    assert run(import_bundle, *words) == 1
    assert run(import_bundle, *words, "--any-signer") == 0
    assert procedures.draft(ID).author == "system"
