"""``bin/egov import-bundle``: what a bundle would mean for a site; with ``--as`` it is taken in.

The server has to be stopped, or the database be one that several processes share.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterator
from egov.policy import exchange
from egov.policy import sentences
from egov.policy.console import open_site
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import open_bundle
from pathlib import Path
from zope.i18n import translate

import sys
import transaction


def add_arguments(parser: ArgumentParser) -> None:
    """The bundle, and what is to become of it."""
    parser.add_argument("file", type=Path, help="the bundle")
    parser.add_argument("procedures", nargs="*", help="ids (default: all that are not there yet)")
    parser.add_argument(
        "--as",
        dest="wanted",
        choices=[str(way) for way in exchange.As],
        help="take it in so (default: only say what it would mean)",
    )
    parser.add_argument("--reason", default="", help="kept with each version that is published")
    parser.add_argument(
        "--any-signer", action="store_true", help="also if the site trusts nobody who signed it"
    )
    parser.add_argument("--site", default="egov", help="id of the site (default: %(default)s)")


def run(arguments: Namespace) -> int:
    """Say it, or do it; 1 if it is refused."""
    with open_site(read_only=not arguments.wanted, site=arguments.site):
        try:
            bundle = open_bundle(arguments.file.read_bytes())
            lines = list(_taken(arguments, bundle) if arguments.wanted else _plan(bundle))
        except InvalidValues as error:
            sys.stderr.writelines(f"{line}\n" for line in _problems(error))
            return 1
        transaction.commit()
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _plan(bundle) -> Iterator[str]:
    found = exchange.plan(bundle, any_signer=True)
    yield f"signed by: {found.signer.trust} {found.signer.name} {found.signer.fingerprint}".rstrip()
    for item in found.procedures:
        yield f"{item.packed.id} {item.packed.version}: {item.arrival}"
        yield from (f"    lacks {kind}: {', '.join(names)}" for kind, names in item.lacking.items())
        yield from (f"    {finding}" for finding in item.findings)
        yield from (f"    {change.said.best()[0]}" for change in item.changes)
    for template in found.templates:
        yield f"{template.template.filename}: {template.standing}"
        yield from (f"    {fault}" for fault in template.faults)


def _taken(arguments: Namespace, bundle) -> Iterator[str]:
    only, wanted = arguments.procedures or None, exchange.As(arguments.wanted)
    found = exchange.plan(bundle, arguments.any_signer)
    taken = exchange.take(found, wanted, only, "system", arguments.reason)
    yield f"{wanted}: {', '.join(taken.procedures) or 'nothing'}"
    yield f"templates: {', '.join(taken.templates) or 'none'}"
    if taken.kept:
        yield f"edited here and kept: {', '.join(taken.kept)}"


def _problems(error: InvalidValues) -> Iterator[str]:
    for problem in error.problems:
        yield f"{problem.field}: {translate(sentences.of_problem(problem))}"
