"""The last tasks of a step, ended at the same moment before two servers: the join comes once."""

import pytest


pytestmark = pytest.mark.server

OFFERS = [
    {"supplier": name, "tax_number": name, "price": 4200000, "delivery_days": 30} for name in "ABC"
]


def test_the_last_two_to_agree_both_count_and_the_request_is_published_once(
    here, there, meet, file_quotations
):
    case, before = file_quotations(), file_quotations()
    for user, task in (("comptable", "credit-1"), ("administrateur", "authorise-1")):
        here(user).post(f"{before}/@tasks/{task}/complete")
    answers = meet(
        here("comptable").will(f"{case}/@tasks/credit-1/complete"),
        there("administrateur").will(f"{case}/@tasks/authorise-1/complete"),
    )
    assert [answer.status_code for answer in answers] == [200, 200], [a.text for a in answers]
    officer = here("marches")
    ends = officer.ends(case)
    assert (ends["credit-1"], ends["authorise-1"]) == (
        ("done", "comptable"),
        ("done", "administrateur"),
    )
    assert officer.steps(case) == ["submit", "publish"]
    (number,), (earlier,) = officer.numbers(case), officer.numbers(before)
    assert int(number[:3]) == int(earlier[:3]) + 1


def test_three_at_once_all_count(here, there, meet, file_quotations):
    case = file_quotations(estimate=45000000)
    answers = meet(
        here("comptable").will(f"{case}/@tasks/credit-1/complete"),
        there("controle").will(f"{case}/@tasks/control-1/opinion", outcome="favourable"),
        here("administrateur").will(f"{case}/@tasks/authorise-1/complete"),
    )
    assert [answer.status_code for answer in answers] == [200] * 3, [a.text for a in answers]
    officer = there("marches")
    assert officer.steps(case) == ["submit", "publish"]
    assert len(officer.numbers(case)) == 1


def test_who_refuses_first_decides_and_who_agrees_is_told(here, there, meet, file_quotations):
    case = file_quotations()
    refused, late = meet(
        here("comptable").will(f"{case}/@tasks/credit-1/reject", comment="Pas de crédits."),
        there("administrateur").will(f"{case}/@tasks/authorise-1/complete"),
    )
    assert (refused.status_code, late.status_code) == (200, 409), late.text
    assert late.json()["state"] == "cancelled"
    assert "maintenant «\xa0Annulée\xa0»" in late.json()["message"]
    officer = here("marches")
    assert officer.steps(case) == ["submit", "not_authorised"]
    assert officer.ends(case)["authorise-1"] == ("cancelled", "")


def test_who_agrees_first_counts_and_the_refusal_decides(here, there, meet, file_quotations):
    case = file_quotations()
    answers = meet(
        there("administrateur").will(f"{case}/@tasks/authorise-1/complete"),
        here("comptable").will(f"{case}/@tasks/credit-1/reject", comment="Pas de crédits."),
    )
    assert [answer.status_code for answer in answers] == [200, 200], [a.text for a in answers]
    officer = here("marches")
    assert officer.steps(case) == ["submit", "not_authorised"]
    assert officer.ends(case)["authorise-1"] == ("done", "administrateur")
    assert officer.numbers(case) == []


def test_of_two_votes_of_which_one_was_wanted_one_counts(here, there, meet, file_quotations):
    # The last day for offers is over when the request is published.
    case = file_quotations(questions_until="2026-02-24", offers_until="2026-02-27")
    officer = here("marches")
    here("comptable").post(f"{case}/@tasks/credit-1/complete")
    here("administrateur").post(f"{case}/@tasks/authorise-1/complete")
    asked = officer.post(f"{case}/@workflow/record_offers", {"fields": {"offers": OFFERS}})
    votes = {item["claimed_by"]: item["id"] for item in asked["tasks"] if item["task"] == "vote"}
    here("social").post(f"{case}/@tasks/{votes['social']}/complete")
    counted, late = meet(
        there("technique").will(f"{case}/@tasks/{votes['technique']}/complete"),
        here("comptable").will(f"{case}/@tasks/{votes['comptable']}/complete"),
    )
    assert (counted.status_code, late.status_code) == (200, 409), late.text
    assert late.json()["state"] == "award"
    ends = officer.ends(case)
    assert ends[votes["technique"]] == ("done", "technique")
    assert ends[votes["comptable"]] == ("cancelled", "")
    assert officer.steps(case).count("award") == 1
