"""Papers that a transition issues which nobody took: who signs, and who signed before."""

from datetime import date
from datetime import datetime
from datetime import UTC
from egov.policy import cases
from egov.policy import casework
from egov.policy import clock
from egov.policy import documents
from egov.policy import journal
from egov.policy import people
from egov.policy import procedures
from egov.policy.core import engine
from egov.policy.core.exchange import PackedTemplate
from egov.policy.core.terms import Outcome
from egov.policy.documents.templates import put_template
from io import BytesIO
from lxml import etree
from pathlib import Path
from zipfile import ZipFile

import pytest


PASS = Path(__file__).with_name("pass.yaml")

PRINTED = (
    "signatory.name",
    "signatory.office",
    "signed.countersign.name",
    "signed.countersign.office",
    "signed.countersign.date",
    "signed.sign.name",
)


@pytest.fixture
def at(monkeypatch):
    """``at(2026, 3, 2)``: set the clock of the site to the morning of that day."""

    def at(*day):
        monkeypatch.setattr(clock, "now", lambda: datetime(*day, 9, tzinfo=UTC))

    return at


@pytest.fixture
def case(portal, as_user, holding, at):
    """A filed case of Bwiza of 2 March 2026 that waits for the clerk, then for the chief."""
    at(2026, 3, 2)
    fields = (f'<text:text-input text:description="">{name}</text:text-input>' for name in PRINTED)
    template = PackedTemplate("pass.odt", "Pass", holding("|".join(fields)))
    put_template(template)
    procedures.publish(PASS.read_text("utf-8"), PASS.name, "test", "test")
    with as_user(portal, "agent.bwiza"):
        made = casework.open_case("pass", "bwiza", {"surname": "Niyonkuru"})
        casework.perform(made, "submit")
    return made


@pytest.fixture
def end(portal, as_user, case):
    """``end("agent.bwiza")``: that person ends what they are asked."""

    def end(user):
        (item,) = case.open_tasks
        with as_user(portal, user):
            casework.complete(case, item.id, Outcome.DONE)

    return end


def printed(paper) -> list[str]:
    with ZipFile(BytesIO(paper.source.data)) as package:
        body = etree.fromstring(package.read("content.xml"))
    return "".join(body.itertext()).strip().split("|")


def entry_of(case):
    return next(item for item in journal.entries(case) if item.action == "document_issued")


def test_who_ended_the_last_task_signs_and_who_signed_before_is_named(case, end, at):
    end("agent.bwiza")
    at(2026, 3, 3)
    end("chef.bwiza")
    (paper,) = documents.documents(case)
    clerk, chief = map(people.display_name, ("agent.bwiza", "chef.bwiza"))
    assert (paper.signatory, paper.office) == (chief, "Chef de zone")
    assert printed(paper) == [
        chief,
        "Chef de zone",
        clerk,
        "Agent d'accueil",
        "2 mars 2026",
        chief,
    ]
    data = entry_of(case).data
    assert (data["capacity"], data["substitute_for"]) == ("bwiza.zone-chief", [])


def test_a_substitute_who_ends_the_last_task_signs_ad_interim(case, end):
    end("agent.bwiza")
    day = date(2026, 3, 2)
    people.assign("agent.bwiza", "zone-chief", "bwiza", day, day, substitute_for="chef.bwiza")
    end("agent.bwiza")
    (paper,) = documents.documents(case)
    assert paper.office == "Chef de zone a.i."
    assert printed(paper)[3] == "Agent d'accueil"
    assert entry_of(case).data["substitute_for"] == ["chef.bwiza"]


def test_what_time_alone_brought_about_bears_the_unit_and_no_person(case, end, at):
    end("agent.bwiza")
    at(2026, 3, 13)
    world = cases.SiteWorld(case)
    turn = engine.tick(cases.procedure_of(case), casework.load(case), world)
    casework.carry_out(case, turn, world)
    (paper,) = documents.documents(case)
    unit = people.find_unit("bwiza").title
    assert (paper.signatory, paper.office) == ("", unit)
    assert printed(paper)[:2] == ["", unit]
    assert printed(paper)[2] == people.display_name("agent.bwiza")
    assert printed(paper)[5] == ""
    entry = entry_of(case)
    assert (entry.actor, entry.data["capacity"]) == ("system", "")
