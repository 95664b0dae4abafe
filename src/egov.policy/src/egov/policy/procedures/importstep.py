"""Import step of a pack: publishes what its ``procedures.yaml`` names."""

from egov.policy.core.reader import read_file
from egov.policy.procedures import library
from egov.policy.procedures.publishing import publish

import yaml


FILENAME = "procedures.yaml"

PACK = "pack"
"""Reason of the versions that come with a pack; nobody of the office gave one."""


def import_procedures(context) -> None:
    """Publish the pack's procedures, which may name one another; none if one has an error."""
    text = context.readDataFile(FILENAME)
    if text is None:
        return
    paths = [library.find(id) for id in yaml.safe_load(text)["procedures"]]
    read = [read_file(path, library.shared()).procedure for path in paths]
    beside = {procedure.id: procedure for procedure in read}
    for path in paths:
        publish(path.read_text("utf-8"), str(path), "system", PACK, beside)
