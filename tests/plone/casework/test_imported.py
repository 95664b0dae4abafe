"""An imported case is found and protected like any other: the short way in leaves no trace."""

from .conftest import OLD_FILE
from datetime import date
from egov.policy import casework
from egov.policy.cases.indexable import OURS
from egov.policy.cases.indexable import STOCK
from egov.policy.casework.imported import LOOK_UP
from egov.policy.commands import verification
from egov.policy.commands.import_cases import import_file
from pathlib import Path
from xml.etree import ElementTree
from ZODB.POSException import ConflictError

import egov.policy
import pytest


CLOSED = {"state": "closed", "filed_on": "2024-03-04", "closed_on": "2024-03-06"}
WAITING = {"state": "verification", "filed_on": "2026-11-19", "closed_on": ""}


@pytest.fixture
def bring_in(portal, import_cases):
    """``bring_in({...}, {...})``: the cases made of rows with these columns."""
    return import_cases


def catalogued(portal, case) -> tuple[dict, dict]:
    """All that the catalogue keeps of a case: its indexes and its columns."""
    catalog = portal.portal_catalog
    rid = catalog.getrid("/".join(case.getPhysicalPath()))
    indexes = {name: _comparable(value) for name, value in catalog.getIndexDataForRID(rid).items()}
    return indexes, catalog.getMetadataForRID(rid)


def _comparable(value):
    return sorted(value, key=str) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("row", [CLOSED, WAITING])
def test_indexing_an_imported_case_again_changes_nothing(portal, bring_in, row):
    (case,) = bring_in(row)
    before = catalogued(portal, case)
    portal.portal_catalog.refreshCatalog(clear=1)
    assert catalogued(portal, case) == before


@pytest.mark.parametrize("row", [CLOSED, WAITING])
def test_the_workflow_has_nothing_to_add_to_the_permissions(portal, bring_in, row):
    for case in bring_in(row, row):
        workflow = portal.portal_workflow[case.portal_type]
        assert workflow.updateRoleMappingsFor(case) == 0
        assert case._View_Permission


def test_an_imported_case_has_the_attributes_of_any_other(portal, as_user, bring_in):
    (imported,) = bring_in(WAITING)
    with as_user(portal, "agent.bwiza"):
        opened = casework.open_case("attestation-residence", "bwiza", OLD_FILE)
    of_opened, of_imported = vars(opened.aq_base).keys(), vars(imported.aq_base).keys()
    assert of_opened - of_imported <= {"creators", "requester", "_v_procedure"}
    assert of_imported - of_opened <= {
        "reference",
        "filed_on",
        "closed_on",
        "_v_procedure",
    }


def test_what_waits_is_in_the_inbox_and_can_be_decided(portal, as_user, bring_in):
    (case,) = bring_in(WAITING)
    with as_user(portal, "agent.bwiza"):
        assert [row["reference"] for row in casework.inbox().rows] == ["A-1"]
        casework.perform(case, "refuse", "Ne réside pas dans la zone.")
        assert casework.inbox().total == 0


def test_the_journal_vouches_for_the_answers_of_an_imported_case(portal, bring_in):
    (imported,) = bring_in(WAITING)
    assert casework.altered_fields(imported) == []
    imported.surname = "Autre"
    assert casework.altered_fields(imported) == ["surname"]


def test_a_reference_is_imported_once_also_across_look_ups(portal, bring_in):
    many = [{**CLOSED, "reference": f"B-{number}"} for number in range(LOOK_UP + 2)]
    assert len(bring_in(*many[:2])) == 2
    assert len(bring_in(*many)) == LOOK_UP
    assert bring_in(*many) == []


def test_each_case_stands_in_its_year(bring_in):
    old, new = bring_in(CLOSED, WAITING)
    assert (old.aq_parent.getId(), new.aq_parent.getId()) == ("2024", "2026")
    assert old.creation_date.asdatetime().date() == date(2024, 3, 4)


def test_the_law_wants_an_answer_to_an_imported_case_as_to_any_other(bring_in):
    # A Friday, two working days on.
    (case,) = bring_in({**WAITING, "filed_on": "2026-11-20"})
    assert case.legal_due == date(2026, 11, 24)


def test_a_number_from_the_old_books_is_no_fault(portal, bring_in):
    bring_in(CLOSED, WAITING)
    assert list(verification.faults(portal)) == []


# --- the command


@pytest.fixture
def import_text(functional_portal, tmp_path):
    """``import_text(lines)``: what the command says of a file with these bytes."""

    def imported(data: bytes) -> tuple[int, int]:
        path = tmp_path / "cases.csv"
        path.write_bytes(data)
        return import_file(functional_portal, path, "attestation-residence")[:2]

    return imported


def table(*references: str, **changes: str) -> bytes:
    row = {"unit": "bwiza", **OLD_FILE, **CLOSED, **changes}
    lines = [",".join(["reference", *row])]
    lines += [",".join([reference, *row.values()]) for reference in references]
    return "\r\n".join(lines).encode()


def test_a_file_is_imported_once(import_text):
    assert import_text(b"\xef\xbb\xbf" + table("A-1", "A-2")) == (0, 2)
    assert import_text(table("A-1", "A-2", "A-3")) == (2, 1)


def test_a_file_in_another_encoding_is_refused_with_its_line(import_text):
    text = table("A-1", "A-2", surname="Ndayiz\xe8ye").decode().encode("latin-1")
    with pytest.raises(casework.ImportRefused, match=r"^2: .*UTF-8"):
        import_text(text)


def test_a_quote_that_never_ends_is_refused_with_its_line(import_text):
    with pytest.raises(casework.ImportRefused, match=r"^3: "):
        import_text(table("A-1", '"A-2'))


def test_a_batch_that_meets_another_change_is_written_again(import_text, monkeypatch):
    write, met = casework.write_cases, []

    def busy(rows, procedure):
        yield from write(rows, procedure)
        if not met:
            met.append(True)
            raise ConflictError

    monkeypatch.setattr(casework, "write_cases", busy)
    assert import_text(table("A-1", "A-2")) == (0, 2)
    assert met


# --- what the catalogue may ask


def test_every_index_and_column_of_ours_is_one_that_a_case_answers():
    path = Path(egov.policy.__file__).parent / "profiles" / "default" / "catalog.xml"
    tree = ElementTree.parse(path)
    declared = {node.get("name") for node in tree.iter("index")}
    declared |= {node.get("value") for node in tree.iter("column")}
    assert declared == OURS


def test_what_else_a_case_answers_exists_in_the_catalogue(portal):
    catalog = portal.portal_catalog
    sources = {"getPhysicalPath"}  # of the index path
    assert STOCK - sources <= {*catalog.indexes(), *catalog.schema()}
