"""A value that is no longer offered is shown everywhere with the title it had."""

from egov.policy import cases
from egov.policy import procedures
from egov.policy.core import form
from egov.policy.documents import answers as printed
from lxml import html

import pytest
import transaction


ID = "attestation-residence"
PERSON = "      - {block: person, only: [surname, given_names, sex]}\n"
MALE = """\
      - {block: person, only: [surname, given_names]}
      - id: sex
        type: choice
        title: {fr: Sexe, en: Sex}
        required: true
        options: {M: {fr: Masculin, en: Male}}
"""


@pytest.fixture
def second(definition):
    """Version 2 of the text, without an option that version 1 has."""
    text = definition({"version: 1\n": "version: 2\n", PERSON: MALE})
    return text.replace("sex: F", "sex: M").replace("sex == 'F'", "sex == 'M'")


@pytest.fixture
def moved(functional_portal, open_draft, second):
    """A draft of version 1 that was taken to version 2 with the option it had."""
    case = open_draft(functional_portal)
    procedures.publish(second, "second.yaml", "tester", "")
    before, case.version = case.portal_type, 2
    case.portal_type = procedures.type_name(ID, 2)
    case.workflow_history[case.portal_type] = case.workflow_history.pop(before)
    transaction.commit()
    return case


def page(http, case, name=""):
    session = http("agent.bwiza")
    session.headers["Accept"] = "text/html"
    return html.fromstring(session.get(f"{case.absolute_url()}{name}", allow_redirects=True).text)


def test_on_the_page(http, moved):
    assert cases.procedure_of(moved).version == 2
    assert "Féminin" in page(http, moved).text_content()


def test_in_the_form_where_it_may_stay(http, moved):
    (box,) = page(http, moved, "/@@edit-case").cssselect("input[name=field-sex][value=F]")
    assert box.get("checked") is not None
    assert "Féminin" in box.getparent().text_content()


def test_over_rest_with_the_form_of_the_version(http, moved):
    clerk = http("agent.bwiza")
    shown = clerk.get(moved.absolute_url()).json()
    assert shown["fields"]["sex"] == "F"
    version = shown["procedure"]["version"]
    schema = clerk.get(f"@procedures/{ID}/{version}").json()["form"]["properties"]["sex"]
    assert schema["oneOf"] == [{"const": "M", "title": "Masculin"}]
    assert schema["x-former"] == [{"const": "F", "title": "Féminin"}]


def test_on_a_paper(moved):
    field = cases.procedure_of(moved).field("sex")
    assert printed.shown(field, "F") == "Féminin"


def test_in_the_row_of_a_list(functional_portal, definition, second):
    text = second.replace("subject: [surname, given_names]", "subject: [sex, surname]")
    procedures.publish(text, "second.yaml", "tester", "")
    procedure, answers = procedures.get(ID, 2), {"sex": "F", "surname": "Irakoze"}
    assert form.subject_of(procedure, answers, "fr", called=None) == "Féminin Irakoze"


def test_what_never_was_an_option_is_shown_as_it_is(portal):
    procedure = procedures.get(ID)
    assert printed.shown(procedure.field("sex"), "X") == "X"
