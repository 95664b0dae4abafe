"""``make demo`` on a machine where nothing runs: a temporary server does the whole job."""

from egov.policy.commands import temporary
from pathlib import Path

import os
import pytest
import socket
import subprocess


ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.server, pytest.mark.office]


def test_the_whole_job_runs_on_a_temporary_server(tmp_path, unused_port):
    environment = {**os.environ, "EGOV_VAR": str(tmp_path), "EGOV_PORT": str(unused_port)}
    done = subprocess.run(
        [ROOT / "bin" / "egov", "demo"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "genuine" in done.stdout
    (paper,) = (tmp_path / "demo").glob("*.pdf")
    assert paper.read_bytes().startswith(b"%PDF-")


def test_a_server_that_is_still_busy_has_not_answered(monkeypatch):
    """A slow machine needs longer than one patience for its first page."""
    monkeypatch.setattr(temporary, "ONE_ANSWER", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert not temporary.answers(f"http://127.0.0.1:{mute.getsockname()[1]}/egov")
