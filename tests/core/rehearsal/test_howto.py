"""The guide for administrators names every word of a test, and its example is one that passes."""

from egov.policy.core.reader import read_library
from egov.policy.core.reader import read_source
from egov.policy.core.reader.tables.rehearsal import EXPECTATION
from egov.policy.core.reader.tables.rehearsal import STEP
from egov.policy.core.reader.tables.rehearsal import TEST
from egov.policy.core.rehearsal import rehearse
from egov.policy.core.rehearsal.verbs import OPEN
from egov.policy.core.rehearsal.verbs import VERBS
from pathlib import Path

import pytest
import re


ROOT = Path(__file__).parents[3]
WORKFLOWS = ROOT / "workflows"
GUIDE = (ROOT / "docs" / "howto" / "tests-in-definitions.md").read_text("utf-8")

WORDS = {*EXPECTATION.keys, *STEP.keys, *TEST.keys, *VERBS, OPEN}


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_guide_says_what_each_word_means(word):
    assert re.search(rf"`{word}[`:]|^ *{word}:", GUIDE, re.MULTILINE)


def test_the_example_of_the_guide_passes():
    (example,) = re.findall("```yaml\n(.*?)```", GUIDE, re.DOTALL)
    definition, _ = (WORKFLOWS / "plainte.yaml").read_text("utf-8").split("\ntests:\n")
    source = read_source(f"{definition}\n{example}", "example.yaml", read_library(WORKFLOWS))
    reports, findings = rehearse(source)
    assert findings == []
    assert [report.test for report in reports] == ["one_more_question"]
