"""The messages of a case over REST and on its page."""

from .conftest import only
from .conftest import PHONE
from egov.policy import casework
from egov.policy import documents
from egov.policy import messages
from zope.event import notify

import lxml.html
import transaction


def test_the_case_tells_its_messages(told, work, http):
    work()
    transaction.commit()
    (item,) = http("agent.bwiza").get(f"{told.absolute_url()}/@messages").json()["items"]
    assert (item["message"], item["state"], item["channel"]) == ("received", "sent", "sms")
    assert item["to"] == "+257…56"
    assert item["title"] == "Demande reçue"
    assert PHONE not in str(item)
    assert "detail" not in item


def test_what_failed_is_sent_again_over_rest(told, work, http, catcher):
    catcher.answers = [400]
    work()
    path, id = f"{told.absolute_url()}/@messages", only(told).id
    clerk = http("agent.bwiza")
    assert clerk.post(f"{path}/{id}/resend").status_code == 204
    assert clerk.post(f"{path}/{id}/resend").status_code == 409
    assert clerk.post(f"{path}/unknown/resend").status_code == 404
    assert clerk.post(path).status_code == 400
    assert http("agent.nyakabiga").post(f"{path}/{id}/resend").status_code == 404
    transaction.begin()
    work()
    assert only(told).state == "sent"


def test_the_page_tells_what_became_of_it_and_sends_again(told, work, http, catcher):
    catcher.answers = [500]
    work()
    clerk = http("agent.bwiza")
    page = clerk.get(told.absolute_url(), headers={"Accept": "text/html"}).text
    assert "le serveur n'a pas répondu" in page or "le serveur n&#39;a pas répondu" in page
    assert "@@resend" in page
    assert PHONE not in page.partition('id="messages"')[2].partition("</section>")[0]


def test_a_paper_that_is_ready_is_told_of(told, site, as_user, work, catcher):
    with as_user(site, "agent.bwiza"):
        casework.perform(told, "approve")
    with as_user(site, "chef.bwiza"):
        casework.perform(told, "sign")
    (paper,) = (item for item in documents.documents(told) if item.document)
    paper.status = "ready"
    notify(documents.DocumentReady(told, paper))
    transaction.commit()
    assert [item.message for item in messages.letters(told)] == ["received", "ready"]


# --- what a person wants


def test_a_person_says_how_they_are_told(site, http):
    chief = http("chef.bwiza")
    assert chief.get("@message-preferences").json() == {
        "language": "",
        "work": "",
        "reminders": "",
        "news": "",
        "email": "chef@bwiza.example",
        "phone": "",
    }
    assert chief.post("@message-preferences", json={"work": "now"}).status_code == 204
    assert chief.post("@message-preferences", json={"language": "rn"}).status_code == 204
    told = chief.get("@message-preferences").json()
    assert (told["work"], told["language"]) == ("now", "rn")
    assert chief.post("@message-preferences", json={"work": "often"}).status_code == 400
    assert chief.post("@message-preferences", json={"colour": "red"}).status_code == 400
    assert http("agent.bwiza").get("@message-preferences").json()["work"] == ""


def test_the_page_keeps_what_a_person_wants(site, http):
    chief = http("chef.bwiza")
    html = {"Accept": "text/html"}
    page = lxml.html.fromstring(chief.get("@@message-preferences", headers=html).text)
    assert "chef@bwiza.example" in page.text_content()
    form = next(form for form in page.forms if "field-work" in form.fields)
    form.fields["field-work"] = "daily"
    sent = chief.post("@@message-preferences", data=dict(form.form_values()), headers=html)
    assert sent.status_code == 303
    page = lxml.html.fromstring(chief.get("@@message-preferences", headers=html).text)
    form = next(form for form in page.forms if "field-work" in form.fields)
    assert form.fields["field-work"] == "daily"
    form.fields["field-work"] = "daily"
    wrong = dict(form.form_values()) | {"field-work": "often"}
    answer = chief.post("@@message-preferences", data=wrong, headers=html)
    assert answer.status_code == 400
    assert "field-work" in answer.text


# --- what would be sent


def test_messages_are_looked_at_with_made_up_words(site, http):
    office = http("fonctionnel")
    told = office.get("@message-preview/attestation-residence").json()
    ready = [item for item in told["items"] if item["message"] == "ready"]
    assert {item["language"] for item in ready} == {"fr", "rn", "en"}
    assert all(item["sms"] == 1 and "{" not in item["text"] for item in ready)
    assert office.get("@message-preview/attestation-residence/1").json() == told
    assert office.get("@message-preview/attestation-residence/9").status_code == 404
    assert office.get("@message-preview/attestation-residence/no").status_code == 404
    assert office.get("@message-preview/attestation-residence/draft").status_code == 404
    assert office.get("@message-preview/unknown").status_code == 404
    assert office.get("@message-preview").status_code == 400


def test_words_that_a_speaker_has_still_to_read_again_say_so(site, http):
    office = http("fonctionnel")
    items = office.get("@message-preview/attestation-vie").json()["items"]
    marked = {item["language"]: item["to_review"] for item in items}
    assert marked == {"fr": False, "rn": True, "en": False}
    address = "@@procedure-messages?id={}"
    page = office.get(address.format("attestation-vie"), headers={"Accept": "text/html"}).text
    assert page.count("à relire") == len([item for item in items if item["to_review"]])
    other = office.get(address.format("plainte"), headers={"Accept": "text/html"})
    assert "à relire" not in other.text


def test_the_page_of_the_messages_shows_versions_and_the_draft(site, http):
    office, html = http("fonctionnel"), {"Accept": "text/html"}
    address = "@@procedure-messages?id=attestation-residence"
    page = office.get(address, headers=html).text
    assert "vous attend au guichet de" in page
    assert office.get(f"{address}&version=7", headers=html).status_code == 404
    text = "procedure: attestation-residence\nversion: 2\n"
    answer = office.put("@procedures/attestation-residence", json={"definition": text, "stamp": ""})
    assert answer.status_code < 300, answer.text
    assert "ne peut pas être lu" in office.get(address, headers=html).text
    assert office.get("@message-preview/attestation-residence/draft").status_code == 422
