"""The page on which a unit sets its options: a box for each kind, a day, what was ever set."""

from datetime import timedelta
from egov.policy import clock
from egov.policy import procedures

import pytest
import transaction


ID = "attestation-residence"
PAGE = f"@@procedure-options?id={ID}"
OPTIONS = """\
options:
  fee:
    kind: amount
    title: {fr: Frais, en: Fee}
    help: {fr: En francs., en: In francs.}
    default: 1000
    maximum: 9000
  rate: {kind: number, title: {fr: Taux, en: Rate}, default: "0.5"}
  strict: {kind: boolean, title: {fr: Sévère, en: Strict}, default: false}
  where: {kind: text, title: {fr: Où, en: Where}, default: {fr: Au guichet, en: At the counter}}
"""
"""Besides those that the attestation has."""

USES = """\
      - id: to_pay
        type: computed
        title: {fr: À payer, en: To pay}
        formula: option('fee') * option('rate') if option('strict') else option('fee')
  - id: witnesses
"""
CHANGES = {
    "version: 1\n": "version: 2\n",
    "options:\n": OPTIONS,
    "legal_delay: option('delay')\n": "legal_delay: 2 working days\n",
    "    default: 2 working days\n": "    default: 1 working day\n",
    "        due: 1 working day\n": "        due: option('delay')\n",
    "  - id: witnesses\n": USES,
}


@pytest.fixture
def office(functional_portal, browse, definition):
    """The administrator of the commune; the attestation has options of every kind."""
    procedures.publish(definition(CHANGES), "options.yaml", "tester", "options")
    transaction.commit()
    return browse("fonctionnel")


@pytest.fixture
def send(office):
    """``send(**{"field-fee": "500"})``: the form of Bwiza as it stands, some boxes changed."""

    def sent(unit="bwiza", **changed):
        page = office.get(f"{PAGE}&unit={unit}")
        boxes = {item.get("name"): item.get("value") or "" for item in page.all("form input")}
        boxes |= {item.get("name"): item.text or "" for item in page.all("form textarea")}
        for choice in page.all("form[method=post] select"):
            chosen = choice.cssselect("option[selected]")
            boxes[choice.get("name")] = chosen[0].get("value") if chosen else ""
        return office.post("@@procedure-options", boxes | {"id": ID, "unit": unit} | changed)

    return sent


def held(unit="bwiza"):
    transaction.begin()
    found = procedures.in_force(procedures.get(ID), unit, clock.today())
    return {item.option.id: item.value for item in found if item.setting}


SET = {
    "field-fee": "1 500,50",
    "field-rate": "0,25",
    "field-strict": "true",
    "field-signatory": "clerk",
    "field-delay": "3",
    "field-where-fr": "Au bureau 3",
}


def test_each_kind_has_its_box_and_says_what_holds_without_it(office):
    page = office.get(f"{PAGE}&unit=bwiza")
    assert page.status == 200
    assert page.one("#field-fee").get("value") == ""
    assert page.text("#field-fee-hint").startswith("En francs. Si rien n'est réglé ici : 1 000")
    assert "1 jour ouvrable" in page.text("#field-delay-hint")
    assert "jours ouvrables" in page.text("#field-delay-all")
    assert "Chef de zone" in page.text("#field-signatory-hint")
    assert "Au guichet" in page.text("#field-where-hint")
    today = clock.today()
    assert page.one("#field-from-year").get("value") == str(today.year)
    assert page.all("h2") == []


def test_the_page_of_the_procedure_leads_here(office):
    addresses = [item.get("href") for item in office.get(f"@@procedure?id={ID}").all(".anchors a")]
    assert any(address.endswith(PAGE) for address in addresses)


def test_what_is_typed_is_set_and_stands_in_the_boxes(office, send):
    answer = send(**SET)
    assert answer.status == 303
    assert answer.location.endswith(f"{PAGE}&unit=bwiza")
    assert held() == {
        "fee": "1500.5",
        "rate": "0.25",
        "strict": True,
        "signatory": "clerk",
        "delay": "3 working days",
        "where": {"fr": "Au bureau 3"},
    }
    page = office.get(f"{PAGE}&unit=bwiza")
    assert page.one("#field-fee").get("value") == "1500,5"
    assert page.one("#field-delay").get("value") == "3"
    assert page.one("#field-where-fr").text == "Au bureau 3"
    rows = page.texts("tbody tr")
    assert len(rows) == 6
    assert any(row.startswith("Qui signe les attestations Agent d'accueil") for row in rows)


