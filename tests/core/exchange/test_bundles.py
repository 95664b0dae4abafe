"""What one site packs, another one opens, reads and packs again to the same bytes."""

from dataclasses import replace
from egov.policy.core import exchange
from egov.policy.core.checks import CheckContext
from egov.policy.core.exchange import archive
from egov.policy.core.exchange import Kind
from egov.policy.core.reader import read
from egov.policy.core.reader import read_source
from egov.policy.core.reader import Written
from egov.policy.core.serialize import canonical_text
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path

import json
import pytest


SPECIMEN = Path(__file__).parents[1] / "data" / "specimen.yaml"

OWN = """\
procedure: {id}
extends: {base}
version: 4
title: {{fr: Héritière}}
description: {{fr: Elle hérite.}}
legal_basis: {{fr: Loi}}
numbering: {{register: {id}, pattern: "HE-{{unit}}-{{year}}-{{number:05}}"}}
add:
  sections:
    - id: {section}
      title: {{fr: Témoin}}
      fields:
        - {{block: witness, prefix: {section}_}}
"""


@pytest.fixture(scope="module")
def heir(library, packed):
    """A definition that extends one that extends another, all of which use blocks."""
    near = OWN.format(id="near", base="attestation-residence", section="near")
    known = replace(
        library,
        bases={
            **{id: library.bases[id] for id in ("attestation", "attestation-residence")},
            "near": Written("near.yaml", near),
        },
    )
    return packed(OWN.format(id="far", base="near", section="far"), "far.yaml", known)


def again(bundle):
    """The same bundle, packed by who has opened it."""
    opened = exchange.open_bundle(exchange.as_bytes(bundle))
    made = exchange.pack(opened.procedures, opened.templates, opened.release)
    return replace(made, signature=opened.signature)


def test_all_shipped_definitions_go_and_come_back_to_the_byte(shipped, template):
    bundle = exchange.pack(shipped, [template], "1.0")
    assert again(bundle) == bundle
    assert exchange.as_bytes(again(bundle)) == exchange.as_bytes(bundle)


def test_what_is_read_is_what_was_published(shipped):
    bundle = exchange.open_bundle(exchange.as_bytes(exchange.pack(shipped, [], "1.0")))
    sent_by_id = sorted(shipped, key=lambda item: item.id)
    for sent, got in zip(sent_by_id, bundle.procedures, strict=True):
        assert canonical_text(exchange.source_of(got).procedure) == sent.text


def test_the_bytes_hang_on_the_content_and_not_on_the_order(shipped, template):
    one = exchange.pack(shipped, [template], "1.0")
    other = exchange.pack(reversed(shipped), [template], "1.0")
    assert exchange.as_bytes(one) == exchange.as_bytes(other)


def test_an_heir_is_read_from_its_bundle_alone(heir):
    bases = [base.procedure for base in heir.source.bases]
    assert bases == ["near", "attestation-residence", "attestation"]
    assert "blocks/witness" in heir.source.shared
    (got,) = exchange.open_bundle(exchange.as_bytes(exchange.pack([heir], [], "1.0"))).procedures
    found = exchange.source_of(got).procedure
    assert [section.id for section in found.sections][-2:] == ["near", "far"]


def test_of_two_procedures_each_keeps_the_block_it_was_written_with(shipped):
    one, other = (item for item in shipped if item.id in ("attestation-vie", "vente-parcelle"))
    older = {**one.source.shared, "blocks/witness": "block: witness\n"}
    bundle = exchange.pack(
        [replace(one, source=replace(one.source, shared=older)), other], [], "1.0"
    )
    got, kept = exchange.open_bundle(exchange.as_bytes(bundle)).procedures
    assert got.source.shared["blocks/witness"] == "block: witness\n"
    assert kept.source.shared == other.source.shared


def test_what_was_not_kept_as_it_was_written_goes_as_it_is(shipped):
    bare = replace(shipped[0], source=None)
    (got,) = again(exchange.pack([bare], [], "1.0")).procedures
    assert got == bare
    assert exchange.source_of(got).procedure == read(bare.text)


def test_a_signature_holds_for_its_manifest_and_no_other(bundle, key):
    assert exchange.open_bundle(exchange.as_bytes(bundle)).signature == bundle.signature
    other = exchange.pack(bundle.procedures, bundle.templates, "1.1")
    assert bundle.signature.holds(bundle.manifest)
    assert not bundle.signature.holds(other.manifest)
    assert exchange.sign(bundle.manifest, key) == bundle.signature


def test_the_manifest_tells_who_reads_no_definitions_what_is_inside(bundle):
    said = json.loads(bundle.manifest)
    (entry,) = said["procedures"]
    assert entry["id"] == "attestation-vie"
    assert entry["tests"] > 0
    assert "fr" in entry["languages"]
    assert entry["requires"]["template"] == ["attestation-vie.odt"]
    assert entry["requires"]["class"]
    assert set(said["files"]) >= {
        "procedures/attestation-vie/definition.json",
        "procedures/attestation-vie/definition.yaml",
        "templates/attestation-vie.odt",
    }


def test_what_an_office_lacks_is_told_by_kind(shipped):
    needed = exchange.requirements(next(it for it in shipped if it.id == "plainte").procedure)
    office = CheckContext(functions=(), classes={}, procedures={}, endpoints=(), effects={})
    missing = exchange.lacking(needed, office)
    assert set(missing) >= {Kind.CLASS, Kind.FUNCTION, Kind.EFFECT}
    assert Kind.UNIT not in missing, "what is not known of an office is not told"
    everything = CheckContext(
        functions=needed[Kind.FUNCTION],
        classes=dict.fromkeys(needed[Kind.CLASS], True),
        procedures=dict.fromkeys(needed.get(Kind.PROCEDURE, ())),
        endpoints=needed.get(Kind.ENDPOINT, ()),
    )
    assert exchange.lacking(needed, everything) == {}


def test_a_tariff_that_no_unit_takes_is_told():
    procedure = read_source(SPECIMEN.read_text("utf-8"), SPECIMEN.name).procedure
    needed = exchange.requirements(procedure)
    assert needed[Kind.TARIFF] == ("site_visit",)
    assert exchange.lacking(needed, CheckContext(tariffs=()))[Kind.TARIFF] == ("site_visit",)
    assert Kind.TARIFF not in exchange.lacking(needed, CheckContext(tariffs={"site_visit"}))
    assert Kind.TARIFF not in exchange.lacking(needed, CheckContext())


NAMES = [f"{place}{name}" for place in ("", "a/", "b-1/c/") for name in ("x.json", "y_1.odt", "Z")]


@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=99)))
@settings(max_examples=50, deadline=None)
def test_any_files_make_an_archive_that_is_read_back(files):
    if files:
        assert archive.read(archive.write(files)) == files
