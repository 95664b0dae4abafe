"""Templates in the site: brought by a pack, kept when edited, out of everybody's reach."""

from base64 import b64encode
from collective.documentgenerator.content.pod_template import IConfigurablePODTemplate
from collective.documentgenerator.utils import compute_md5
from egov.policy import documents
from egov.policy.documents.package import check_template
from egov.policy.documents.templates import import_templates
from egov.policy.documents.templates import template_file
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.namedfile.file import NamedBlobFile
from z3c.form.interfaces import IValidator
from zope.component import getMultiAdapter
from zope.interface import Invalid

import pytest


NAME = "attestation-residence.odt"


class Pack:
    """The files of a pack, as GenericSetup hands them to a step."""

    def __init__(self, **files: bytes) -> None:
        self.files = files

    def readDataFile(self, name: str, subdir: str | None = None) -> bytes | None:
        return self.files.get(name) if subdir == "templates" else None


def pack(content: bytes) -> Pack:
    """A pack with one template."""
    return Pack(**{"templates.yaml": f"{NAME}:\n  title: Attestation\n".encode(), NAME: content})


@pytest.fixture
def other(altered) -> bytes:
    """The template of a newer version of the pack."""
    return altered({"meta.xml": lambda old: old.replace(b"sidence", b"sidence 2")})


def test_the_pack_of_a_commune_brings_its_template(portal, template):
    assert portal["templates"][NAME].title == "Attestation de résidence"
    assert check_template(template_file(NAME))


def test_a_newer_pack_replaces_a_template_that_nobody_edited(portal, other):
    import_templates(pack(other))
    assert template_file(NAME) == other
    assert portal["templates"][NAME].initial_md5 == compute_md5(other)


def test_importing_the_same_pack_again_changes_nothing(portal, template):
    before = portal["templates"][NAME].odt_file
    import_templates(pack(template))
    assert portal["templates"][NAME].odt_file is before


def test_an_edited_template_is_never_overwritten(portal, altered, other):
    edited = altered({"meta.xml": lambda old: old.replace(b"sidence", b"sidence a nous")})
    portal["templates"][NAME].odt_file = NamedBlobFile(edited, filename=NAME)
    import_templates(pack(other))
    assert template_file(NAME) == edited


def test_an_unsafe_template_of_a_pack_is_refused(portal, altered):
    unsafe = altered({"Basic/Standard/Module1.xml": b"Sub Main"})
    with pytest.raises(documents.TemplateRefused):
        import_templates(pack(unsafe))


def test_a_pack_that_names_a_missing_file_is_refused(portal):
    with pytest.raises(ValueError, match=NAME):
        import_templates(Pack(**{"templates.yaml": f"{NAME}:\n  title: A\n".encode()}))


def test_a_pack_without_templates_is_passed_over(portal):
    import_templates(Pack())


def test_a_template_that_is_missing_or_switched_off_is_not_used(portal):
    with pytest.raises(documents.TemplateRefused):
        template_file("passport.odt")
    portal["templates"][NAME].enabled = False
    with pytest.raises(documents.TemplateRefused):
        template_file(NAME)


def test_an_unsafe_template_is_refused_over_rest(http, altered):
    boss = http()
    boss.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    unsafe = altered({"Scripts/python/a.py": b"import os"})
    file = {"data": b64encode(unsafe).decode(), "encoding": "base64", "filename": NAME}
    answer = boss.patch(f"templates/{NAME}", json={"odt_file": file})
    assert answer.status_code == 400
    assert "Scripts/python/a.py" in answer.json()["message"]


def test_an_unsafe_template_is_refused_in_the_form(portal, altered):
    field = IConfigurablePODTemplate["odt_file"]
    unsafe = NamedBlobFile(altered({"Scripts/python/a.py": b"import os"}), filename=NAME)
    objects = (portal["templates"][NAME], portal.REQUEST, None, field, None)
    validator = getMultiAdapter(objects, IValidator)
    with pytest.raises(Invalid, match="Scripts"):
        validator.validate(unsafe)


TYPES = [
    "ConfigurablePODTemplate",
    "MailingLoopTemplate",
    "PODTemplate",
    "StyleTemplate",
    "SubTemplate",
]


@pytest.mark.parametrize("name", TYPES)
def test_template_types_are_added_by_publishers_only_and_nowhere_by_default(portal, name):
    fti = portal.portal_types[name]
    assert not fti.global_allow
    assert fti.add_permission == "egov.policy.PublishTemplate"


@pytest.mark.parametrize("user", ["agent.bwiza", "chef.bwiza", "archiviste"])
def test_civil_servants_neither_see_nor_add_templates(portal, as_user, user):
    folder = portal["templates"]
    with as_user(portal, user):
        for permission in (
            "egov.policy: Publish template",
            "Modify portal content",
            "View",
            "Access contents information",
        ):
            assert not api.user.has_permission(permission, obj=folder)
            assert not api.user.has_permission(permission, obj=folder[NAME])


VIEWS = [
    "document-generation",
    "persistent-document-generation",
    "mailing-loop-persistent-document-generation",
    "dg-templates-listing",
    "check-pod-templates",
    "collective.documentgenerator-searchreplacepanel",
]


@pytest.mark.parametrize("user", ["", "agent.bwiza", "chef.bwiza", "archiviste"])
def test_views_that_evaluate_any_template_are_gone(http, user):
    session = http(user)
    session.headers["Accept"] = "text/html"
    for view in VIEWS:
        for place in ("", "templates/", "cases/"):
            answer = session.get(f"{place}@@{view}", allow_redirects=False)
            assert answer.status_code in (302, 401, 403, 404)


def test_views_that_evaluate_any_template_are_gone_for_managers_too(http):
    session = http()
    session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    session.headers["Accept"] = "text/html"
    assert session.get("@@manage-portlets").status_code == 200
    for view in VIEWS:
        assert session.get(f"@@{view}").status_code == 404
