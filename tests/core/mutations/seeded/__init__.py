"""Faults seeded into the shipped definitions, to see whether the checks find them.

Each operator makes faulty definitions out of a good one, only where the result is a
fault for a reason that is told beside it and not taken from the checks; ``harmless``
ones change what is no fault.  ``python tests/core/mutations/write_page.py`` writes
docs/reference/detection.md.
"""
