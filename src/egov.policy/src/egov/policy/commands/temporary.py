"""A throw-away server with the demonstration site, for ``egov demo`` when none is running."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import os
import requests
import signal
import socket
import subprocess
import time


PATIENCE = 120
"""Seconds until it must answer."""

ONE_ANSWER = 10
"""Seconds for one answer; the first page of a new server compiles its templates."""


@contextmanager
def temporary_server() -> Iterator[tuple[str, Path]]:
    """Address of a new site and the file of its accounts; all is gone afterwards."""
    scripts = Path(os.environ["EGOV_HOME"], "bin")
    with TemporaryDirectory(prefix="egov-demo-") as var, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
        probe.close()
        own = {"EGOV_VAR", "EGOV_KEYS", "EGOV_BLOBS", "CHAMELEON_CACHE"}
        kept = {name: value for name, value in os.environ.items() if name not in own}
        environment = {**kept, "EGOV_VAR": var, "EGOV_PORT": port}
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
        subprocess.run([scripts / "egov", "create-site"], check=True, **silent)  # noqa: S603
        server = subprocess.Popen(  # noqa: S603
            [scripts / "instance", "console"], start_new_session=True, **silent
        )
        try:
            url = f"http://127.0.0.1:{port}/egov"
            _await(url)
            yield url, Path(var, "credentials.txt")
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(60)


def answers(url: str) -> bool:
    """Whether a site can be reached there; one that is too slow to answer cannot."""
    try:
        return requests.get(url, timeout=ONE_ANSWER).ok
    except (requests.ConnectionError, requests.Timeout):
        return False


def _await(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(url):
        if time.monotonic() > until:
            raise TimeoutError(f"{url} did not answer within {PATIENCE} seconds.")
        time.sleep(0.3)