def test_only_what_is_otherwise_is_written(office, send):
    send(**SET)
    send(**{"field-fee": "1 500,5"})
    send(**{"field-fee": "2000"})
    transaction.begin()
    assert len(procedures.settings_of(ID, "bwiza")) == 7


def test_an_empty_box_takes_back_what_was_set(office, send):
    send("mukaza", **{"field-fee": "3000"})
    send(**{"field-fee": "500"})
    assert held()["fee"] == 500
    assert "(Commune Mukaza)" in office.get(f"{PAGE}&unit=bwiza").text("#field-fee-hint")
    send(**{"field-fee": ""})
    assert held()["fee"] == 3000
    assert "plus rien" in office.get(f"{PAGE}&unit=bwiza").text("tbody")


def test_it_holds_from_the_day_that_is_named(send):
    later = clock.today() + timedelta(days=40)
    day = {
        "field-from-day": str(later.day),
        "field-from-month": str(later.month),
        "field-from-year": str(later.year),
    }
    assert send(**day, **{"field-fee": "700"}).status == 303
    assert held() == {}
    assert procedures.options_in(procedures.get(ID), "bwiza", later) == {"fee": 700}


NO_DAY = dict.fromkeys(("field-from-day", "field-from-month", "field-from-year"), "")

BAD = [
    ({"field-fee": "beaucoup"}, "#field-fee"),
    ({"field-fee": "9001"}, "#field-fee"),
    ({"field-delay": "bientôt"}, "#field-delay"),
    ({"field-signatory": "nobody"}, "#field-signatory"),
    ({"field-strict": "maybe"}, "#field-strict"),
    ({"field-where-en": "Here"}, "#field-where-fr"),
    ({"field-fee": "5", "field-from-year": "2020"}, "#field-from-day"),
    ({"field-fee": "5", "field-from-day": "32"}, "#field-from-day"),
    ({"field-fee": "5", **NO_DAY}, "#field-from-day"),
]


@pytest.mark.parametrize(("boxes", "href"), BAD)
def test_what_is_not_good_is_told_at_its_box_and_stays_there(send, boxes, href):
    answer = send(**boxes)
    assert answer.status == 400
    assert [item.get("href") for item in answer.all(".error-summary a")] == [href]
    for name, value in boxes.items():
        found = answer.all(f"[name={name}]")[0]
        assert (found.get("value") or found.text or "") == value or found.tag == "select"
    assert held() == {}


def test_the_units_of_this_person_are_offered_and_no_others(office, browse):
    shown = [item.get("value") for item in office.get(PAGE).all("select[name=unit] option")]
    assert "bwiza" in shown
    assert "mukaza" in shown
    assert office.get(f"{PAGE}&unit=nowhere").status == 404
    assert office.get("@@procedure-options?id=no-such").status == 404
    assert browse("agent.bwiza").get(PAGE).status in (401, 403, 404)


def test_a_procedure_without_options_says_so(office):
    other = next(item.id for item in procedures.published() if not item.options)
    assert "rien à régler" in office.get(f"@@procedure-options?id={other}").text("main")


def test_what_a_newer_version_does_not_allow_is_said_and_is_no_answer_any_more(
    office, send, definition
):
    send(**{"field-fee": "8000", "field-rate": "0,25"})
    transaction.begin()
    narrow = OPTIONS.replace("maximum: 9000", "maximum: 5000")
    changes = CHANGES | {"version: 1\n": "version: 3\n", "options:\n": narrow}
    procedures.publish(definition(changes), "options.yaml", "tester", "less")
    transaction.commit()
    page = office.get(f"{PAGE}&unit=bwiza")
    assert "8 000 FBu a été fixé ici et n'est plus permis" in page.text("#field-fee-hint")
    assert not page.one("#field-fee").get("value")
    send(**{"field-rate": "0,5"})
    transaction.begin()
    assert [item.option for item in procedures.settings_of(ID, "bwiza")] == ["fee", "rate", "rate"]
