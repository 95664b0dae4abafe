"""A bundle is taken in, or not, with the reason; all of it or nothing."""

from dataclasses import replace
from egov.policy import documents
from egov.policy import exchange
from egov.policy import people
from egov.policy import procedures
from egov.policy.core import exchange as bundles
from egov.policy.core.errors import DefinitionError
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.exchange import Kind
from egov.policy.core.exchange import open_bundle
from egov.policy.core.exchange import reading
from egov.policy.exchange import planning
from egov.policy.exchange.telling import plan_data
from egov.policy.procedures import Arrival

import pytest


ID = "attestation-vie"
TEMPLATE = "attestation-vie.odt"


def changed(bundle, *changes, **packed):
    """The bundle with another text of its procedure, signed by nobody."""
    (one,) = bundle.procedures
    text, written = one.text, one.source.text
    for effective, source, new in changes:
        assert effective in text and source in written
        text, written = text.replace(effective, new[0], 1), written.replace(source, new[1], 1)
    other = replace(one, text=text, source=replace(one.source, text=written), **packed)
    return bundles.pack([other], bundle.templates, bundle.release)


def version(bundle, number):
    old = ('"version":1', "version: 1", (f'"version":{number}', f"version: {number}"))
    return changed(bundle, old, version=number)


def plan_of(bundle):
    (found,) = exchange.plan(bundle, any_signer=True).procedures
    return found


@pytest.fixture
def bundle(portal):
    return open_bundle(exchange.export({ID: 0}))


def problem(caught):
    (found,) = caught.value.problems
    return found.field, found.code


def test_what_is_here_already_is_not_taken_in_again(portal, bundle, take):
    assert plan_of(bundle).arrival is Arrival.SAME
    assert take(bundle).procedures == ()
    assert list(procedures.item_named(ID).versions) == [1]


def test_a_new_procedure_is_published_under_its_own_number(portal, bundle, take, empty):
    before = procedures.publication(ID)
    empty()
    assert plan_of(bundle).arrival is Arrival.NEW
    taken = take(bundle)
    assert (taken.procedures, taken.templates) == ((ID,), (TEMPLATE,))
    found = procedures.publication(ID)
    assert (found.text, found.digest) == (before.text, before.digest)
    told = found.provenance
    assert (told.author, told.reason) == ("fonctionnel", "La loi a changé")
    assert told.bundle == bundles.digest(bundle.manifest)
    assert documents.packed_template(TEMPLATE) == bundle.templates[0]


def test_a_later_version_comes_with_what_it_changes(portal, bundle, take):
    title = ("Attestation de vie", "Attestation de vie", ("Autre titre", "Autre titre"))
    later = version(changed(bundle, title), 2)
    found = plan_of(later)
    assert found.arrival is Arrival.NEXT
    assert any("Autre titre" in change.said["fr"] for change in found.changes)
    assert procedures.item_named(ID).newest == 1, "a look changes nothing"
    take(later, any_signer=True)
    assert procedures.get(ID).version == 2
    assert list(procedures.item_named(ID).versions) == [1, 2]


def test_a_number_that_is_taken_is_a_conflict_and_becomes_a_draft(portal, bundle, take):
    title = ("Attestation de vie", "Attestation de vie", ("Autre titre", "Autre titre"))
    other = changed(bundle, title)
    found = plan_of(other)
    assert (found.arrival, found.can_be_published) == (Arrival.OTHER, False)
    assert not found.is_faulty, "what is told is told of the draft that can be made"
    with pytest.raises(StateConflict, match="version_taken"):
        take(other, any_signer=True)
    take(other, "drafts", any_signer=True)
    draft = procedures.draft(ID)
    assert "version: 2" in draft.text and "Autre titre" in draft.text
    assert procedures.get(ID).version == 1
    assert procedures.check(ID, "fonctionnel")["passed"]


def test_a_draft_that_is_being_written_is_not_overwritten(portal, bundle, take):
    procedures.save(ID, "procedure: attestation-vie", "fonctionnel", stamp="")
    later = version(bundle, 2)
    assert not plan_of(later).can_be_drafted
    with pytest.raises(StateConflict, match="draft_saved"):
        take(later, "drafts", any_signer=True)
    assert procedures.draft(ID).text == "procedure: attestation-vie"


