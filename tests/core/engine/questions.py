"""What random procedures ask: a form with all that decides who answers, and when; answers to it.

Who sees a field and who may change it is drawn anew for each procedure.
"""

from .cast import PEOPLE
from .cast import UNITS
from .cast import words
from .others import OTHER
from dataclasses import replace
from egov.policy.core.model import Change
from egov.policy.core.model import Fee
from egov.policy.core.model import Field
from egov.policy.core.model import NamedCondition
from egov.policy.core.model import Option
from egov.policy.core.model import Piece
from egov.policy.core.model import Section
from egov.policy.core.terms import FieldType
from hypothesis import strategies as st


CONDITIONS = (
    "urgent",
    "not urgent",
    "amount > 3",
    "amount > option('limit')",
    "double >= 8",
    "rushed",
    "plan",
    "colour == 'red'",
    "given(agent)",
    "fees_due > 300",
    "'hot' in flags",
    "'paper' in documents_ready",
    "'paper' not in documents_ready",
    "today >= '2026-03-09'",
    "today < '2026-03-20'",
    "days_between(day, today) > 5",
    "days_between(opened_on, filed_on) > 3",
    "outcome('s0_t0') == 'rejected'",
    "votes('s0_t0', 'done') > 1",
)
NAMED = (NamedCondition("rushed", "urgent and amount > 2"),)
FEES = (Fee("stamp", words("Stamp"), amount="amount * 100", when="not urgent"),)
FIELDS = (
    Field("amount", FieldType.INTEGER, words("Amount"), minimum=0, maximum=9),
    Field("urgent", FieldType.BOOLEAN, words("Urgent")),
    Field("agent", FieldType.AGENT, words("Agent")),
    Field("deputy", FieldType.AGENT, words("Deputy")),
    Field("office", FieldType.UNIT, words("Office")),
    Field("day", FieldType.DATE, words("Day")),
    Field("other", FieldType.REFERENCE, words("Other"), procedures=("beside",)),
    Field("colour", FieldType.CHOICE, words("Colour")),
    Field("plan", FieldType.FILE, words("Plan")),
    Field("heat", FieldType.INTEGER, words("Heat"), required_when="'hot' in flags"),
    Field("signers", FieldType.TABLE, words("Signers")),
)
COLOURS = tuple(Option(id, words(id)) for id in ("red", "green"))
COLUMNS = (
    Field("who", FieldType.AGENT, words("Who")),
    Field("where", FieldType.UNIT, words("Where")),
)
PARTS = {"colour": {"options": COLOURS}, "signers": {"columns": COLUMNS}}
NAME = Field("name", FieldType.TEXT, words("Name"), personal="who asks")
DOUBLE = Field("double", FieldType.COMPUTED, words("Double"), formula="amount * 2")

ROWS = st.lists(
    st.fixed_dictionaries(
        {"who": st.sampled_from(PEOPLE)}, optional={"where": st.sampled_from(UNITS)}
    ),
    min_size=1,
    max_size=3,
)
GOOD = {
    "amount": st.integers(0, 9),
    "urgent": st.booleans(),
    "agent": st.sampled_from(PEOPLE),
    "deputy": st.sampled_from(PEOPLE),
    "office": st.sampled_from(UNITS),
    "signers": ROWS,
    "day": st.sampled_from(["2025-12-24", "2026-03-02", "2026-03-20", "2026-05-01"]),
    "colour": st.sampled_from(["red", "green"]),
    "other": st.just(OTHER),
    "heat": st.integers(0, 9),
}
BAD = {"amount": 11, "colour": "blue", "agent": None, "day": None, "signers": [], "office": None}
OPENING = st.fixed_dictionaries(
    {"name": st.just("Bornage"), **{id: GOOD[id] for id in ("amount", "urgent", "signers")}},
    optional={id: GOOD[id] for id in GOOD if id not in ("amount", "urgent", "signers")},
)
"""The first answers of a case: good ones."""


@st.composite
def filled(draw):
    """Answers as a browser sends them; now and then one that no form takes, or none."""
    given = draw(st.fixed_dictionaries({}, optional=GOOD))
    spoilt = draw(st.sampled_from([*[""] * 20, *BAD]))
    return {**given, spoilt: BAD[spoilt]} if spoilt else given


conditions = st.sampled_from([*[""] * 2 * len(CONDITIONS), *CONDITIONS])


@st.composite
def sections(draw, states, actors):
    """The form of a procedure with these states and actors, in two sections."""

    def ask(field):
        access = draw(st.none() | _access(states, actors)) or {}
        return replace(field, **PARTS.get(field.id, {}), **access)

    fields = [ask(field) for field in FIELDS]
    cut = draw(st.integers(1, len(fields)))
    first = Section("all", words("All"), (NAME, *fields[:cut], DOUBLE))
    rest = Section(
        "rest",
        words("Rest"),
        tuple(fields[cut:]),
        visible_when=draw(conditions),
        later=draw(st.booleans()),
    )
    return (first, rest) if rest.fields else (first,)


def _access(states, actors):
    """Who may see or change a field, in which state, on which condition."""
    some = st.lists(st.sampled_from(actors), min_size=1, max_size=2, unique=True).map(tuple)
    state = st.sampled_from(states)
    return st.one_of(
        st.fixed_dictionaries({"visible_when": conditions}),
        st.fixed_dictionaries({"see": some}),
        st.fixed_dictionaries({"hidden_in": state.map(lambda id: (id,))}),
        st.fixed_dictionaries({"change": st.builds(Change, state, some).map(lambda one: (one,))}),
    )


pieces = st.builds(lambda when: (Piece("proof", words("Proof"), required_when=when),), conditions)
"""A piece to supply, now and then."""
