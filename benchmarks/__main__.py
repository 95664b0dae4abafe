"""``python -m benchmarks [--quick]``: measure, print, keep the figures as JSON.

Everything happens in a directory that is thrown away; the data of the instance
are not touched.
"""

from argparse import ArgumentParser
from argparse import Namespace
from benchmarks import language
from benchmarks.measures import as_json
from benchmarks.measures import Measure
from benchmarks.measures import table
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from egov.policy.instance import make_directories
from egov.policy.instance import prepare_process
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import logging
import os
import platform
import sys
import time


HOME = Path(__file__).parents[1]
ON_THE_SITES = (
    "versions",
    "pages",
    "rest",
    "letters",
    "imports",
    "migration",
    "statements",
    "registers",
    "exchange",
    "engine",
)
"""In this order: the versions while two sites have equally many cases; the engine last, as it
fills the sites with more than the others are compared with."""

GROUPS = ("language", *ON_THE_SITES, "restart")


def main() -> int:
    """Measure, show and keep it; 1 if a group could not be measured, not for a missed target."""
    arguments = _arguments()
    begun = time.monotonic()
    with TemporaryDirectory(prefix="egov-bench-") as directory:
        os.environ.update(EGOV_VAR=directory, EGOV_WORKER="0")
        for name in ("EGOV_BLOBS", "EGOV_KEYS", "CHAMELEON_CACHE"):
            os.environ.pop(name, None)
        prepare_process(str(HOME))
        make_directories()
        logging.disable(logging.WARNING)
        failed: dict[str, str] = {}
        found = [
            *_of_the_language(arguments, failed),
            *_of_the_sites(Path(directory), arguments, failed),
        ]
    sys.stdout.write(f"\n{table(found)}\n")
    for name, reason in failed.items():
        sys.stdout.write(f"\nNot measured: {name}: {reason}\n")
    path = _kept(arguments, found, failed)
    sys.stdout.write(f"\n{time.monotonic() - begun:.0f} s. Kept in {path}\n")
    return 1 if failed else 0


def _arguments() -> Namespace:
    parser = ArgumentParser("benchmarks", description="Measure beside stock Plone.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and 2,000 cases")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=GROUPS, help="these groups")
    parser.add_argument("--output", type=Path, default=HOME / "bench-results")
    return parser.parse_args()


def _of_the_language(arguments: Namespace, failed: dict[str, str]) -> Iterator[Measure]:
    if "language" in arguments.only:
        rounds = 5 if arguments.quick else 20
        yield from _measured("language", partial(language.measures, HOME, rounds), failed)


def _of_the_sites(
    directory: Path, arguments: Namespace, failed: dict[str, str]
) -> Iterator[Measure]:
    if not {*arguments.only} - {"language"}:
        return
    # What loads Plone is imported only now: it looks at the environment when it is imported.
    imports, sites, trials = map(_module, ("imports", "sites", "trial"))
    rounds, large = (10, 2000) if arguments.quick else (100, 20000)
    with sites.served(HOME) as app:
        trial = trials.Trial(app, directory, rounds, large)
        _tell("filling the sites")
        imports.fill(trial)
        for name in ON_THE_SITES:
            if name in arguments.only:
                yield from _measured(name, partial(_module(name).measures, trial), failed)
    if "restart" in arguments.only:
        yield from _measured("restart", partial(_module("restart").measures, HOME), failed)


def _module(name: str) -> ModuleType:
    return import_module(f"benchmarks.{name}")


def _measured(
    name: str, measure: Callable[[], Iterable[Measure]], failed: dict[str, str]
) -> Iterator[Measure]:
    _tell(name)
    try:
        yield from measure()
    except Exception as error:  # noqa: BLE001  whatever it is, the other groups still count
        failed[name] = f"{type(error).__name__}: {error}"


def _tell(text: str) -> None:
    sys.stderr.write(f"{text} …\n")


def _kept(arguments: Namespace, found: list[Measure], failed: dict[str, str]) -> Path:
    moment = datetime.now(UTC)
    arguments.output.mkdir(parents=True, exist_ok=True)
    path = arguments.output / f"{moment:%Y%m%dT%H%M%SZ}.json"
    about = {
        "at": moment.isoformat(timespec="seconds"),
        "quick": arguments.quick,
        "python": platform.python_version(),
        "plone": version("Products.CMFPlone"),
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        "load": os.getloadavg(),
        "failed": failed,
    }
    path.write_text(as_json(found, **about), "utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
