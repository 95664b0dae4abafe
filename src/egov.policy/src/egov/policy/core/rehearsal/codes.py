"""Codes of what is wrong with the tests of a definition, for ``docs/reference/checks.md``."""

from egov.policy.core.checks.codes import Code


CODES: dict[str, Code] = {
    "E190": Code(
        "error",
        "The test {test} goes another way at step {step}: expected {expected}, found {found}.",
        "Mend what the definition does, or what the test expects.",
    ),
    "E191": Code(
        "error",
        "The test {test} names the {what} “{name}”, which there is not.{hint}",
        "Name one of this definition; docs/howto/tests-in-definitions.md has the verbs of a step.",
    ),
    "W290": Code(
        "warning", "No test takes the transition {name}.", "Add a step to a test that takes it."
    ),
}
"""Code → what it means."""
