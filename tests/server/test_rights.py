"""Rights follow assignments at once in a real server, in which no add-on has patched Plone."""

from .conftest import ROOT
from egov.policy.commands.demo import ANSWERS
from egov.policy.commands.office import Office

import os
import pytest
import subprocess


pytestmark = pytest.mark.server


def test_who_loses_a_function_finds_nothing_any_more(new_server):
    server = new_server(EGOV_WORKER="0")
    words = server.passwords()
    clerk = Office(server.url, "agent.bwiza", words["agent.bwiza"])
    body = {"procedure": "attestation-residence", "unit": "bwiza", "fields": ANSWERS}
    clerk.post("@cases", body)
    assert clerk.get("@cases")["items_total"] == 1
    manager = Office(server.url, "admin", words["admin"])
    mine = manager.get("@assignments?user=agent.bwiza")["items"]
    start = {"user": "agent.bwiza", "function": "clerk", "unit": "nyakabiga", "start": "2026-01-01"}
    manager.post("@assignments", start)
    manager.post(f"@assignments/{mine[0]['id']}/end", {"on": "2026-01-02"})
    assert clerk.get("@cases")["items_total"] == 0


def test_imio_helpers_is_a_library_and_changes_nothing_of_plone(tmp_path):
    script = ROOT / "tests" / "server" / "foreign.py"
    told = [
        subprocess.run(
            [ROOT / "bin" / "instance", "run", script, package],
            env={**os.environ, "EGOV_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        ).stdout.split()
        for package in ("imio", "collective.documentgenerator")
    ]
    assert told[0] == []
    assert told[1], "What is registered is seen."
