"""Accounts of a demonstration, from the ``people.yaml`` of a pack.

The import step creates those that are missing, each with a password that nobody
learns.  Whoever makes a demonstration site gives passwords
to ``demo_accounts`` afterwards; none is written anywhere in clear.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from egov.policy.people import packfile
from egov.policy.people.assigning import assign
from egov.policy.people.assigning import assignments
from importlib.resources import files
from plone import api
from typing import Any

import secrets


FILENAME = "people.yaml"


@dataclass(frozen=True)
class Post:
    """What an account holds from its first day on."""

    function: str
    unit: str
    start: date


@dataclass(frozen=True)
class Account:
    """A person of the demonstration."""

    id: str
    fullname: str
    email: str
    posts: tuple[Post, ...]


def demo_accounts() -> tuple[str, ...]:
    """Ids of the accounts of the demonstration that this site has."""
    text = (files("egov.policy") / "profiles" / "demo" / FILENAME).read_bytes()
    return tuple(item.id for item in _read(text) if api.user.get(userid=item.id))


def import_accounts(context) -> None:
    """Create the accounts that are missing and give them what they hold."""
    text = context.readDataFile(FILENAME)
    if text is None:
        return
    for account in _read(text):
        _create(account)
        for post in account.posts:
            _hold(account.id, post)


def _create(account: Account) -> None:
    if api.user.get(userid=account.id) is None:
        api.user.create(
            username=account.id,
            email=account.email,
            password=secrets.token_urlsafe(24),
            properties={"fullname": account.fullname},
        )


def _hold(user_id: str, post: Post) -> None:
    # One that was ended since stays ended.
    for item in assignments(user_id=user_id, unit=post.unit):
        if (item.function, item.start) == (post.function, post.start):
            return
    assign(user_id, post.function, post.unit, post.start)


def _read(text: str | bytes) -> tuple[Account, ...]:
    data = packfile.parse(text, FILENAME)
    return tuple(_account(id, entry) for id, entry in data.items())


def _account(id: str, entry: Any) -> Account:
    where = f"{FILENAME}: {id}"
    packfile.check_keys(entry, where, required=["fullname", "email", "posts"])
    return Account(
        id=id,
        fullname=entry["fullname"],
        email=entry["email"],
        posts=tuple(_post(item, where) for item in entry["posts"]),
    )


def _post(entry: Mapping[str, Any], where: str) -> Post:
    return Post(**packfile.check_keys(entry, where, required=["function", "unit", "start"]))
