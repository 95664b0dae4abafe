"""Codes of what is wrong with the tests of a definition, for ``docs/reference/checks.md``."""

from egov.policy.core.checks.codes import Code


CODES: dict[str, Code] = {
    "E190": Code(
        "error",
        "The test {test} goes another way at step {step}: expected {expected}, found {found}.",
        "Mend what the definition does, or what the test expects.",
        "A definition that does not do what it promises is not published.",
    ),
    "E191": Code(
        "error",
        "The test {test} names the {what} “{name}”, which there is not.{hint}",
        "Name one of this definition; docs/howto/tests-in-definitions.md has the verbs of a step.",
        "Such a test could not be played.",
    ),
    "E196": Code(
        "error",
        "The specimen answers “{name}”, which is no field.{hint}",
        "Name a field of this definition.",
        "Every test would be refused when it opens a case.",
    ),
    "W290": Code(
        "warning",
        "No test takes the transition {name}.",
        "Add a step to a test that takes it.",
        "Nobody would see if it went another way one day.",
    ),
}
"""Code → what it means."""
