"""The conditions of a form weighed by the script of the pages, in a browser.

Each is taken from its text anew, as the page does whenever an answer changes.  Without a
browser on the machine there is no figure.
"""

from egov.policy.core import conditions
from egov.policy.core.conditions.types import described
from egov.policy.core.form import json_value
from egov.policy.core.model import Procedure
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import json


CHROMIUM = Path("/usr/bin/chromium")

# Set up for the root of a container as well.
ARGUMENTS = ["--no-sandbox"]

WEIGH = """async ([script, texts, facts, types, rounds]) => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { holds, typed } = await import(address);
  const answer = (name) => typed(facts[name], types[name]);
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    for (const text of texts) holds(JSON.parse(text), answer);
    times.push(performance.now() - begun);
  }
  return times;
}"""


def times(
    script: Path, procedure: Procedure, facts: dict[str, Any], rounds: int
) -> list[float] | None:
    """Milliseconds of each round over all conditions of the form; None without a browser."""
    if not CHROMIUM.exists() or find_spec("playwright") is None:
        return None
    # Only what is needed for tests brings it along.
    from playwright.sync_api import sync_playwright

    types = {id: described(type_) for id, type_ in conditions.types_of(procedure).items()}
    known = {id: json_value(value) for id, value in facts.items() if id in types}
    given = [script.read_text("utf-8"), _texts(procedure), known, types, rounds]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            return browser.new_page().evaluate(WEIGH, given)
        finally:
            browser.close()


def _texts(procedure: Procedure) -> list[str]:
    keys = ("visible_when", "required_when", "valid_when")
    asked = (getattr(field, key) for field in procedure.fields for key in keys)
    read = (conditions.for_procedure(procedure, text) for text in asked if text)
    return [json.dumps(condition.logic) for condition in read]
