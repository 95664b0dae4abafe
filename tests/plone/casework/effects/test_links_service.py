"""The cases that belong to a case, over REST."""

from .conftest import NUMBER
from .conftest import publish

import transaction


def test_links_name_the_cases_that_one_may_see_and_count_the_others(
    functional_portal, open_permit, take, http
):
    rule = {"names": ["surname"], "date": "born", "days": 5, "flag": "double"}
    search = {"search_duplicates": rule}
    publish(
        flags=["double"],
        submit=[NUMBER, {"link_case": {"field": "earlier", "as": "appeal"}}, search],
    )
    take(functional_portal, open_permit(functional_portal, "nyakabiga"), "submit")
    first = take(functional_portal, open_permit(functional_portal), "submit", "grant")
    second = open_permit(functional_portal, earlier=first.UID(), born="1950-01-01")
    take(functional_portal, second, "submit")
    transaction.commit()
    clerk = http("agent.bwiza")
    found = clerk.get(f"{second.absolute_url()}/@links").json()
    (item,) = found["items"]
    assert (item["reference"], item["how"], item["incoming"]) == (first.reference, "appeal", False)
    assert item["@id"] == first.absolute_url()
    back = clerk.get(f"{first.absolute_url()}/@links").json()
    assert [(item["reference"], item["incoming"]) for item in back["items"]] == [
        (second.reference, True)
    ]
    assert back["hidden"] == {"duplicate": 1}
