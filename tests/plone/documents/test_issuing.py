"""Issuing: number, code and letter in the transaction of the signature."""

from .letters import text_of
from datetime import date
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import jobs
from egov.policy import journal
from egov.policy import people
from egov.policy.core import qr
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.core.words import date_in_words
from egov.policy.documents import papers
from egov.policy.documents.verification import public_keys
from egov.policy.registers.store import all_registers
from hashlib import sha256

import pytest
import stat


@pytest.fixture
def issue(portal, as_user, sign, picture):
    """``issue(answers)``: the paper of a case with these answers, and the text of its letter."""

    def issue(answers: dict):
        with as_user(portal, "agent.bwiza"):
            case = casework.open_case("attestation-residence", "bwiza", answers)
            if answers.get("has_identity_card"):
                documents.add_piece(case, "identity_card", "carte.png", picture())
            casework.perform(case, "submit")
            casework.perform(case, "approve")
        paper = sign(case)
        return paper, text_of(paper.source.data)

    return issue


@pytest.fixture
def paper(sign, to_sign):
    """The paper that the head of zone has just signed."""
    return sign(to_sign)


def test_signing_gives_the_paper_its_number_and_its_code(paper):
    assert paper.kind == "issued"
    assert paper.number == f"0001/{clock.today().year}"
    assert paper.status == "preparing"
    assert paper.file is None
    assert paper.summary()["download"] == ""
    assert paper.filename.endswith(".pdf")


def test_the_number_is_held_by_the_paper(paper):
    year = clock.today().year
    held = all_registers()["attestation-residence-certificate", "bwiza", year].holders
    assert list(held.items()) == [(1, paper.UID())]


def test_a_job_is_asked_for_and_the_page_can_say_that_it_waits(paper):
    assert jobs.status(paper.job).state == "waiting"
    assert documents.waiting_reason(paper) == "Being prepared."
    assert documents.holdings(paper.aq_parent).ready == frozenset()


def test_the_journal_holds_number_and_hashes_but_not_the_code(paper):
    entry = _issued_entry(paper)
    assert entry.data["number"] == paper.number
    assert entry.data["source"] == sha256(paper.source.data).hexdigest() == paper.source_sha256
    assert set(entry.data["digests"]) == {"code"}
    assert paper.code not in str(entry.data)


def test_the_same_paper_is_issued_once(issue_as, paper):
    with pytest.raises(StateConflict) as caught:
        issue_as("chef.bwiza", "zone_chief", paper.aq_parent, "certificate")
    assert caught.value.details["number"] == paper.number


def test_only_papers_of_the_procedure_are_issued(issue_as, to_sign):
    with pytest.raises(InvalidValues):
        issue_as("chef.bwiza", "zone_chief", to_sign, "passport")


def test_a_template_that_fails_leaves_nothing_behind(portal, issue_as, to_sign):
    portal["templates"]["attestation-residence.odt"].enabled = False
    with pytest.raises(documents.TemplateRefused):
        issue_as("chef.bwiza", "zone_chief", to_sign, "certificate")
    year = clock.today().year
    assert ("attestation-residence-certificate", "bwiza", year) not in all_registers()
    assert documents.documents(to_sign) == []


def test_the_letter_names_office_person_and_facts(issue, answers, card):
    paper, text = issue({**answers, **card})
    assert "COMMUNE DE MUKAZA" in text
    assert "ZONE DE BWIZA" in text
    assert f"N° {paper.number}" in text
    assert (
        "Madame NIYONKURU Aline, née le 12 mars 1993 (douze mars mille neuf cent nonante-trois),"
        " fille de Pascal Ndikumana et d’Immaculée Irakoze, originaire de la commune de Mukaza,"
        " de nationalité burundaise, réside dans la zone de Bwiza (" in text
    )
    assert "depuis l’année 2015." in text
    assert (
        "carte nationale d’identité n° 531.0201/12.345, délivrée à Bwiza le 1er mai 2015." in text
    )
    assert "n’ayant pas présenté" not in text
    assert "délivrée à l’intéressée pour l’usage suivant : inscription scolaire," in text
    assert f"Fait à Bwiza, {date_in_words(clock.today())}." in text
    assert f"Code : {paper.code}" in text
    assert f"Dossier {paper.aq_parent.reference}" in text


def test_the_letter_agrees_with_a_man_without_card_nor_father(issue, answers):
    given = {**answers, "sex": "M", "father": "", "purpose": "", "resident_since": None}
    _, text = issue(given)
    assert "Monsieur NIYONKURU Aline, né le" in text
    assert ", fils d’Immaculée Irakoze, originaire" in text
    assert "L’intéressé n’ayant pas présenté de carte nationale d’identité" in text
    assert "délivrée à l’intéressé pour servir et valoir ce que de droit." in text
    assert "depuis" not in text


