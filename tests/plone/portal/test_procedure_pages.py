"""The pages of an administrator of procedures: draft, findings, publication, versions."""

from egov.policy import procedures

import pytest
import transaction


ID = "attestation-residence"
PAGE = f"@@procedure?id={ID}"
OTHER_TITLE = {
    "title: {fr: Nom du père, en: Father's name}": "title: {fr: Le père, en: The father}"
}


@pytest.fixture
def text(definition):
    """``text({"kind: draft": "kind: open"})``: version 2 of the attestation, lines replaced."""
    return lambda changes=None: definition({"version: 1\n": "version: 2\n", **(changes or {})})


@pytest.fixture
def office(browse):
    return browse("fonctionnel")


@pytest.fixture
def save(office):
    """``save(text)``: the draft as the page sends it."""

    def sent(text, id=ID, **more):
        page = office.get(f"@@procedure-draft?id={id}")
        stamp = page.one("input[name=stamp]").get("value")
        boxes = {"id": id, "stamp": stamp, "field-definition": text.replace("\n", "\r\n")}
        return office.post("@@procedure-draft", boxes | more)

    return sent


def kept_text():
    """The draft as it is kept now."""
    transaction.begin()
    return procedures.draft(ID).text


def in_force():
    """The version that new cases follow now."""
    transaction.begin()
    return procedures.get(ID).version


def stamp_of(office, view="publish-procedure"):
    return office.get(f"@@{view}?id={ID}").one("input[name=stamp]").get("value")


def publish(office, reason="La loi a changé"):
    boxes = {"id": ID, "stamp": stamp_of(office), "field-reason": reason}
    return office.post("@@publish-procedure", boxes)


def test_the_list_leads_to_each_procedure(office):
    page = office.get("@@procedures")
    (link,) = [item for item in page.all("tbody th a") if "résidence" in item.text_content()]
    shown = office.get(link.get("href"))
    assert shown.text("h1") == "Attestation de résidence"
    assert "Aucune version n'est en préparation" in shown.text("#draft")
    row = shown.text("tbody tr")
    for word in ("1", "en vigueur", "Fourni avec le logiciel", "le système"):
        assert word in row


def test_a_draft_begins_with_the_newest_version_as_it_was_written(office):
    page = office.get(f"@@procedure-draft?id={ID}")
    written = page.one("textarea").text
    assert f"procedure: {ID}\nversion: 2\n" in written
    assert "# Certificate of residence: a zone certifies" in written


def test_a_draft_begins_written_out_where_nobody_has_written_it(office, functional_portal):
    functional_portal["procedures"][ID].versions[1].written = None
    transaction.commit()
    written = office.get(f"@@procedure-draft?id={ID}").one("textarea").text
    assert written.strip().startswith(f"procedure: {ID}\nversion: 2\ntitle:\n")


def test_what_is_saved_is_checked_and_tested_at_once(office, save, text):
    answer = save(text())
    assert (answer.status, answer.location.endswith(f"{PAGE}#draft")) == (303, True)
    page = office.get(PAGE)
    assert [item.get("class") for item in page.all(".steps li")] == ["done", "done", "done"]
    assert "Erreur" not in page.text("#draft")
    assert "réussi" in page.text("#draft")
    assert kept_text().strip() == text().strip()


def test_faults_are_told_with_their_line(office, save, text):
    save(text({"function: clerk": "function: clerc"}))
    page = office.get(PAGE)
    assert [item.get("class") for item in page.all(".steps li")] == ["done", "", ""]
    told = page.text("#draft .findings")
    assert "E112" in told
    assert "ligne" in told
    assert "clerc" in told


def test_a_text_that_is_no_definition_is_kept_and_told(office, save):
    assert save(f"procedure: {ID}\nversion: [\n").status == 303
    assert "E001" in office.get(PAGE).text("#draft")


def test_a_file_takes_the_place_of_the_text(office, save, text):
    files = {"field-file": ("a.yaml", text().encode(), "application/x-yaml")}
    page = office.get(f"@@procedure-draft?id={ID}")
    boxes = {"id": ID, "stamp": "", "field-definition": page.one("textarea").text}
    assert office.post("@@procedure-draft", boxes, files=files).status == 303
    assert kept_text() == text()


def test_a_file_that_is_no_text_is_told_at_its_box(office):
    files = {"field-file": ("a.yaml", b"\xff\xfe\x00", "application/x-yaml")}
    answer = office.post("@@procedure-draft", {"id": ID, "stamp": ""}, files=files)
    assert answer.status == 400
    assert answer.one(".error-summary a").get("href") == "#field-file"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("", "écrivez la définition"),
        ("procedure: autre-chose", "autre procédure"),
    ],
)
def test_what_cannot_be_saved_stands_in_the_box_again(office, save, sent, words):
    answer = save(sent)
    assert answer.status == 400
    assert words in answer.text(".error-summary")
    assert (answer.one("textarea").text or "").strip() == sent


def test_nothing_is_lost_when_another_has_saved_meanwhile(office, save, text):
    seen = office.get(f"@@procedure-draft?id={ID}").one("input[name=stamp]").get("value")
    save(text())
    boxes = {"id": ID, "stamp": seen, "field-definition": "procedure: attestation-residence\n# b"}
    answer = office.post("@@procedure-draft", boxes)
    assert answer.status == 409
    assert "a enregistré ce projet" in answer.text(".message-warning")
    assert answer.one("textarea").text.strip().endswith("# b")
    assert kept_text().strip() == text().strip()
    boxes["stamp"] = answer.one("input[name=stamp]").get("value")
    assert office.post("@@procedure-draft", boxes).status == 303
    assert kept_text().endswith("# b")


