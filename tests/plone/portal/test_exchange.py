"""Procedures handed over and taken in on pages, without scripts."""

from egov.policy import exchange
from egov.policy import procedures
from egov.policy.core import exchange as bundles
from egov.policy.core.exchange import open_bundle
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest
import transaction


ID = "attestation-vie"

KEY = "GQm9kKZWQ4b6eU2hJmVwvYbQ7rRrRrYbQ7rRrRrYbQ8="


@pytest.fixture
def sent(functional_portal):
    return exchange.export({ID: 0})


@pytest.fixture
def gone(sent):
    """The site after that procedure has gone."""
    procedures.withdraw(ID)
    transaction.commit()


@pytest.fixture
def browser(browse):
    return browse("fonctionnel")


@pytest.fixture
def manager(browse):
    found = browse()
    found.session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return found


def hand_in(browser, data):
    """Where the browser is led."""
    files = {"field-bundle": ("lot.zip", data, "application/zip")}
    return browser.post("@@exchange", files=files)


def waiting(browser, data):
    answer = hand_in(browser, data)
    assert answer.status == 303, answer.body
    (id,) = parse_qs(urlsplit(answer.location).query)["id"]
    return id


def unsigned(data):
    bundle = open_bundle(data)
    return bundles.as_bytes(bundles.pack(bundle.procedures, bundle.templates, "1.0"))


def choice(id, **more):
    return {"id": id, "field-procedures": ID, "field-as": "published", **more}


def test_a_bundle_is_made_of_what_is_ticked(browser, sent):
    page = browser.get("@@exchange")
    assert "Attestation de vie" in page.text()
    boxes = {box.get("value") for box in page.all("input[name=procedures]")}
    assert boxes == {item.getId() for item in procedures.items()}
    answer = browser.get(f"@@bundle?procedures={ID}")
    assert answer.response.content == sent
    assert answer.headers["Content-Type"].startswith("application/zip")
    assert f'filename="{ID}.zip"' in answer.headers["Content-Disposition"]
    several = browser.get(f"@@bundle?procedures={ID}&procedures=plainte")
    assert len(open_bundle(several.response.content).procedures) == 2
    assert browser.get(f"@@procedure?id={ID}").all(f"a[href$='@@bundle?procedures={ID}']")


def test_nothing_ticked_leads_back_with_a_word(browser, functional_portal):
    answer = browser.get("@@bundle")
    assert "au moins une procédure" in answer.text()
    assert browser.get("@@bundle?procedures=nothing").status == 404
    assert browser.get("@@bundle?procedures=../x").status == 400


def test_what_it_would_change_is_shown_and_it_is_taken_in(browser, sent, gone):
    id = waiting(browser, sent)
    page = browser.get(f"@@received-bundle?id={id}")
    words = page.text()
    assert "Signé par ce site" in words and "Attestation de vie" in words
    assert page.one("input[name=field-procedures]").get("checked") is not None
    answer = browser.post("@@received-bundle", choice(id, **{"field-reason": "La loi a changé"}))
    assert answer.status == 303, answer.body
    transaction.begin()
    assert procedures.publication(ID).provenance.reason == "La loi a changé"
    assert exchange.export({ID: 0}) == sent


def test_a_bundle_of_which_all_is_here_says_that_there_is_nothing_to_take(browser, sent):
    procedures.save(ID, "procedure: attestation-vie", "fonctionnel", stamp="")
    transaction.commit()
    page = browser.get(f"@@received-bundle?id={waiting(browser, sent)}")
    assert "en préparation" not in page.text(), "no draft would be made of it anyway"
    assert "rien à reprendre" in page.text("[role=status]")
    assert not page.all("input[name=field-as]")
    procedures.withdraw(ID)
    transaction.commit()
    page = browser.get(f"@@received-bundle?id={waiting(browser, sent)}")
    assert "rien à reprendre" not in page.text()


def test_it_is_taken_in_as_drafts_without_a_reason(browser, sent, gone):
    answer = browser.post(
        "@@received-bundle", choice(waiting(browser, sent), **{"field-as": "drafts"})
    )
    assert answer.status == 303, answer.body
    transaction.begin()
    assert procedures.draft(ID).author == "fonctionnel"


