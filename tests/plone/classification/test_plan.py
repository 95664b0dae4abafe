from datetime import date
from egov.policy import classification
from egov.policy import clock
from egov.policy.core.errors import InvalidValues
from egov.policy.core.plan import PlanError
from egov.policy.core.retention import FinalAction
from egov.policy.core.retention import RetentionMode
from importlib.resources import files
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContent

import pytest


HEADER = "code;libelle;code_parent;dua;declencheur;sort_final;communicable_apres;source\n"
SMALL = f"""{HEADER}1;Administration;;;;;;
1.1;Conseil;1;5;clôture;C;25;P
1.10;Contentieux;1;10;clôture;T;75;J
1.2;Courrier;1;2;date;D;0;P
"""
WITHOUT_MAIL = SMALL.replace("1.2;Courrier;1;2;date;D;0;P\n", "")
FIRST, SECOND, THIRD = date(2030, 1, 1), date(2031, 1, 1), date(2032, 1, 1)


@pytest.fixture
def plan(portal):
    """``plan(text, day)``: import a file into the plan of the site, emptied for the test."""
    portal._delObject("plan", suppress_events=True)
    portal._setObject("plan", createContent("ClassificationPlan", id="plan"))

    def import_text(text: str, day: date | None = None, **more):
        return classification.import_csv(text.encode(), valid_from=day, **more)

    return import_text


def pack_file() -> bytes:
    return (
        Path(str(files("egov.policy"))).joinpath("profiles/commune/classification.csv").read_bytes()
    )


def test_the_pack_brings_its_whole_plan(portal):
    assert classification.export_csv().encode() == pack_file()
    found = classification.find("3.2.2")
    assert found.label == "Attestations délivrées (registre et doubles)"
    assert (found.rule.years, found.rule.action) == (5, FinalAction.SORT)
    assert [version.number for version in classification.versions()] == [1]


def test_applying_the_pack_again_changes_nothing(portal):
    report = classification.import_csv(pack_file())
    assert report == classification.Report(version=1)
    assert len(classification.versions()) == 1


def test_a_class_lives_where_its_code_says(portal, plan):
    plan(SMALL)
    assert portal.unrestrictedTraverse("plan/1/1.10").title == "Contentieux"


def test_classes_come_in_the_order_of_their_codes(plan):
    plan(SMALL)
    assert [item.code for item in classification.classes()] == ["1", "1.1", "1.2", "1.10"]


@pytest.mark.parametrize("code", ["", "9", "1.9", "1.1.1", "..", "1.", "title", "../cases"])
def test_a_code_that_is_not_in_the_plan_finds_nothing(plan, code):
    plan(SMALL)
    assert classification.find(code) is None


def test_an_import_tells_what_it_did(plan):
    created = plan(SMALL, FIRST)
    assert created.created == ("1", "1.1", "1.2", "1.10")
    changed = plan(WITHOUT_MAIL.replace("C;25", "C;50"), SECOND)
    assert (changed.version, changed.created) == (2, ())
    assert (changed.changed, changed.closed) == (("1.1",), ("1.2",))


def test_each_day_has_the_rule_of_its_version(plan):
    plan(SMALL, FIRST)
    plan(SMALL.replace("1.1;Conseil;1;5", "1.1;Conseil communal;1;8"), SECOND)
    years = {day: classification.find("1.1", on=day).rule.years for day in (FIRST, SECOND, THIRD)}
    assert years == {FIRST: 5, SECOND: 8, THIRD: 8}
    assert classification.find("1.1", on=FIRST).label == "Conseil"
    assert classification.find("1.1", on=SECOND).label == "Conseil communal"


def test_a_file_older_than_the_plan_follows_its_first_rule(plan):
    plan(SMALL, FIRST)
    plan(SMALL.replace("1.1;Conseil;1;5", "1.1;Conseil;1;8"), SECOND)
    assert classification.find("1.1", on=date(1990, 1, 1)).rule.years == 5


def test_a_closed_class_leaves_the_plan_and_keeps_its_rule_for_its_files(plan):
    plan(SMALL, FIRST)
    plan(WITHOUT_MAIL, SECOND)
    assert "1.2" not in [item.code for item in classification.classes()]
    assert classification.find("1.2", on=THIRD).rule.years == 2


def test_a_closed_class_can_come_back(plan):
    plan(SMALL, FIRST)
    plan(WITHOUT_MAIL, SECOND)
    assert plan(SMALL, THIRD).changed == ("1.2",)
    assert classification.export_csv() == classification.export_csv(1)


def test_every_past_version_can_be_exported_as_it_was_imported(plan):
    first = classification.export_csv(plan(SMALL, FIRST).version)
    text = SMALL.replace("Courrier", "Correspondance") + "2;Personnel;;;;;;\n"
    second = classification.export_csv(plan(text, SECOND).version)
    assert classification.export_csv(1) == first
    assert classification.export_csv(2) == second
    assert "Correspondance" in second and "Correspondance" not in first


def test_a_version_says_from_when_by_whom_and_on_what_ground(plan):
    plan(SMALL, FIRST, mandate="Décision 12/2029", mode=RetentionMode.YEAR_END)
    (version,) = classification.versions()
    assert (version.valid_from, version.mandate) == (FIRST, "Décision 12/2029")
    assert version.by == api.user.get_current().getId()
    rule = classification.find("1.1").rule
    assert (rule.mandate, rule.mode) == ("Décision 12/2029", RetentionMode.YEAR_END)


def test_a_version_holds_from_today_if_no_day_is_given(plan):
    plan(SMALL)
    assert classification.versions()[0].valid_from == clock.today()


def test_a_version_cannot_reach_back_behind_the_newest(plan):
    plan(SMALL, SECOND)
    with pytest.raises(InvalidValues) as caught:
        plan(SMALL.replace("Conseil", "Conseils"), FIRST)
    assert [item.field for item in caught.value.problems] == ["valid_from"]
    assert len(classification.versions()) == 1
    assert classification.find("1.1").label == "Conseil"


def test_a_file_with_a_fault_changes_nothing_and_names_every_line(plan):
    plan(SMALL)
    bad = SMALL.replace("Conseil", "Conseils").replace(";5;", ";five;") + "1.2;Encore;1;;;;;\n"
    with pytest.raises(PlanError) as caught:
        plan(bad)
    assert [(item.line, item.code) for item in caught.value.findings] == [
        (3, "years"),
        (6, "duplicate"),
    ]
    assert classification.find("1.1").label == "Conseil"
    assert len(classification.versions()) == 1
