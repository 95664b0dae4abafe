"""``bin/egov``: the commands of the product, one module each.

A module offers ``add_arguments(parser)`` and ``run(arguments) -> int``, the
exit status: 0 done, 1 it failed or found faults, 2 wrongly asked.  Only the
module of the chosen command is imported: checking a definition loads no Plone
and needs no data.
"""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from egov.policy import __version__
from egov.policy.core.errors import EgovError
from egov.policy.instance import make_directories
from types import ModuleType

import importlib
import os
import sys


@dataclass(frozen=True)
class Command:
    """A command: the module that does it, what it does in one line, whether it loads Plone."""

    module: str
    help: str
    loads_plone: bool = True


COMMANDS = {
    "check": Command("egov.policy.commands.check", "check definitions of procedures", False),
    "test": Command("egov.policy.commands.test", "play the tests inside definitions", False),
    "create-site": Command("egov.policy.commands.create_site", "create the demonstration site"),
    "demo": Command("egov.policy.commands.demo", "run the main job over REST, by steps", False),
    "import-cases": Command("egov.policy.commands.import_cases", "take in existing cases, CSV"),
    "export-bundle": Command("egov.policy.commands.export_bundle", "hand procedures over"),
    "import-bundle": Command("egov.policy.commands.import_bundle", "take procedures in"),
    "verify-bundle": Command(
        "egov.policy.commands.verify_bundle", "say what is in a bundle and who signed it", False
    ),
    "tick": Command("egov.policy.commands.tick", "let happen in cases what time brings about"),
    "verify-journal": Command("egov.policy.commands.verify_journal", "verify all journals"),
    "consultations": Command(
        "egov.policy.commands.consultations", "say who was shown which acts", False
    ),
    "worker": Command("egov.policy.jobs.command", "do jobs in a process of its own"),
    "reference": Command("egov.policy.commands.reference", "write generated documents", False),
}
"""In the order in which ``--help`` lists them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that was asked for; gives the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Before the command stand options without a value only.
    chosen = next((word for word in words if not word.startswith("-")), "")
    arguments = _parser(chosen).parse_args(words)
    try:
        return int(_module(arguments.command).run(arguments))
    except (EgovError, OSError) as error:
        sys.stderr.write(f"egov {chosen}: {error}\n")
        return 1


def _parser(chosen: str) -> ArgumentParser:
    parser = ArgumentParser("egov", description="Public procedures of an administration.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        inner = commands.add_parser(name, help=command.help, description=command.help)
        if name == chosen:
            if command.loads_plone:
                _prepare(inner)
            _module(name).add_arguments(inner)
    return parser


def _prepare(parser: ArgumentParser) -> None:
    # Chameleon looks for its cache when it is imported.
    if "EGOV_HOME" not in os.environ:
        parser.error("this needs an instance: run its bin/egov")
    make_directories()


def _module(name: str) -> ModuleType:
    return importlib.import_module(COMMANDS[name].module)