def test_a_draft_of_something_new_holds_what_was_written(portal, bundle, take, empty):
    empty()
    take(bundle, "drafts", reason="")
    assert procedures.draft(ID).text == bundle.procedures[0].source.text
    assert procedures.item_named(ID).current == 0


def test_blocks_that_are_not_here_come_with_it(portal, bundle, take, empty):
    empty()
    (one,) = bundle.procedures
    shared = {"blocks/presence": one.source.shared["blocks/presence"]}
    renamed = {"blocks/aim": shared["blocks/presence"].replace("block: presence", "block: aim")}
    others = {name: text for name, text in one.source.shared.items() if name not in shared}
    written = one.source.text.replace("block: presence", "block: aim")
    assert written != one.source.text
    source = replace(one.source, text=written, shared={**others, **renamed})
    other = bundles.pack([replace(one, source=source)], bundle.templates, bundle.release)
    take(other, any_signer=True)
    assert "block: aim" in procedures.text_to_edit(ID)
    text = procedures.text_to_edit(ID)
    procedures.save(ID, text, "fonctionnel", stamp="")
    assert procedures.check(ID, "fonctionnel")["passed"], "its block is there"


def test_a_block_that_says_something_else_here_is_written_out(portal, bundle, take, empty):
    empty()
    (one,) = bundle.procedures
    name, said = "blocks/presence", "Other proof"
    assert said in one.text and said in one.source.shared[name]
    text = one.text.replace(said, "Aim of it")
    told = one.source.shared[name].replace(said, "Aim of it")
    source = replace(one.source, shared={**one.source.shared, name: told})
    other = bundles.pack([replace(one, text=text, source=source)], bundle.templates, "1")
    take(other, "drafts", any_signer=True)
    draft = procedures.draft(ID).text
    assert "Aim of it" in draft and "block:" not in draft


def test_what_the_office_lacks_is_told_and_nothing_is_taken_in(portal, bundle, take, monkeypatch):
    known = {id: it for id, it in people.functions().items() if id != "clerk"}
    monkeypatch.setattr(people, "functions", lambda: known)
    found = plan_of(version(bundle, 2))
    assert found.lacking == {Kind.FUNCTION: ("clerk",)}
    assert not found.can_be_published
    with pytest.raises(DefinitionError):
        take(version(bundle, 2), any_signer=True)
    assert list(procedures.item_named(ID).versions) == [1]


def test_a_template_that_was_edited_here_is_never_overwritten(portal, bundle, take, edited):
    own = edited(portal, TEMPLATE)
    taken = take(version(bundle, 2), any_signer=True)
    assert (taken.templates, taken.kept) == ((), (TEMPLATE,))
    assert documents.packed_template(TEMPLATE).content == own


def test_a_template_that_nobody_edited_is_replaced(portal, bundle, take, edited):
    (template,) = bundle.templates
    known = template.content
    other = edited(portal, TEMPLATE)
    portal["templates"][TEMPLATE].odt_file.data = known
    later = version(bundle, 2)
    later = bundles.pack(later.procedures, [replace(template, content=other)], "1")
    assert take(later, any_signer=True).templates == (TEMPLATE,)
    assert documents.packed_template(TEMPLATE).content == other


def test_a_template_that_is_no_good_keeps_all_of_it_out(portal, bundle, take, empty):
    empty()
    (template,) = bundle.templates
    bad = bundles.pack(bundle.procedures, [replace(template, content=b"no ODT")], "1")
    (found,) = exchange.plan(bad, any_signer=True).templates
    assert found.faults
    with pytest.raises(InvalidValues) as caught:
        take(bad, any_signer=True)
    assert problem(caught) == ("bundle", "template_refused")
    assert ID not in portal["procedures"]


def test_what_nobody_vouches_for_is_left_to_who_publishes_templates(portal, bundle, take, empty):
    empty()
    unsigned = replace(bundle, signature=None)
    with pytest.raises(InvalidValues) as caught:
        take(unsigned)
    assert problem(caught) == ("bundle", "unsigned")
    take(unsigned, any_signer=True)
    assert procedures.get(ID)


