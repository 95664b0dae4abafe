"""A tab left open: what it shows is over, so it decides nothing."""

from egov.policy import casework

import transaction


def _fields(browser, url) -> dict:
    """The form of the decision as the page fills it."""
    form = browser.get(url).one(".decision form[action$='@@case']")
    return {name: value for name, value in form.fields.items() if value}


def test_a_tab_from_before_a_loop_decides_nothing(functional_portal, as_user, browse, filed_url):
    clerk = browse("agent.bwiza")
    stale = {**_fields(clerk, filed_url), "transition": "approve"}
    transaction.begin()
    path = filed_url.removeprefix(functional_portal.absolute_url()).lstrip("/")
    case = functional_portal.unrestrictedTraverse(path)
    with as_user(functional_portal, "agent.bwiza"):
        casework.perform(case, "return_for_completion", "Il manque un témoin.")
        casework.perform(case, "resubmit")
    transaction.commit()
    answer = clerk.post(f"{filed_url}/@@case", stale, token=False)
    assert answer.status == 409
    fresh = {**_fields(clerk, filed_url), "transition": "approve"}
    assert clerk.post(f"{filed_url}/@@case", fresh, token=False).status == 303
