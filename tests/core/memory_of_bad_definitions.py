"""By how many megabytes a process grows while it examines bad definitions: one line of JSON.

Run as a program by ``test_reader_memory.py``, so that nothing else is in the process.
"""

from pathlib import Path

import json
import re
import sys


sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks import hostile
from egov.policy.core.checks import check
from egov.policy.core.errors import DefinitionError
from egov.policy.core.reader import read_source


def held(name: str) -> int:
    """Megabytes that the process holds now, or has held since the last reset."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.findall(rf"{name}:\s+(\d+)", status)[0]) // 1024


def examine(text: str | bytes) -> None:
    """Read and check it: somewhere it must be blamed."""
    try:
        source = read_source(text)
    except DefinitionError as error:
        assert error.findings
    else:
        assert check(source.procedure, source)


def grown(do, *given) -> int:
    """The most that doing it has added to what was held before."""
    # Linux forgets the peak so far.
    Path("/proc/self/clear_refs").write_text("5", "utf-8")
    before = held("VmRSS")
    do(*given)
    return held("VmHWM") - before


if __name__ == "__main__":
    found = {"a hundred megabytes": grown(lambda: b"x" * 100_000_000)}
    found |= {name: grown(examine, text) for name, text in hostile.texts().items()}
    print(json.dumps(found))
