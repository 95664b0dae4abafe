"""A new version uses no id of an earlier one for something else; what is kept for that."""

from egov.policy import procedures
from egov.policy.core.errors import DefinitionError
from egov.policy.procedures.content import Publication

import pytest


ID = "attestation-residence"

LASTING = {
    "field of another type": (
        {"id: father\n        type: text": "id: father\n        type: long_text"},
        "E301",
    ),
    "state of another kind": (
        {"completion:\n    kind: suspended": "completion:\n    kind: open"},
        "E302",
    ),
    "paper of another register": (
        {"      register: attestation-residence-certificate": "      register: another"},
        "E303",
    ),
}


@pytest.mark.parametrize(("changes", "code"), LASTING.values(), ids=LASTING)
def test_a_new_version_uses_no_id_for_something_else(portal, publish, changes, code):
    with pytest.raises(DefinitionError, match=code):
        publish({"version: 1\n": "version: 2\n"} | changes)
    assert list(portal["procedures"][ID].versions) == [1]


def test_an_id_of_a_version_of_long_ago_is_not_forgotten(portal, publish):
    last = "          other: {fr: Autre, en: Other}\n"
    added = f"{last}          N: {{fr: %s, en: %s}}\n"
    publish({"version: 1\n": "version: 2\n", last: added % ("Non précisé", "Not said")})
    publish({"version: 1\n": "version: 3\n"})
    publish({"version: 1\n": "version: 4\n"})
    with pytest.raises(DefinitionError, match="E304"):
        publish({"version: 1\n": "version: 5\n", last: added % ("Neutre", "Neuter")})


def test_no_version_is_read_to_check_another(portal, publish, definition, monkeypatch):
    publish({"version: 1\n": "version: 2\n"})

    def read(publication):
        raise AssertionError("A version was read.")

    monkeypatch.setattr(Publication, "procedure", read)
    publish({"version: 1\n": "version: 3\n"})
    assert "attestation-residence.odt" in procedures.templates()


def test_what_was_published_before_there_was_a_memory_counts(portal, publish):
    portal["procedures"][ID].kept = None
    assert "attestation-residence.odt" in procedures.templates()
    with pytest.raises(DefinitionError, match="E303"):
        publish(
            {
                "version: 1\n": "version: 2\n",
                "      register: attestation-residence-certificate": "      register: another",
            }
        )
