"""Names of a block's fields in its expressions: the tree is the same but for the names."""

from egov.policy.core.conditions.reading import tree
from egov.policy.core.reader.renaming import both
from egov.policy.core.reader.renaming import renamed
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import ast
import pytest


NAMES = {"a": "the_a", "sum": "x_sum", "long_name": "b", "b": "long_name"}
few = settings(max_examples=60, deadline=None)

WORDS = st.sampled_from(["a", "b", "sum", "long_name", "other", "true", "é"])
TEXTS = st.text("ab sum'\"é😀#()", max_size=6).map(repr)
LEAVES = st.one_of(WORDS, TEXTS, st.integers(0, 99).map(str))


def combined(inner):
    pairs = st.tuples(inner, st.sampled_from([" and ", " == ", " + ", "\n<\n", " in "]), inner)
    return st.one_of(
        pairs.map(lambda parts: f"({''.join(parts)})"),
        inner.map(lambda part: f"(not {part})"),
        st.tuples(inner, inner).map(lambda parts: f"sum({parts[0]}, {parts[1]})"),
        st.tuples(inner, inner, inner).map(lambda parts: "({} if {} else {})".format(*parts)),
    )


EXPRESSIONS = st.recursive(LEAVES, combined, max_leaves=6).map(lambda text: f"  ({text})")


class Renamer(ast.NodeTransformer):
    """What renaming means, said of the tree."""

    def visit_Call(self, node):
        node.args = [self.visit(item) for item in node.args]
        return node

    def visit_Name(self, node):
        return ast.Name(NAMES.get(node.id, node.id), node.ctx)


@few
@given(EXPRESSIONS)
def test_names_and_nothing_else_are_renamed(text):
    assert ast.dump(tree(renamed(text, NAMES))) == ast.dump(Renamer().visit(tree(text)))


@few
@given(EXPRESSIONS, EXPRESSIONS)
def test_two_conditions_become_one_of_both(one, other):
    expected = ast.BoolOp(ast.And(), [tree(one), tree(other)])
    assert ast.dump(tree(both(one, other))) == ast.dump(expected)


@pytest.mark.parametrize("text", ["", "a ==", "a) or (b", "a b", "(" * 500, "a\0", "a" * 2000])
def test_what_is_no_expression_stays_as_it_is(text):
    assert renamed(text, NAMES) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a # a", "the_a # a"),
        ("'é' == a", "'é' == the_a"),
        ("sum(a, 'a')", "sum(the_a, 'a')"),
        ("sum == 1", "x_sum == 1"),
        ("a if b else long_name", "the_a if long_name else b"),
        # The letters of a ligature are one name to the language.
        ("ﬁ == a", "ﬁ == the_a"),
    ],
)
def test_a_text_keeps_all_else(text, expected):
    assert renamed(text, NAMES) == expected
