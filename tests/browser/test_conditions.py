"""The browser evaluates what the server does, and shows a question exactly when it would ask it."""

from egov.policy.core import conditions
from egov.policy.core.conditions.evaluation import MAX_STEPS
from egov.policy.core.conditions.types import described
from egov.policy.core.conditions.types import from_description
from egov.policy.core.errors import ConditionError
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from playwright.sync_api import expect

import json
import pytest


FORM = "@@new-case?procedure=attestation-residence&unit=bwiza"

pytestmark = [pytest.mark.browser, pytest.mark.server]

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "src/egov.policy/src/egov/policy/portal/static/conditions.js"
TABLE = json.loads((ROOT / "tests/core/data/conditions.json").read_text("utf-8"))

EVALUATE = """async ([script, rows]) => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { evaluate, holds, plain, typed } = await import(address);
  return rows.map(({ logic, facts, types, type }) => {
    const answer = (name) => typed(facts[name], types[name]);
    try {
      return type === "boolean" ? holds(logic, answer) : plain(evaluate(logic, answer));
    } catch (error) {
      return error.message;
    }
  });
}"""


def _expressions():
    """The strategies, shared with the tests of the core."""
    spec = spec_from_file_location("expressions", ROOT / "tests/core/expressions.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


expressions = _expressions()


@pytest.fixture(scope="module")
def said(chromium):
    """``said([(formula, facts), …])``: the values that the browser finds."""
    page = chromium.new_page()

    def evaluate(asked):
        rows = [
            {
                "logic": formula.logic,
                "facts": facts,
                "types": {name: described(type_) for name, type_ in formula.types},
                "type": str(formula.type),
            }
            for formula, facts in asked
        ]
        return page.evaluate(EVALUATE, [SCRIPT.read_text("utf-8"), rows])

    yield evaluate
    page.close()


def written(value):
    """A value of the server as JSON has it."""
    if isinstance(value, bool | None | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else format(value, "f")


def read(row):
    types = {name: from_description(type_) for name, type_ in row["types"].items()}
    return (conditions.parse if "result" in row else conditions.formula)(row["text"], types)


def test_the_browser_finds_every_value_of_the_table(said):
    found = said([(read(row), row["facts"]) for row in TABLE])
    wrong = [
        (row["text"], row["facts"], value)
        for row, value in zip(TABLE, found, strict=True)
        if value != row.get("result", row.get("value"))
    ]
    assert wrong == []


@settings(max_examples=60, deadline=None)
@given(st.lists(expressions.numbers(3) | expressions.booleans(3), max_size=10), expressions.FACTS)
def test_browser_and_server_agree_on_any_expression(said, texts, facts):
    asked = [(formula, facts) for text in texts if (formula := short(text))]
    expected = [written(conditions.evaluate(*pair)) for pair in asked]
    assert said(asked) == expected


def short(text):
    """The formula of a text that is not too long to be one."""
    try:
        return conditions.formula(text, expressions.TYPES)
    except ConditionError:
        return None


def test_the_browser_gives_up_where_the_server_does(said):
    types = {"rows": from_description({"table": {"amount": "number"}})}
    total = conditions.formula("sum(rows, 'amount')", types)
    # One step for the sum, one for the table, one for each row.
    enough, too_many = ({"rows": [{"amount": 1}] * rows} for rows in (MAX_STEPS - 2, MAX_STEPS - 1))
    assert written(conditions.evaluate(total, enough)) == str(MAX_STEPS - 2)
    with pytest.raises(conditions.TooManySteps) as caught:
        conditions.evaluate(total, too_many)
    assert said([(total, enough), (total, too_many)]) == [
        str(MAX_STEPS - 2),
        caught.value.message,
    ]


def test_a_question_appears_when_its_condition_holds_and_goes_again(visit):
    page = visit("agent.bwiza")
    page.goto(FORM)
    card, other = (
        page.get_by_label("Numéro de la carte", exact=True),
        page.get_by_label("Quelle nationalité"),
    )
    expect(card).to_be_hidden()
    expect(other).to_be_hidden()
    page.get_by_role("group", name="La personne présente").get_by_label("Oui").check()
    page.get_by_label("Autre").check()
    expect(card).to_be_visible()
    expect(other).to_be_visible()
    page.get_by_label("Burundaise").check()
    expect(other).to_be_hidden()


def test_without_scripts_every_question_is_there(visit):
    page = visit("agent.bwiza", java_script_enabled=False)
    page.goto(FORM)
    expect(page.get_by_label("Numéro de la carte", exact=True)).to_be_visible()


def test_what_is_wrong_with_a_question_is_shown_even_if_it_was_hidden(visit, counter):
    page = visit("agent.bwiza")
    page.goto(FORM)
    counter.fill_in(page, "Caché")
    page.get_by_label("Délivrée à").fill("")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("alert")).to_contain_text("Délivrée à")
    expect(page.get_by_label("Délivrée à")).to_be_visible()
