"""Stock services of REST give no more at once than ours."""

import pytest


QUERY = [{"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": ["Unit"]}]


def test_a_stock_search_gives_a_hundred_rows_at_most(http):
    clerk = http("agent.bwiza")
    assert clerk.get("@search?b_size=100").status_code == 200
    assert clerk.get("@search?b_size=101").status_code == 400
    assert clerk.get("@search?b_size=x").status_code == 400


@pytest.mark.parametrize(("size", "status"), [(100, 200), (101, 400)])
def test_so_does_a_search_by_query_string(http, size, status):
    answer = http("agent.bwiza").post("@querystring-search", json={"query": QUERY, "b_size": size})
    assert answer.status_code == status


def test_whole_objects_are_for_the_manager(http, functional_portal, manager):
    assert http("agent.bwiza").get("@search?fullobjects=1").status_code == 403
    path = functional_portal.absolute_url_path()
    assert manager.get(f"{path}/@search?fullobjects=1&b_size=1").status_code == 200
