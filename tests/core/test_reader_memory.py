"""A bad definition of any kind takes little memory; how long it takes is for ``make bench``.

A process of its own reads and checks them one after the other and looks at the most it has
held, what the parser takes outside Python included.
"""

from pathlib import Path

import json
import pytest
import subprocess
import sys


PROGRAM = Path(__file__).with_name("memory_of_bad_definitions.py")


@pytest.fixture(scope="module")
def megabytes():
    """By how much a process grows, at the most, while it examines each of them."""
    run = subprocess.run([sys.executable, PROGRAM], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def test_what_takes_memory_is_seen(megabytes):
    assert 90 <= megabytes["a hundred megabytes"] <= 110


def test_every_bad_definition_is_refused_or_blamed_within_bounds(megabytes):
    bad = {name: grown for name, grown in megabytes.items() if name != "a hundred megabytes"}
    assert len(bad) > 10
    assert {name: grown for name, grown in bad.items() if grown > 50} == {}
