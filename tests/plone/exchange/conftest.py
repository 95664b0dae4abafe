"""Another site beside that of the fixture: its office, and none of its procedures."""

from Acquisition import aq_base
from collections.abc import Iterator
from contextlib import contextmanager
from egov.policy import documents
from egov.policy import exchange
from egov.policy import procedures
from egov.policy.core.exchange import open_bundle
from persistent.mapping import PersistentMapping
from Products.CMFPlone.factory import addPloneSite
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import os
import pytest


STEPS = {
    "egov.policy:commune": ("egov.policy.functions", "egov.policy.classification"),
    "egov.policy:demo": ("egov.policy.units", "egov.policy.people"),
}
"""What an office has before it has procedures."""


@contextmanager
def standing_in(site, keys) -> Iterator:
    """As if the process served that site, with its own signing key."""
    before, known = getSite(), os.environ["EGOV_KEYS"]
    setSite(site)
    os.environ["EGOV_KEYS"] = str(keys)
    try:
        yield site
    finally:
        setSite(before)
        os.environ["EGOV_KEYS"] = known


@pytest.fixture
def elsewhere(portal, tmp_path):
    """``with elsewhere() as site: …``: another site, to which nothing was handed over yet."""
    app = portal.aq_parent
    # It sets the site that it makes.
    addPloneSite(
        app,
        "elsewhere",
        default_language="fr",
        setup_content=False,
        extension_ids=("egov.policy:default",),
    )
    site = app["elsewhere"]
    setSite(portal)
    with standing_in(site, tmp_path):
        for profile, steps in STEPS.items():
            for step in steps:
                site.portal_setup.runImportStepFromProfile(
                    f"profile-{profile}", step, run_dependencies=False
                )
    return lambda: standing_in(site, tmp_path)


@pytest.fixture
def empty(portal):
    """The site of the fixture after all its procedures and templates have gone."""

    def leave(*ids: str) -> None:
        """Take these away, or all."""
        for item in procedures.items():
            if not ids or item.getId() in ids:
                procedures.withdraw(item.getId())
        folder = portal["templates"]
        for name in list(folder.objectIds()):
            folder._delObject(name, suppress_events=True)

    return leave


@pytest.fixture
def trusted():
    """``trusted(bundle)``: its signer is trusted from now on; the bundle, opened."""

    def trust(data: bytes):
        from egov.policy.core.exchange import public_text

        bundle = open_bundle(data)
        exchange.trust("Ministère", public_text(bundle.signature.key), "admin")
        return bundle

    return trust


@pytest.fixture
def take():
    """``take(bundle, "drafts")``: taken in by somebody who manages procedures."""

    def taking(bundle, wanted="published", only=None, reason="La loi a changé", **more):
        if isinstance(bundle, bytes):
            bundle = open_bundle(bundle)
        found = exchange.plan(bundle, **more)
        return exchange.take(found, exchange.As(wanted), only, "fonctionnel", reason)

    return taking


def parts(value, path: str) -> Iterator[tuple[str, object]]:
    """All that an object is made of, by where it stands in it."""
    getattr(aq_base(value), "_p_activate", bool)()
    inner = getattr(aq_base(value), "__dict__", None)
    if isinstance(value, dict | PersistentMapping):
        inner = dict(value)
    elif isinstance(value, list | tuple):
        inner = dict(enumerate(value))
    if inner is None or isinstance(value, type):
        yield path, value
        return
    yield path, type(aq_base(value)).__name__
    for name, item in inner.items():
        if name not in OF_THE_SITE and not str(name).startswith("_v_"):
            yield from parts(item, f"{path}.{name}")


OF_THE_SITE = {"__ac_local_roles__", "__parent__", "_owner", "creation_date", "modification_date"}
"""Where it hangs, who made it and when."""


@pytest.fixture
def compiled():
    """``compiled(site)``: types and workflows of all versions, as plain data."""

    def found(site) -> dict:
        names = {
            procedures.type_name(item.getId(), version)
            for item in procedures.items()
            for version in item.versions
        }
        made = {
            path: part
            for tool in (site.portal_types, site.portal_workflow)
            for name in names & {*tool.objectIds()}
            for path, part in parts(tool[name], f"{tool.getId()}.{name}")
        }
        assert made
        return made

    return found


@pytest.fixture
def edited():
    """``edited(filename)``: the template was edited on the site; its bytes then."""

    def edit(site, filename: str) -> bytes:
        from io import BytesIO
        from plone.namedfile.file import NamedBlobFile
        from zipfile import ZipFile

        stream = BytesIO()
        known = documents.packed_template(filename).content
        with ZipFile(BytesIO(known)) as old, ZipFile(stream, "w") as new:
            for entry in old.infolist():
                content = old.read(entry)
                if entry.filename == "meta.xml":
                    content += b"<!-- edited -->"
                new.writestr(entry, content)
        site["templates"][filename].odt_file = NamedBlobFile(stream.getvalue(), filename=filename)
        return stream.getvalue()

    return edit
