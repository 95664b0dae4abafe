"""Whose bundles this site takes in: keys that the technical administrator trusts, and its own."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from egov.policy import clock
from egov.policy import documents
from egov.policy.core import texts
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import Bundle
from egov.policy.core.exchange import fingerprint
from egov.policy.core.exchange import public_key
from egov.policy.core.exchange import public_text
from egov.policy.exchange import store
from enum import StrEnum


LONGEST_NAME = 100

LONGEST_KEY = 400
"""Characters of a public key, in PEM too."""


class Trust(StrEnum):
    """What is thought of who vouches for a bundle."""

    OWN = "own"
    TRUSTED = "trusted"
    STRANGER = "stranger"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Signer:
    """Who vouches for a bundle: as they are called here, and the fingerprint of their key."""

    trust: Trust
    name: str = ""
    fingerprint: str = ""

    @property
    def is_trusted(self) -> bool:
        """Whether what they send is taken in."""
        return self.trust in (Trust.OWN, Trust.TRUSTED)


@dataclass(frozen=True)
class TrustedKey:
    """A public key in base64, whose it is, who trusted it and when (UTC)."""

    key: str
    name: str
    author: str
    trusted_on: datetime

    @property
    def fingerprint(self) -> str:
        """What is compared by telephone."""
        return fingerprint(b64decode(self.key))


def own_key() -> str:
    """The public key of this site, in base64: what other sites trust."""
    return public_text(public_key(documents.signing_key().public_pem.decode()))


def trusted_keys() -> list[TrustedKey]:
    """All that are trusted, by name."""
    found = [
        TrustedKey(key, row["name"], row["author"], datetime.fromisoformat(row["on"]))
        for key, row in store.kept(store.KEYS).items()
    ]
    return sorted(found, key=lambda item: (item.name.casefold(), item.key))


def trust(name: str, key: str, author: str) -> TrustedKey:
    """Trust a key from now on; ``key`` is PEM or base64.

    :raises InvalidValues: without a name, for what is no key, for one that is trusted already.
    """
    problems = []
    called = texts.remark("name", name, LONGEST_NAME)
    if not called:
        problems.append(FieldProblem.required("name"))
    try:
        known = public_text(public_key(key[:LONGEST_KEY]))
    except ValueError:
        known = ""
        problems.append(FieldProblem("key", "not_a_key") if key else FieldProblem.required("key"))
    if known and (known == own_key() or known in store.kept(store.KEYS)):
        problems.append(FieldProblem("key", "duplicate"))
    if problems:
        raise InvalidValues(problems)
    moment = clock.now()
    row = {"name": called, "author": author, "on": moment.isoformat()}
    store.keep(store.KEYS, known, row)
    return TrustedKey(known, called, author, moment)


def distrust(fingerprint: str) -> None:
    """Trust a key no longer; what came with it stays.

    :raises InvalidValues: if none has this fingerprint.
    """
    wanted = "".join(fingerprint.split()).lower()
    found = [item for item in trusted_keys() if item.fingerprint.replace(" ", "") == wanted]
    if not found:
        raise InvalidValues([FieldProblem.unknown("key", fingerprint[:60])])
    store.forget(store.KEYS, [item.key for item in found])


def signer_of(bundle: Bundle) -> Signer:
    """Who vouches for a bundle; that the signature holds was found when it was opened."""
    if bundle.signature is None:
        return Signer(Trust.NOBODY)
    key, printed = public_text(bundle.signature.key), fingerprint(bundle.signature.key)
    if key == own_key():
        return Signer(Trust.OWN, "", printed)
    row = store.kept(store.KEYS).get(key)
    return (
        Signer(Trust.TRUSTED, row["name"], printed) if row else Signer(Trust.STRANGER, "", printed)
    )
