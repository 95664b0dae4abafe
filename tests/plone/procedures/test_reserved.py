"""No field of a definition takes the place of something that a case has itself."""

from egov.policy.cases.content import Case
from egov.policy.core.checks.reserved import is_reserved

import re


FIELD_ID = "[a-z][a-z0-9_]{0,39}"


def test_whatever_a_case_has_itself_is_reserved():
    own = {name for name in dir(Case) if re.fullmatch(FIELD_ID, name)}
    assert {"work", "clocks", "reference", "title"} <= own
    assert {name for name in own if not is_reserved(name)} == set()