def test_a_person_without_known_parents_is_not_given_any(issue, answers):
    _, text = issue({**answers, "father": "", "mother": "", "given_names": ""})
    assert "Madame NIYONKURU, née" in text
    assert "fille" not in text


def test_another_nationality_is_printed(issue, answers):
    _, text = issue({**answers, "nationality": "other", "nationality_other": "Congolaise"})
    assert "Irakoze, de nationalité congolaise" in text
    assert "originaire" not in text


def test_markup_in_an_answer_stays_text(issue, answers):
    _, text = issue({**answers, "father": "<text:p>A & B</text:p>", "purpose": "':open(1)'"})
    assert "fille de <text:p>A & B</text:p>" in text
    assert "':open(1)'" in text


def test_the_head_of_zone_signs_in_that_office(paper):
    assert paper.signatory == people.display_name("chef.bwiza")
    assert paper.office == "Chef de zone"
    assert f"Nous, {paper.signatory}, chef de zone de Bwiza" in text_of(paper.source.data)


def test_a_substitute_signs_ad_interim(portal, as_user, to_sign):
    today = clock.today()
    people.assign("agent.bwiza", "zone-chief", "bwiza", today, today, substitute_for="chef.bwiza")
    with as_user(portal, "agent.bwiza"):
        casework.perform(to_sign, "sign")
    (paper,) = documents.documents(to_sign)
    assert paper.office == "Chef de zone a.i."
    data = _issued_entry(paper).data
    assert (data["office"], data["substitute_for"]) == ("Chef de zone a.i.", ["chef.bwiza"])
    assert data["capacity"] == "bwiza.zone-chief"


def test_the_office_is_that_of_who_decided(issue_as, to_sign):
    paper = issue_as("administrateur", "administrator", to_sign, "certificate")
    actor = cases.procedure_of(to_sign).actor("administrator")
    assert paper.office == actor.title.best("fr")[0] != "Chef de zone"
    assert _issued_entry(paper).data["capacity"] == "mukaza.communal-administrator"


def test_date_and_year_of_the_number_are_those_of_the_decision(issue_as, to_sign):
    paper = issue_as("chef.bwiza", "zone_chief", to_sign, "certificate", date(2031, 12, 31))
    assert (paper.number, paper.issued_on) == ("0001/2031", date(2031, 12, 31))


def test_the_journal_says_under_which_name_and_function_a_paper_was_signed(paper):
    entry = _issued_entry(paper)
    assert entry.actor == "chef.bwiza"
    assert entry.data["signatory"] == paper.signatory != ""
    assert entry.data["office"] == paper.office
    assert (entry.data["capacity"], entry.data["substitute_for"]) == ("bwiza.zone-chief", [])


def _issued_entry(paper):
    return next(e for e in journal.entries(paper.aq_parent) if e.action == "document_issued")


def test_later_changes_of_the_answers_do_not_reach_the_paper(paper):
    paper.aq_parent.surname = "Somebody else"
    assert paper.facts["surname"] == "Niyonkuru"
    assert "NIYONKURU" in text_of(paper.source.data)


def test_the_qr_code_verifies_offline_and_carries_what_is_printed(paper, scanned):
    claims = qr.verify(scanned(paper), public_keys())
    assert (claims.number, claims.code, claims.holder) == (
        paper.number,
        paper.code,
        "Niyonkuru Aline",
    )
    assert claims.issued_on == clock.today()
    assert claims.digest == qr.digest({**paper.facts, "number": paper.number})


def test_old_papers_verify_after_the_key_has_changed(paper, scanned, keys, issue, answers):
    (keys / "signing.pem").unlink()
    another, _ = issue(answers)
    assert len(public_keys()) == 2
    assert documents.verify_scanned(scanned(paper)).status == "genuine"
    assert documents.verify_scanned(scanned(another)).status == "genuine"


def test_the_key_is_readable_by_its_owner_only(paper, keys):
    assert stat.S_IMODE((keys / "signing.pem").stat().st_mode) == 0o600


def test_without_a_place_for_the_key_nothing_is_signed(issue_as, to_sign, monkeypatch):
    monkeypatch.delenv("EGOV_KEYS")
    with pytest.raises(RuntimeError, match="EGOV_KEYS"):
        issue_as("chef.bwiza", "zone_chief", to_sign, "certificate")


def test_a_code_is_never_given_twice(paper, monkeypatch):
    drawn = iter([paper.code, "0000-0000-0000"])
    monkeypatch.setattr(papers, "new_code", lambda randbits: next(drawn))
    assert papers.papers().free_code() == "0000-0000-0000"
