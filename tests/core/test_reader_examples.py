"""Every key of the grammar is explained, and shown in an example that works."""

from egov.policy.core.reader.examples import examples
from egov.policy.core.reader.examples import tables

import pytest


MINIMAL, *OTHERS = examples()
SHOWN = {key for example in [MINIMAL, *OTHERS] for key in example.shown}
KEYS = [(table, name) for table in tables() for name in table.keys]
NAMES = [f"{table.title}.{name}" for table, name in KEYS]


@pytest.mark.parametrize(("table", "name"), KEYS, ids=NAMES)
def test_a_key_has_a_meaning_and_an_example(table, name):
    says = table.keys[name].says
    assert says
    assert says[0].isupper() or says[0] == "`"
    assert says.endswith(".")
    assert (table.title, name) in SHOWN


def test_every_example_is_about_a_table_and_shows_keys_of_it():
    titles = [table.title for table in tables()]
    for example in [MINIMAL, *OTHERS]:
        assert example.of in titles
        assert example.of in {title for title, _ in example.shown}