def test_what_is_missing_is_told_and_what_was_chosen_stays(browser, sent, gone):
    id = waiting(browser, sent)
    answer = browser.post("@@received-bundle", choice(id))
    assert answer.status == 400
    assert "Motif" in answer.text(".error-summary")
    assert answer.one("input[value=published]").get("checked") is not None
    answer = browser.post("@@received-bundle", {"id": id})
    assert answer.status == 400
    assert len(answer.all(".error-summary li")) == 2
    answer = browser.post("@@received-bundle", choice(id, **{"field-as": "x"}))
    assert answer.status == 400


def test_who_may_not_answer_for_a_stranger_is_told_whom_to_ask(browser, manager, sent, gone):
    data = unsigned(sent)
    id = waiting(browser, data)
    page = browser.get(f"@@received-bundle?id={id}")
    assert "administrateur technique" in page.text()
    assert not page.all("input[name=field-as]")
    assert f"{ID} 1" in page.text(".message-warning")
    assert page.all("section.decision") == [], "what a stranger sends is not looked into"
    sent_anyway = choice(id, **{"field-reason": "x"})
    assert browser.post("@@received-bundle", sent_anyway).status == 400
    assert browser.get(f"@@received-bundle?id={waiting(manager, data)}").status == 404
    mine = choice(waiting(manager, data), **{"field-reason": "x"})
    assert manager.post("@@received-bundle", mine).status == 303


def test_a_conflict_and_a_fault_are_told_on_the_page(browser, sent):
    text = procedures.text_to_edit(ID).replace("Attestation de vie", "Autre titre", 1)
    procedures.publish(text, "x.yaml", "tester", "a reason")
    bundle = open_bundle(sent)
    (one,) = bundle.procedures
    other = one.text.replace("Attestation de vie", "Encore un titre", 1)
    written = one.source.text.replace("Attestation de vie", "Encore un titre", 1)
    from dataclasses import replace

    packed = replace(one, text=other, source=replace(one.source, text=written))
    bundle = bundles.pack([packed], bundle.templates, "1.0")
    from egov.policy import documents

    signed = replace(
        bundle, signature=bundles.sign(bundle.manifest, documents.signing_key().private_pem)
    )
    transaction.commit()
    id = waiting(browser, bundles.as_bytes(signed))
    page = browser.get(f"@@received-bundle?id={id}")
    assert "conflit" in page.text() and "Encore un titre" in page.text()
    answer = browser.post("@@received-bundle", choice(id, **{"field-reason": "x"}))
    assert answer.status == 409
    assert "projet" in answer.text("[role=alert]")


@pytest.mark.parametrize("data", [b"", b"no bundle", b"PK\x03\x04"])
def test_what_is_no_bundle_is_told(browser, functional_portal, data):
    answer = hand_in(browser, data)
    assert answer.status == 400
    assert answer.text(".error-summary")


def test_a_file_has_to_be_chosen(browser, functional_portal):
    answer = browser.post("@@exchange")
    assert answer.status == 400
    assert "fichier" in answer.text(".error-summary")


def test_what_waits_is_shown_to_nobody_else(browser, browse, sent):
    id = waiting(browser, sent)
    assert browse("agent.bwiza").get(f"@@received-bundle?id={id}").status != 200
    assert browser.get("@@received-bundle?id=x").status == 404


def test_keys_are_shown_to_all_and_changed_by_the_technical_administrator(browser, manager):
    page = browser.get("@@trusted-keys")
    assert exchange.own_key() in page.text()
    assert not page.all("[name=field-key]")
    sent = {"field-name": "Ministère", "field-key": KEY}
    assert browser.post("@@trusted-keys", sent).status == 403
    assert manager.post("@@trusted-keys", {**sent, "field-name": ""}).status == 400
    assert manager.post("@@trusted-keys", sent).status == 303
    (row,) = browser.get("@@trusted-keys").texts("tbody tr")
    assert row.startswith("Ministère")
    button = manager.get("@@trusted-keys").one("button[name=distrust]")
    assert manager.post("@@trusted-keys", {"distrust": button.get("value")}).status == 303
    assert browser.get("@@trusted-keys").all("tbody tr") == []
