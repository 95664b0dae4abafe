"""A version prints from the templates that it was published with, whatever comes later."""

from .letters import text_of
from egov.policy import documents
from egov.policy import procedures
from egov.policy.core import exchange as bundles
from egov.policy.core.errors import DefinitionError
from egov.policy.core.serialize import canonical_text
from egov.policy.documents.editions import EDITIONS
from egov.policy.documents.editions import editions
from egov.policy.documents.editions import template_of
from io import BytesIO
from plone.namedfile.file import NamedBlobFile
from zipfile import ZipFile
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


ID = "attestation-residence"
TEMPLATE = "attestation-residence.odt"
WORDS = b"La mise en page d'un autre texte"


def repacked(odt, old_words, new_words):
    """The ODT with other words."""
    stream = BytesIO()
    with ZipFile(BytesIO(odt)) as old, ZipFile(stream, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "content.xml":
                assert old_words in content
                content = content.replace(old_words, new_words)
            new.writestr(entry, content)
    return stream.getvalue()


@pytest.fixture
def changed(portal):
    """The template was edited on the site; its bytes now."""
    present, end = portal["templates"][TEMPLATE], b"</office:text>"
    made = repacked(present.odt_file.data, end, b"<text:p>" + WORDS + b"</text:p>" + end)
    present.odt_file = NamedBlobFile(made, filename=TEMPLATE)
    return made


def publish_next():
    text = canonical_text(procedures.get(ID)).replace('"version":1', '"version":2', 1)
    procedures.publish(text, "next.json", "tester", "La lettre a changé")


def test_a_running_case_prints_from_the_template_of_its_version(to_sign, sign, changed):
    assert WORDS.decode() not in text_of(sign(to_sign).source.data)


def test_the_next_version_prints_from_the_new_one_and_the_one_before_does_not(portal, changed):
    assert documents.outdated(ID, 1) == [TEMPLATE]
    publish_next()
    assert documents.outdated(ID, 2) == []
    assert template_of(ID, 2, TEMPLATE) == changed
    assert template_of(ID, 1, TEMPLATE) != changed
    assert editions(ID, 1) != editions(ID, 2)


def test_a_template_that_was_switched_off_issues_nothing(portal):
    portal["templates"][TEMPLATE].enabled = False
    with pytest.raises(documents.TemplateRefused):
        template_of(ID, 1, TEMPLATE)


def test_a_version_that_was_published_without_its_template_prints_from_that_of_today(portal):
    known = documents.packed_template(TEMPLATE).content
    assert template_of("no-such", 1, TEMPLATE) == known
    with pytest.raises(documents.TemplateRefused):
        template_of("no-such", 1, "none.odt")


def test_versions_with_one_letter_hold_it_once(portal):
    publish_next()
    assert editions(ID, 1) == editions(ID, 2)
    assert editions(ID, 1)[TEMPLATE] == bundles.digest(template_of(ID, 1, TEMPLATE))


def test_it_is_handed_on_as_it_prints(portal, changed):
    kept = template_of(ID, 1, TEMPLATE)
    assert documents.packed_template(TEMPLATE, [(ID, 1)]).content == kept
    publish_next()
    assert documents.packed_template(TEMPLATE, [(ID, 2)]).content == changed
    both = [(ID, 1), (ID, 2)]
    assert documents.packed_template(TEMPLATE, both).content == changed


def test_what_is_in_force_is_checked_with_the_templates_from_which_it_prints(portal):
    present = portal["templates"][TEMPLATE]
    wrong = repacked(present.odt_file.data, b"person.surname", b"person.nothing")
    present.odt_file = NamedBlobFile(wrong, filename=TEMPLATE)
    procedure, office = procedures.get(ID), procedures.office()
    today = procedures.examine_published(procedure, office)
    assert "E186" in {finding.code for finding in today}
    printed = procedures.examine_published(procedure, documents.as_printed(office, procedure))
    assert "E186" not in {finding.code for finding in printed}
    present.enabled = False
    printed = procedures.examine_published(procedure, documents.as_printed(office, procedure))
    assert "E175" in {finding.code for finding in printed}


def test_a_version_that_comes_again_brings_the_templates_it_printed_from(portal, changed):
    before = template_of(ID, 1, TEMPLATE)
    publish_next()
    assert procedures.restore(ID, 1, "fonctionnel", "Comme avant") == 3
    assert template_of(ID, 3, TEMPLATE) == before != changed
    assert editions(ID, 3) == editions(ID, 1)
    assert documents.outdated(ID, 3) == [TEMPLATE]
    assert template_of(ID, 2, TEMPLATE) == changed


def test_it_is_checked_with_these_and_not_with_those_of_today(portal):
    publish_next()
    present = portal["templates"][TEMPLATE]
    wrong = repacked(present.odt_file.data, b"person.surname", b"person.nothing")
    present.odt_file = NamedBlobFile(wrong, filename=TEMPLATE)
    assert procedures.restore(ID, 1, "fonctionnel", "Comme avant") == 3
    present.enabled = False
    with pytest.raises(DefinitionError) as caught:
        procedures.restore(ID, 1, "fonctionnel", "Encore")
    assert "E175" in {finding.code for finding in caught.value.findings}


def forget(site, version):
    """The version was published when nothing was kept yet."""
    del IAnnotations(site["templates"])[EDITIONS][procedures.type_name(ID, version)]


def test_of_a_version_from_before_nothing_was_kept_and_it_comes_with_those_of_today(
    portal, changed
):
    publish_next()
    forget(portal, 1)
    assert (documents.unkept(ID, 1), documents.unkept(ID, 2)) == ([TEMPLATE], [])
    assert template_of(ID, 1, TEMPLATE) == changed
    procedures.restore(ID, 1, "fonctionnel", "Comme avant")
    assert documents.unkept(ID, 3) == []
    assert template_of(ID, 3, TEMPLATE) == changed


@pytest.fixture
def shown(functional_portal, http):
    """``shown(view)``: a page of the procedure, in French."""
    session, html = http("fonctionnel"), {"Accept": "text/html", "Accept-Language": "fr"}

    def show(view, query=""):
        transaction.commit()
        return session.get(f"@@{view}?id={ID}{query}", headers=html).text

    return show


def test_the_page_says_that_the_templates_come_too(shown):
    publish_next()
    page = shown("restore-procedure", "&version=1")
    assert "les modèles avec lesquels elle a été publiée" in page


def test_pages_say_that_none_were_kept(functional_portal, shown):
    publish_next()
    forget(functional_portal, 1)
    page = shown("restore-procedure", "&version=1")
    assert f"Non conservés lors de sa publication : {TEMPLATE}." in page
    assert "Non conservés" not in shown("procedure")
    forget(functional_portal, 2)
    assert "Non conservés lors de la publication de la version en vigueur" in shown("procedure")


def test_so_does_rest(functional_portal, http):
    forget(functional_portal, 1)
    transaction.commit()
    told = http("fonctionnel").get(f"@procedures/{ID}/templates").json()
    assert (told["items"], told["not_kept"]) == ([], [TEMPLATE])


def test_who_manages_procedures_reads_which_templates_were_changed(functional_portal, http):
    session = http("fonctionnel")
    told = session.get(f"@procedures/{ID}/templates").json()
    assert told["version"] == 1
    (item,) = told["items"]
    assert (item["filename"], item["changed_since"]) == (TEMPLATE, False)
    assert session.get(f"@procedures/{ID}/templates/x").status_code == 400
    assert session.get(f"@procedures/{ID}/templates?version=x").status_code == 400
    assert session.post(f"@procedures/{ID}/templates", json={}).status_code == 400
