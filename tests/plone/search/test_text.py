from egov.policy.core.errors import InvalidValues
from egov.policy.search.lexicon import FrenchLexicon
from egov.policy.search.text import text_query
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from Products.ZCTextIndex.OkapiIndex import OkapiIndex
from Products.ZCTextIndex.QueryParser import QueryParser

import pytest


TEXTS = {
    1: "RES-BWIZA-2026-00042 Ndayishimiye Aline attestation de résidence à Bwiza",
    2: "RES-BWIZA-2026-00043 Niyonzima-Ndayizeye Jean certificat d’indigence, école primaire",
    3: "RES-ROHERO-2026-00001 Nkurunziza Pierre résidences secondaires, or et argent",
}


@pytest.fixture(scope="module")
def index():
    """A text index that knows three records."""
    made = OkapiIndex(FrenchLexicon("lexicon"))
    for id, text in TEXTS.items():
        made.index_doc(id, [text])
    return made


@pytest.fixture(scope="module")
def found(index):
    """Ids of the records that answer a question."""

    def ask(text: str) -> list[int]:
        tree = QueryParser(index._lexicon).parseQuery(text_query(text))
        return sorted(tree.executeQuery(index))

    return ask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("résidence", [1, 3]),
        ("RESIDENCES", [1, 3]),
        ("ecoles", [2]),
        ("Ndayishimiye", [1]),
        ("ndayi*", [1, 2]),
        ("Ndayishimiye*", [1]),
        # Longer than the stem that the index keeps.
        ("résidenc*", [1, 3]),
        ("Niyonzima-Nda*", [2]),
        ("Niyonzima-Ndayizeye", [2]),
        ("Ndayizeye-Niyonzima", []),
        ("l'indigence", [2]),
        ('"attestation de résidence"', [1]),
        ('"résidence attestation"', []),
        ("résidence attestation", [1]),
        ("RES-BWIZA-2026-00043", [2]),
        ("00043", [2]),
        ("or", [3]),
        ("OR argent", [3]),
        ("AND or NOT", []),
        ("(résidence", [1, 3]),
        ('"résidence', [1, 3]),
        ("-résidence", [1, 3]),
        ("résidence Kigali", []),
    ],
)
def test_a_question_finds(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_word"),
        ("de la l'", "no_word"),
        ('"" -- ()', "no_word"),
        ("*", "short_prefix"),
        ("Nd*", "short_prefix"),
        ("mot " * 2500, "too_long"),
    ],
)
def test_a_question_without_a_word_to_look_for_is_refused(text, code):
    with pytest.raises(InvalidValues) as caught:
        text_query(text)
    assert [(item.field, item.code) for item in caught.value.problems] == [("text", code)]


@given(st.text(alphabet=st.sampled_from("ab*?\"()-'’&| \n\x00éœß日n°"), max_size=40) | st.text())
@example('"a* b*" c*d')
@settings(max_examples=300, deadline=None)
def test_no_input_breaks_the_index(index, text):
    try:
        query = text_query(text)
    except InvalidValues:
        return
    QueryParser(index._lexicon).parseQuery(query).executeQuery(index)
