"""Procedures and templates → the files of a bundle and its manifest.

Each procedure has a directory of its own with all that it was made of, so that no two
can disagree on a block or a base; templates have one name on a whole site.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from egov.policy.core.canonical import canonical
from egov.policy.core.exchange import archive
from egov.policy.core.exchange.bundle import Bundle
from egov.policy.core.exchange.bundle import Packed
from egov.policy.core.exchange.bundle import PackedTemplate
from egov.policy.core.exchange.requirements import requirements
from hashlib import sha256
from typing import Any


FORMAT, VERSION = "egov.policy bundle", 1

MANIFEST, SIGNATURE = "manifest.json", "signature.json"

PROCEDURES, TEMPLATES = "procedures", "templates"

EFFECTIVE, WRITTEN, ORIGINS = "definition.json", "definition.yaml", "origins.json"

BASES = "bases"


def pack(procedures: Iterable[Packed], templates: Iterable[PackedTemplate], release: str) -> Bundle:
    """A bundle that nobody has signed yet.

    :raises DefinitionError: if an effective definition cannot be read.
    """
    ordered = tuple(sorted(procedures, key=lambda item: item.id))
    papers = tuple(sorted(templates, key=lambda item: item.filename))
    return Bundle(release, ordered, papers, _manifest(ordered, papers, release))


def as_bytes(bundle: Bundle) -> bytes:
    """The archive of a bundle."""
    files = dict(_files(bundle.procedures, bundle.templates))
    files[MANIFEST] = bundle.manifest
    if bundle.signature is not None:
        files[SIGNATURE] = bundle.signature.as_file()
    return archive.write(files)


def digest(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return sha256(data).hexdigest()


def directory(id: str) -> str:
    """Where the files of a procedure stand."""
    return f"{PROCEDURES}/{id}"


def _manifest(
    procedures: tuple[Packed, ...], templates: tuple[PackedTemplate, ...], release: str
) -> bytes:
    files = dict(_files(procedures, templates))
    return canonical(
        {
            "format": FORMAT,
            "version": VERSION,
            "release": release,
            "procedures": [_entry(packed) for packed in procedures],
            "templates": {item.filename: {"title": item.title} for item in templates},
            "files": {
                name: {"sha256": digest(data), "size": len(data)} for name, data in files.items()
            },
        }
    )


def _entry(packed: Packed) -> dict[str, Any]:
    """What a manifest tells of a procedure to whoever cannot read definitions."""
    procedure = packed.procedure
    bases = packed.source.bases if packed.source else ()
    return {
        "id": packed.id,
        "version": packed.version,
        "title": dict(procedure.title),
        "languages": sorted(procedure.title),
        "tests": len(procedure.tests),
        "bases": [
            {"procedure": base.procedure, "version": base.version, "sha256": base.digest}
            for base in bases
        ],
        "requires": {str(kind): list(names) for kind, names in requirements(procedure).items()},
    }


def _files(
    procedures: Iterable[Packed], templates: Iterable[PackedTemplate]
) -> Iterator[tuple[str, bytes]]:
    for packed in procedures:
        for name, text in _texts(packed).items():
            yield f"{directory(packed.id)}/{name}", text.encode()
    for template in templates:
        yield f"{TEMPLATES}/{template.filename}", template.content


def _texts(packed: Packed) -> Mapping[str, str]:
    source = packed.source
    if source is None:
        return {EFFECTIVE: packed.text}
    return {
        EFFECTIVE: packed.text,
        WRITTEN: source.text,
        ORIGINS: source.origins,
        **{f"{BASES}/{base.procedure}.json": base.text for base in source.bases},
        **{f"{name}.yaml": text for name, text in source.shared.items()},
    }
