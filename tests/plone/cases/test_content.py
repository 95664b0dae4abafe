"""Cases and folders as objects: unordered, light, free of what Zope would misread."""

from egov.policy import cases
from egov.policy.cases.content import Case
from egov.policy.cases.content import CaseFolder
from zope.annotation.interfaces import IAttributeAnnotatable

import egov.policy
import importlib
import inspect
import pkgutil
import pytest
import transaction


def _annotatable_classes():
    for module in pkgutil.walk_packages(egov.policy.__path__, "egov.policy."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if found.__module__ == module.name and IAttributeAnnotatable.implementedBy(found):
                yield found


def test_no_annotatable_class_has_type_hints_of_its_own(portal):
    """zope.annotation keeps annotations in ``__annotations__``, where Python keeps hints."""
    found = list(_annotatable_classes())
    assert {Case, CaseFolder} <= set(found)
    assert [made for made in found if "__annotations__" in made.__dict__] == []


@pytest.mark.parametrize("made", [Case, CaseFolder])
def test_containers_keep_no_order(made):
    assert made._ordering == "unordered"


def test_a_case_lives_under_its_unit_and_year(portal, draft):
    place = draft.getPhysicalPath()[len(portal.getPhysicalPath()) :]
    assert place[:3] == ("cases", "bwiza", str(draft.opened_on.year))
    assert draft.getId() == place[3]


def test_opening_a_case_does_not_write_its_folder(portal, draft, open_draft):
    year = draft.aq_parent
    transaction.savepoint()
    open_draft(portal)
    assert len(year) == 2
    assert not [item for item in (year, year.aq_parent) if item._p_changed]


def test_the_last_decision_is_told_from_stock_history(filed):
    last = cases.last_decision(filed)
    assert (last["action"], last["actor"]) == ("submit", "agent.bwiza")


def test_empty_answers_are_left_out(draft):
    assert "phone" not in cases.values(draft)
    assert cases.values(draft)["resident_since"] == 2015


def test_an_answer_is_not_taken_from_a_folder_above(portal, draft):
    """An answer that was not given is no attribute; acquisition would find another's."""
    portal.phone = "+25779123456"
    assert cases.values(draft).get("phone") is None
