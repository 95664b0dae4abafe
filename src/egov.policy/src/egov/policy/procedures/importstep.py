"""Import step of a pack: publishes what its ``procedures.yaml`` names."""

from egov.policy.procedures import library
from egov.policy.procedures.publishing import publish

import yaml


FILENAME = "procedures.yaml"


def import_procedures(context) -> None:
    """Publish the pack's procedures; nothing is published if one has an error."""
    text = context.readDataFile(FILENAME)
    if text is None:
        return
    for id in yaml.safe_load(text)["procedures"]:
        path = library.find(id)
        publish(path.read_text("utf-8"), str(path), "system", "pack")
