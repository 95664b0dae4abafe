"""Every code has an example on its page: right it passes, wrong it is found."""

from dataclasses import replace
from egov.policy.core.checks import check
from egov.policy.core.checks import CheckContext
from egov.policy.core.checks import NumberUse
from egov.policy.core.checks import OptionSet
from egov.policy.core.checks.codes import CODES
from egov.policy.core.evolution import Past
from egov.policy.core.evolution import remembered
from egov.policy.core.model import Numbering
from egov.policy.core.reader import read
from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from functools import reduce
from itertools import product
from offices import People
from offices import Unit
from pathlib import Path
from textwrap import indent

import pytest


DATA = Path(__file__).parent / "data"
SPECIMEN, HEIR = (
    (DATA / f"{name}.yaml").read_text("utf-8") for name in ("specimen", "specimen-heir")
)
LIBRARY = read_library(DATA)
EARLIER = Numbering("earlier", "OLD-{unit}-{year}-{number:04}")
INN = "          shop: {fr: Boutique, en: Shop}\n          inn: {fr: Auberge, en: Inn}\n"
FIRST = SPECIMEN.replace(INN.partition("\n")[0] + "\n", INN, 1)
MEMORY = reduce(
    remembered,
    (replace(read(text), version=number) for number, text in enumerate((FIRST, SPECIMEN), 1)),
    {},
)
"""Of two earlier versions, the first of which had an option that the second left out."""

UNITS = {
    "kayanza": Unit("Kayanza", "province"),
    "gahombo": Unit("Gahombo", "commune", "kayanza"),
    "roads": Unit("Roads", "service", "gahombo"),
}
PEOPLE = People(
    UNITS,
    heads={"commune": "mayor", "province": "governor"},
    groups={
        "gahombo.clerk": ("ann", "bob"),
        "gahombo.deputy": ("ann",),
        "gahombo.committee-member": ("ann", "cid", "dan"),
        "notary": (),
        "archivist": ("eve",),
    },
)
OFFICE = CheckContext(
    functions={
        *("clerk", "committee-member", "mayor", "deputy"),
        *("governor", "inspector", "notary", "archivist"),
    },
    units=UNITS,
    people=PEOPLE,
    classes={"3.2.2": True, "3.2.3": False},
    templates={
        "permit.odt": ["request.surname", "words.decided_on", "unit.commune", "request.owner.name"],
        "old.odt": ["request.name"],
    },
    procedures={
        "specimen": None,
        "inspection": replace(
            read_source(SPECIMEN, "inspection.yaml").procedure,
            id="inspection",
            unit_kinds=("service",),
        ),
    },
    endpoints={"tax-office"},
    tariffs={"site_visit"},
    numbers=[NumberUse("earlier 1", "cases", EARLIER)],
    past=Past(2, MEMORY, {"permits": 2}),
    ever_set=lambda procedure: [OptionSet("gahombo", "deposit", 3000)],
)


def replaced(right, wrong):
    """The specimen, or its heir, with a piece of it replaced, at whichever depth it stands."""
    for whole, depth in product((SPECIMEN, HEIR), range(0, 14, 2)):
        old, new = (indent(text, " " * depth) + "\n" for text in (right, wrong))
        at = f"\n{whole}".find(f"\n{old}")
        if at >= 0:
            return whole[:at] + new + whole[at + len(old) :]
    raise AssertionError(f"No specimen holds: {right}")


def findings(text, context=OFFICE):
    source = read_source(text, "specimen.yaml", LIBRARY)
    past = context.past if source.procedure.id == "specimen" else None
    return check(source.procedure, source, replace(context, past=past))


@pytest.mark.parametrize("text", [SPECIMEN, HEIR])
def test_a_specimen_has_no_fault(text):
    assert findings(text) == []
    assert findings(text, CheckContext()) == []


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_is_found(code):
    found = findings(replaced(CODES[code].right, CODES[code].wrong))
    assert code in {finding.code for finding in found}, found


STRAIGHT_ON = """straight_on:
  title: {fr: Passer à la signature, en: Go to signature}
  from: routing
  to: signature
  automatic: {when: not (is_large and 'urgent' not in flags)}"""

MARKING = """
mark:
  title: {fr: Marquer, en: Mark}
  from: signature
  to: routing
  automatic: {when: "'urgent' not in flags"}
  effects:
    - set_flag: {flag: urgent}"""

HOUSES_AND_SHOPS = """houses:
  title: {fr: Maisons, en: Houses}
  from: routing
  to: signature
  automatic: {when: kind == 'house' and not (is_large and 'urgent' not in flags)}
shops:
  title: {fr: Boutiques, en: Shops}
  from: routing
  to: signature
  automatic: {when: kind == 'shop' and not (is_large and 'urgent' not in flags)}"""

VOTE = "need: 2\ndue: 10 working days\ncomplete: recommend\nreject: deny"

NO_FAULTS = {
    "an automatic circle that a flag breaks": (STRAIGHT_ON, STRAIGHT_ON + MARKING),
    "two conditions that cover what must be answered": (STRAIGHT_ON, HOUSES_AND_SHOPS),
    "a vote whose outcome a condition asks for": (
        VOTE,
        "need: 2\ndue: 10 working days\n"
        "when: outcome('vote') != 'done'\ncomplete: recommend\nreject: deny",
    ),
    "a draft that is filed only when the answers allow it": (
        "to: check\nactor: applicant\neffects:",
        "to: check\nactor: applicant\nwhen: surface < 4000\neffects:",
    ),
    "an actor whom a column of a table names": (
        "- id: cost\n  type: money\n  title: {fr: Coût, en: Cost}",
        "- id: cost\n  type: money\n  title: {fr: Coût, en: Cost}\n"
        "- id: builder\n  type: agent\n  title: {fr: Agent, en: Agent}",
    ),
    "a field that is shown on a computed one further down": (
        "title: {fr: Situation, en: Place}",
        "title: {fr: Situation, en: Place}\nvisible_when: fee > 0",
    ),
    "the same button for two actors": (
        "title: {fr: Signaler comme urgent, en: Mark as urgent}",
        "title: {fr: Refuser, en: Refuse}",
    ),
    "a legal delay without a date for silence": (
        "unit_kinds: [commune]",
        "unit_kinds: [commune]\nlegal_delay: 30 working days",
    ),
    "an SMS to people, who have a telephone": (
        "contact: [phone]\n"
        "sms: {fr: 'Permis {reference} : prêt.', en: 'Permit {reference}: ready.'}",
        "recipients: [applicant]\n"
        "sms: {fr: 'Permis {reference} : prêt.', en: 'Permit {reference}: ready.'}",
    ),
    "a minimum of zero": ("minimum: 1\nmaximum: 5000", "minimum: 0\nmaximum: 5000"),
}


@pytest.mark.parametrize("name", NO_FAULTS)
def test_what_is_no_fault_is_not_blamed(name):
    assert findings(replaced(*NO_FAULTS[name]), replace(OFFICE, past=None)) == []
