"""Bytes from anywhere → a bundle, or the reason why it is refused.

Looks at form, digests and signature, in a time and a memory bounded by the size of the
file; definitions are not read here (:mod:`.reading`).
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from egov.policy.core.canonical import canonical
from egov.policy.core.exchange import archive
from egov.policy.core.exchange.bundle import Bundle
from egov.policy.core.exchange.bundle import Packed
from egov.policy.core.exchange.bundle import PackedBase
from egov.policy.core.exchange.bundle import PackedSource
from egov.policy.core.exchange.bundle import PackedTemplate
from egov.policy.core.exchange.packing import BASES
from egov.policy.core.exchange.packing import digest
from egov.policy.core.exchange.packing import directory
from egov.policy.core.exchange.packing import EFFECTIVE
from egov.policy.core.exchange.packing import FORMAT
from egov.policy.core.exchange.packing import MANIFEST
from egov.policy.core.exchange.packing import ORIGINS
from egov.policy.core.exchange.packing import SIGNATURE
from egov.policy.core.exchange.packing import TEMPLATES
from egov.policy.core.exchange.packing import VERSION
from egov.policy.core.exchange.packing import WRITTEN
from egov.policy.core.exchange.refusal import refused
from egov.policy.core.exchange.signing import read_signature
from egov.policy.core.reader import PROCEDURE_ID
from typing import Any

import json
import re


MOST_MANIFEST = 2 * 1024 * 1024

MOST_PROCEDURES = 200

LONGEST_TITLE = 200
"""Characters of the title of a template."""

RELEASE = re.compile("[0-9A-Za-z.+-]{1,40}")

SHARED = ("blocks/", "lists/")

Files = dict[str, bytes]


def open_bundle(data: bytes) -> Bundle:
    """The bundle in an archive.

    :raises InvalidValues: saying what keeps it from being one.
    """
    files = archive.read(data)
    manifest, signature = files.pop(MANIFEST, b""), files.pop(SIGNATURE, None)
    said = _manifest(manifest)
    _require_listed(files, said["files"])
    try:
        procedures, templates = tuple(_procedures(said, files)), tuple(_templates(said, files))
    except UnicodeDecodeError:
        raise refused("not_utf8") from None
    if files:
        raise refused("file_astray", file=min(files))
    bundle = Bundle(said["release"], procedures, templates, manifest)
    if signature is None:
        return bundle
    found = read_signature(signature)
    if not found.holds(manifest):
        raise refused("forged")
    return replace(bundle, signature=found)


def _manifest(data: bytes) -> dict[str, Any]:
    said = _plain(data)
    match said:
        case {"format": str(known), "version": int(number)} if known == FORMAT:
            if number != VERSION:
                raise refused("other_format", found=number, known=VERSION)
        case _:
            raise refused("manifest")
    match said:
        case {
            "release": str(release),
            "procedures": list(found),
            "templates": dict(),
            "files": dict(),
        } if RELEASE.fullmatch(release):
            if not 0 < len(found) <= MOST_PROCEDURES:
                raise refused("too_many_procedures", most=MOST_PROCEDURES)
            return dict(said)
    raise refused("manifest")


def _plain(data: bytes) -> Any:
    """What a manifest says, written in the one way in which it can be signed."""
    try:
        said = json.loads(data) if len(data) <= MOST_MANIFEST else None
        if canonical(said) == data:
            return said
    except (ValueError, RecursionError):
        pass
    raise refused("manifest")


def _require_listed(files: Files, said: Mapping[str, Any]) -> None:
    """What the manifest names is there as it was, and nothing else."""
    for name in sorted(files.keys() ^ said.keys()):
        raise refused("file_astray" if name in files else "file_lacking", file=name[:60])
    for name, content in files.items():
        if said[name] != {"sha256": digest(content), "size": len(content)}:
            raise refused("file_altered", file=name)


def _procedures(said: Mapping[str, Any], files: Files) -> Iterator[Packed]:
    seen: set[str] = set()
    for entry in said["procedures"]:
        match entry:
            case {"id": str(id), "version": int(version), "bases": list(bases)} if (
                re.fullmatch(PROCEDURE_ID, id) and id not in seen
            ):
                seen.add(id)
                yield _packed(id, version, bases, files)
            case _:
                raise refused("manifest")


def _packed(id: str, version: int, bases: list[Any], files: Files) -> Packed:
    start = f"{directory(id)}/"
    own = {name.removeprefix(start): name for name in files if name.startswith(start)}
    texts = {name: files.pop(whole).decode() for name, whole in own.items()}
    effective, written = texts.pop(EFFECTIVE, None), texts.pop(WRITTEN, None)
    if effective is None:
        raise refused("file_lacking", file=start + EFFECTIVE)
    if written is None:
        if texts or bases:
            raise refused("file_lacking", file=start + WRITTEN)
        return Packed(id, version, effective)
    if ORIGINS not in texts:
        raise refused("file_lacking", file=start + ORIGINS)
    origins = texts.pop(ORIGINS)
    found = tuple(_base(entry, texts, start) for entry in bases)
    astray = [name for name in texts if not name.startswith(SHARED)]
    if astray:
        raise refused("file_astray", file=start + astray[0])
    shared = {name.removesuffix(".yaml"): text for name, text in texts.items()}
    return Packed(id, version, effective, PackedSource(written, origins, found, shared))


def _base(entry: Any, texts: dict[str, str], start: str) -> PackedBase:
    match entry:
        case {"procedure": str(id), "version": int(version), "sha256": str(sha256)}:
            name = f"{BASES}/{id}.json"
            if name not in texts:
                raise refused("file_lacking", file=start + name[:60])
            return PackedBase(id, version, sha256, texts.pop(name))
    raise refused("manifest")


def _templates(said: Mapping[str, Any], files: Files) -> Iterator[PackedTemplate]:
    for filename, entry in said["templates"].items():
        match entry:
            case {"title": str(title)} if (
                title.isprintable()
                and len(title) <= LONGEST_TITLE
                and (name := f"{TEMPLATES}/{filename}") in files
            ):
                yield PackedTemplate(filename, title, files.pop(name))
            case _:
                raise refused("manifest")
