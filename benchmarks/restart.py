"""How long a server takes from its start to the first page, with all the cases there are."""

from benchmarks import sites
from benchmarks.measures import Measure
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


PATIENCE = 120
"""Seconds until the server must answer."""

STARTS = 3


def measures(home: Path) -> Iterator[Measure]:
    """The median of some starts; the first of them finds the caches of the system cold."""
    yield Measure("restart to first page", median(_start(home) for _ in range(STARTS)), "s", 15)


def _start(home: Path) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(home / "bin" / "instance"), "console"]
    environment = {**os.environ, "EGOV_PORT": str(port)}
    begun = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603  nothing in it comes from outside
        command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _await(f"http://127.0.0.1:{port}/{sites.LARGE}", server)
        return time.perf_counter() - begun
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _await(url: str, server: subprocess.Popen) -> None:
    while server.poll() is None and _not_there(url):
        time.sleep(0.05)
    if server.returncode is not None:
        raise RuntimeError(f"The server ended with {server.returncode}.")


def _not_there(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE):  # noqa: S310  our own address
            return False
    except urllib.error.HTTPError:
        raise
    except OSError:
        return True
