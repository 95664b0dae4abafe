"""Of a long list only what is read is made."""

from egov.policy.core.asread import AsRead
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.integers()), st.slices(30))
def test_it_reads_as_a_list_does(rows, part):
    read = AsRead(rows, str)
    assert list(read) == [*map(str, rows)]
    assert list(read[part]) == [str(row) for row in rows[part]]
    assert len(read) == len(rows)


def test_a_page_makes_a_page():
    made = []
    read = AsRead(range(1000), lambda row: made.append(row) or row)
    assert (read[990:], read[-1]) == ([*range(990, 1000)], 999)
    assert made == [*range(990, 1000), 999]