def test_what_nobody_vouches_for_is_not_looked_into(portal, bundle, monkeypatch):
    def played(packed):
        raise AssertionError("a stranger's tests are not played")

    monkeypatch.setattr(planning, "played", played)
    unsigned = replace(version(bundle, 2), signature=None)
    found = exchange.plan(unsigned)
    assert (found.may_be_taken, found.procedures, found.templates) == (False, (), ())
    with pytest.raises(AssertionError):
        exchange.plan(unsigned, any_signer=True)


def test_what_a_bundle_alone_says_is_found_once(portal, bundle, take, monkeypatch):
    later, times = version(bundle, 7), []
    monkeypatch.setattr(reading.rehearsal, "findings", lambda source: times.append(source) or [])
    for _ in range(2):
        sent = open_bundle(bundles.as_bytes(later))
        assert exchange.plan(sent, any_signer=True).procedures[0].can_be_published
    take(sent, any_signer=True)
    assert len(times) == 1


def test_a_base_names_those_that_extend_it_before_it_is_taken_in(portal):
    base = "attestation"
    heirs = tuple(sorted(item.getId() for item in procedures.heirs_of(base)))
    assert len(heirs) > 5
    later = version(open_bundle(exchange.export({base: 0})), 2)
    (found,) = exchange.plan(later, any_signer=True).procedures
    assert found.heirs == heirs
    assert plan_data(exchange.plan(later, any_signer=True), str)["procedures"][0]["heirs"] == [
        *heirs
    ]


def test_a_key_is_trusted_until_it_is_not(portal, bundle, take, empty, monkeypatch, tmp_path):
    empty()
    monkeypatch.setenv("EGOV_KEYS", str(tmp_path))
    with pytest.raises(InvalidValues) as caught:
        take(bundle)
    assert problem(caught) == ("bundle", "unknown_signer")
    made = exchange.trust("Ministère", bundles.public_text(bundle.signature.key), "admin")
    assert exchange.plan(bundle).signer.name == "Ministère"
    take(bundle)
    exchange.distrust(made.fingerprint)
    assert exchange.plan(bundle).signer.trust is exchange.Trust.STRANGER


@pytest.mark.parametrize(
    ("name", "key", "problems"),
    [
        ("", "", {"name": "required", "key": "required"}),
        ("X", "not a key", {"key": "not_a_key"}),
        ("X", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", {"key": "not_a_key"}),
        ("X", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", {"key": "not_a_key"}),
        ("X" * 101, "AAAA", {"name": "too_long"}),
    ],
)
def test_what_is_no_key_is_not_trusted(portal, name, key, problems):
    with pytest.raises(InvalidValues) as caught:
        exchange.trust(name, key, "admin")
    assert {item.field: item.code for item in caught.value.problems} == problems
    assert exchange.trusted_keys() == []


def test_the_own_key_and_a_known_one_are_not_trusted_twice(portal, bundle):
    with pytest.raises(InvalidValues) as caught:
        exchange.trust("Moi", exchange.own_key(), "admin")
    assert problem(caught) == ("key", "duplicate")
    with pytest.raises(InvalidValues):
        exchange.distrust("0" * 32)


def test_a_reason_and_known_names_are_asked_for(portal, bundle, take, empty):
    empty()
    with pytest.raises(InvalidValues) as caught:
        take(bundle, reason=" ")
    assert problem(caught) == ("reason", "required")
    with pytest.raises(InvalidValues) as caught:
        take(bundle, only=["plainte"])
    assert problem(caught) == ("procedures", "unknown")
    assert take(bundle, only=[]).procedures == ()


def test_versions_that_were_restored_go_as_well(portal, bundle, take, empty):
    take(version(bundle, 2), any_signer=True)
    procedures.restore(ID, 1, "fonctionnel", "encore")
    sent = exchange.export({ID: 0})
    (found,) = open_bundle(sent).procedures
    assert found.version == 3
    empty()
    take(sent)
    assert exchange.export({ID: 0}) == sent


def test_a_bundle_waits_for_who_has_sent_it(portal):
    id = exchange.receive(b"data", "fonctionnel")
    assert exchange.received(id, "fonctionnel") == b"data"
    assert exchange.received(id, "other") is None
    assert exchange.received("0", "fonctionnel") is None
