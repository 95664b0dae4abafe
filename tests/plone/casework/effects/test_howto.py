"""The page that shows how to add an effect is true: its own code is registered and used."""

from .conftest import NUMBER
from .conftest import publish
from egov.policy import journal
from egov.policy import registers
from egov.policy.casework import IEffect
from egov.policy.procedures import IEffectType
from pathlib import Path
from types import ModuleType
from zope.component import getGlobalSiteManager
from zope.configuration import xmlconfig

import pytest
import re
import sys
import yaml
import zope.component


PAGE = (Path(__file__).parents[4] / "docs" / "howto" / "effects.md").read_text("utf-8")


def code(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return found


@pytest.fixture
def added(monkeypatch):
    """The class of the page, registered as the page says."""
    module = ModuleType("our_office.effects")
    monkeypatch.setitem(sys.modules, "our_office", ModuleType("our_office"))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    sys.modules["our_office"].effects = module
    exec(code("python"), module.__dict__)
    context = xmlconfig.file("meta.zcml", zope.component)
    open_tag = '<configure xmlns="http://namespaces.zope.org/zope">'
    xmlconfig.string(f"{open_tag}{code('xml')}</configure>", context)
    yield module.EnterRegister
    for provided in (IEffect, IEffectType):
        getGlobalSiteManager().unregisterUtility(provided=provided, name="enter_register")


def test_the_effect_of_the_page_is_checked_and_works(portal, added, open_permit, take):
    effects = yaml.safe_load(code("yaml"))["effects"]
    publish(submit=[NUMBER, *effects])
    case = take(portal, open_permit(portal), "submit")
    entry = next(item for item in journal.entries(case) if item.action == "register_entered")
    assert entry.data == {"register": "handed-over", "number": 1}
    assert registers.take("handed-over", "bwiza", case.filed_on.year, "another") == 2


@pytest.mark.parametrize("given", [{}, {"register": "a", "what": 1}, {"register": "Not A Word"}])
def test_a_definition_that_uses_it_wrongly_is_refused(portal, added, given):
    with pytest.raises(AssertionError, match="enter_register"):
        publish(submit=[NUMBER, {"enter_register": given}])


def test_without_its_package_the_effect_is_unknown(portal):
    with pytest.raises(AssertionError, match="enter_register"):
        publish(submit=[NUMBER, {"enter_register": {"register": "handed-over"}}])
