"""Codes of the faults that the reader finds, for ``docs/reference/checks.md``.

Their sentences and remedies depend on the place and are written where the fault
is found; the codes of what a readable procedure does wrong are in
``core.checks``.
"""

CODES = {
    "E001": "The text cannot be read: it is not YAML or JSON in UTF-8, it is empty or too large.",
    "E002": "Anchors, aliases, tags, too many parts or too deep nesting.",
    "E003": "A key stands twice in the same place.",
    "E010": "A key that is not known in this place.",
    "E011": "A value of the wrong type, for instance a text where a list is expected.",
    "E012": "A value out of its bounds: too long, too many, too few, too large, too small.",
    "E013": "A value of the right type that cannot stand in this place.",
    "E014": "A key is missing.",
    "E015": "A block, a shared list, or a field of a block that does not exist.",
    "E016": "A block that uses a block.",
    "E017": "A base that does not exist, has faults itself, extends its heir, or stands too high.",
    "E018": "A part that is added, though the base has it.",
    "E019": "A part or a key that is changed or removed, though the base does not have it.",
    "E020": "An option that does not exist, cannot stand in its place, or cannot have its default.",
}