def test_publishing_shows_what_becomes_different_and_asks_why(office, save, text):
    save(text(OTHER_TITLE))
    page = office.get(f"@@publish-procedure?id={ID}")
    assert "« Nom du père » → « Le père »" in page.text(".changes")
    without = publish(office, " ")
    assert without.status == 400
    assert without.one(".error-summary a").get("href") == "#field-reason"
    assert publish(office).status == 303
    shown = office.get(PAGE)
    assert "La version 2 est publiée" in shown.text(".messages")
    rows = shown.texts("tbody tr")
    assert ("2" in rows[0], "en vigueur" in rows[0], "La loi a changé" in rows[0]) == (True,) * 3
    assert in_force() == 2


def test_a_faulty_draft_is_not_published_and_the_reason_stays(office, save, text):
    save(text({"function: clerk": "function: clerc"}))
    answer = publish(office)
    assert answer.status == 422
    assert "E112" in answer.text(".message-error")
    assert answer.one("textarea").text.strip() == "La loi a changé"
    assert in_force() == 1


def test_a_second_click_publishes_nothing_more(office, save, text):
    save(text())
    boxes = {"id": ID, "stamp": stamp_of(office), "field-reason": "Une fois"}
    assert office.post("@@publish-procedure", boxes).status == 303
    again = office.post("@@publish-procedure", boxes)
    assert again.status == 409
    assert "publié ou supprimé" in again.text()
    assert in_force() == 2


def test_who_publishes_what_another_has_changed_sees_it_first(office, save, text):
    save(text())
    boxes = {"id": ID, "stamp": stamp_of(office), "field-reason": "La loi"}
    save(text(OTHER_TITLE))
    answer = office.post("@@publish-procedure", boxes)
    assert answer.status == 409
    assert "Le père" in answer.text(".changes")
    assert answer.one("textarea").text.strip() == "La loi"
    assert in_force() == 1


def test_versions_are_compared(office, save, text):
    save(text(OTHER_TITLE))
    draft = office.get(f"@@procedure-difference?id={ID}")
    assert draft.text("h2") == "Version 1 → projet"
    assert "Le père" in draft.text(".changes")
    publish(office)
    page = office.get(f"@@procedure-difference?id={ID}&from=2&to=1")
    assert "« Le père » → « Nom du père »" in page.text(".changes")
    assert [item.get("value") for item in page.all("#from option[selected]")] == ["2"]
    same = office.get(f"@@procedure-difference?id={ID}&from=2&to=2")
    assert "Rien ne diffère" in same.text()


def test_a_procedure_is_taken_out_of_use_and_brought_back(office, filed_url):
    page = office.get(f"@@retire-procedure?id={ID}")
    assert "celles qui sont en cours continuent" in page.text()
    boxes = {"id": ID, "field-reason": "Supprimée par la loi"}
    assert office.post("@@retire-procedure", boxes).status == 303
    shown = office.get(PAGE)
    assert "Supprimée par la loi" in shown.text(".warning-text")
    assert "retirée" in office.get("@@procedures").text("tbody")
    (link,) = [item for item in shown.all("tbody a") if "Remettre" in item.text_content()]
    form = office.get(link.get("href"))
    assert "Rien ne diffère" in form.text()
    boxes = {"id": ID, "version": "1", "field-reason": "Rétablie"}
    assert office.post("@@restore-procedure", boxes).status == 303
    row = office.get(PAGE).texts("tbody tr")[0]
    assert "2" in row
    assert "remet la version 1" in row
    assert in_force() == 2


def test_a_new_procedure_begins_on_a_page_of_its_own(office):
    link = office.get("@@procedures").one(".title-row a[href$=procedure-draft]").get("href")
    page = office.get(link)
    assert not page.one("textarea").text
    boxes = {"id": "", "stamp": "", "field-definition": "procedure: idee-nouvelle\nversion: 1\n"}
    answer = office.post("@@procedure-draft", boxes)
    assert answer.location.endswith("@@procedure?id=idee-nouvelle#draft")
    shown = office.get(answer.location)
    assert "E014" in shown.text("#draft")
    assert "idee-nouvelle" in office.get("@@procedures").text("tbody")
    taken = office.post("@@procedure-draft", boxes)
    assert taken.status == 409
    assert "existe déjà" in taken.text(".message-warning")


def test_a_draft_is_thrown_away(office, save, text):
    save(text())
    boxes = {"id": ID, "stamp": stamp_of(office, "discard-draft")}
    assert office.post("@@discard-draft", boxes).status == 303
    assert "Aucune version n'est en préparation" in office.get(PAGE).text("#draft")


def test_the_draft_of_what_was_never_published_goes_with_it(office):
    boxes = {"id": "", "stamp": "", "field-definition": "procedure: idee\n"}
    office.post("@@procedure-draft", boxes)
    seen = office.get("@@discard-draft?id=idee").one("input[name=stamp]").get("value")
    answer = office.post("@@discard-draft", {"id": "idee", "stamp": seen})
    assert answer.location.endswith("/@@procedures")
    assert office.get("@@procedure?id=idee").status == 404


def test_many_versions_are_shown_in_pages(office, functional_portal, text):
    for number in range(2, 14):
        changed = text().replace("version: 2\n", f"version: {number}\n", 1)
        procedures.publish(changed.partition("\ntests:\n")[0], "a.yaml", "fonctionnel", "Loi")
    transaction.commit()
    page = office.get(PAGE)
    assert len(page.all("tbody tr")) == 10
    second = office.get(page.one("a[rel=next]").get("href"))
    assert len(second.all("tbody tr")) == 3
