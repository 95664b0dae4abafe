from egov.policy.core.reader import read
from pathlib import Path

import pytest


SPECIMEN = Path(__file__).parents[1] / "data" / "specimen.yaml"


@pytest.fixture(scope="session")
def changed():
    """``changed({"version: 3": "version: 4"})``: the specimen, pieces of its text replaced."""
    text = SPECIMEN.read_text("utf-8")

    def make(changes=None):
        new = text
        for old, other in (changes or {}).items():
            assert old in new, old
            new = new.replace(old, other, 1)
        return read(new)

    return make
