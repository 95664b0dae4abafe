"""The kinds of fault that are asked of the checks of a workflow, and the codes that tell them.

A kind that is told by no code says why (``docs/adr/0083-what-no-code-says.md``).
"""

KINDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("No state in which a case begins", ("E101", "E102"), ""),
    ("A state that cannot be reached", ("E104",), ""),
    (
        "A state from which no end can be reached, or a circle without an end",
        ("E105", "E107", "W224", "W228"),
        "W228: by conditions and flags, where the drawing shows a way",
    ),
    ("No final state", ("E103",), ""),
    ("A transition to a state that there is not", ("E110",), ""),
    ("A circle of automatic transitions", ("E151",), ""),
    (
        "A transition that nobody can ever take",
        ("E148", "E111", "E112", "E113", "E144", "E178", "W210", "W225"),
        "a warning where only people are missing: they come and go",
    ),
    (
        "A condition that cannot be read, names nothing, or compares what cannot be",
        ("E120", "E127", "E132", "E176", "E177"),
        "",
    ),
    ("A required field that nobody sees before", ("E171", "E173", "E174"), ""),
    ("Rules that need each other", ("E179", "E121"), ""),
    (
        "A message that is never sent, that nobody gets, or with a variable that is unknown",
        ("E243", "E245", "E246", "E247", "E250", "E241", "E242"),
        "",
    ),
    ("A deadline that nobody hears of", ("W207", "E160"), ""),
    ("A template that asks for what there is not", ("E175", "E186"), ""),
    ("A final state without a rule of retention", ("E184", "E185"), ""),
    ("Four eyes that only one person has", ("E156", "W214", "W227"), ""),
    (
        "More who have to agree than there are",
        ("E154", "E155", "W226"),
        "a warning where only people are missing",
    ),
    ("Automatic transitions that hold together", ("W206", "E152"), ""),
    ("No way for what no condition covers", ("E153", "W224"), ""),
    ("A state without a time", ("W205",), ""),
    (
        "A text that is missing in a language",
        ("E130", "W201", "W223"),
        "in Kirundi once there is one text in Kirundi",
    ),
    (
        "A part that is never used",
        ("W202", "W218", "W230", "E180"),
        "actors, conditions, options, flags; a field that nothing asks for is read by people",
    ),
    ("A final state in which something can be edited", ("E135",), ""),
    ("Two parts of the same name", ("W220",), ""),
    ("A transition that no test takes", ("W290",), "`bin/egov test --coverage` tells of the rest"),
    ("One person without a substitute", ("W211",), ""),
)
