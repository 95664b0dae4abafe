"""Rehearsal: the tests inside a definition, played in a small world in milliseconds.

Used by ``egov test``, by publishing, and by tests that play the same walks in Plone.
"""

from egov.policy.core.rehearsal.coverage import Coverage
from egov.policy.core.rehearsal.coverage import coverage
from egov.policy.core.rehearsal.happenings import Happening
from egov.policy.core.rehearsal.judging import findings
from egov.policy.core.rehearsal.judging import rehearse
from egov.policy.core.rehearsal.playing import Failure
from egov.policy.core.rehearsal.playing import play
from egov.policy.core.rehearsal.playing import Report
from egov.policy.core.rehearsal.playing import Theatre
from egov.policy.core.rehearsal.recording import plain_test
from egov.policy.core.rehearsal.recording import record
from egov.policy.core.rehearsal.recording import yaml_of
from egov.policy.core.rehearsal.stage import Stage
from egov.policy.core.rehearsal.world import RehearsalWorld


__all__ = [
    "Coverage",
    "Failure",
    "Happening",
    "RehearsalWorld",
    "Report",
    "Stage",
    "Theatre",
    "coverage",
    "findings",
    "plain_test",
    "play",
    "record",
    "rehearse",
    "yaml_of",
]
