"""``bin/egov verify-bundle``: what is in a bundle, whether it is whole, and who signed it.

Needs no site.  With ``--key`` it has to be signed with one of these keys.
"""

from argparse import ArgumentParser
from argparse import ArgumentTypeError
from argparse import Namespace
from collections.abc import Iterator
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import Bundle
from egov.policy.core.exchange import digest
from egov.policy.core.exchange import fingerprint
from egov.policy.core.exchange import open_bundle
from egov.policy.core.exchange import public_key
from egov.policy.core.exchange import source_of
from pathlib import Path

import sys


def add_arguments(parser: ArgumentParser) -> None:
    """The bundle, and whom one trusts."""
    parser.add_argument("file", type=Path, help="the bundle")
    parser.add_argument(
        "--key",
        type=_key,
        action="append",
        default=[],
        metavar="FILE",
        help="public key of somebody who is trusted, PEM or base64",
    )


def run(arguments: Namespace) -> int:
    """Tell what is in it; 1 if it is not whole, or not signed as it has to be."""
    try:
        bundle = open_bundle(arguments.file.read_bytes())
        for packed in bundle.procedures:
            source_of(packed)
    except InvalidValues as error:
        for problem in error.problems:
            said = ", ".join(map(str, problem.parameters.values()))
            sys.stderr.write(f"{arguments.file}: {problem.code} {said}".rstrip() + "\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in _told(bundle))
    if arguments.key and (bundle.signature is None or bundle.signature.key not in arguments.key):
        sys.stderr.write(f"{arguments.file}: not signed with a key that was given\n")
        return 1
    return 0


def _told(bundle: Bundle) -> Iterator[str]:
    for packed in bundle.procedures:
        yield f"{packed.id} {packed.version}: {packed.procedure.title.best()[0]}"
    for template in bundle.templates:
        yield f"{template.filename}: {template.title}"
    yield f"release {bundle.release}, manifest {digest(bundle.manifest)}"
    signature = bundle.signature
    yield f"signed with {fingerprint(signature.key)}" if signature else "not signed"


def _key(text: str) -> bytes:
    try:
        return public_key(Path(text).read_text("ascii"))
    except (OSError, ValueError) as error:
        raise ArgumentTypeError(f"{text}: {error}") from None
