"""``bin/egov consultations``: what the log of the server says of an act, of a person, of a year."""

from egov.policy import cli

import json
import pytest


LOOKS = [
    ("agent.mukaza", "act", "births", [[2026, 12, 12]]),
    ("etatcivil", "list", "births", [[2026, 14, 14], [2025, 12, 12]]),
    ("archiviste", "volume", "births", [[2026, 1, 200]]),
    ("gouverneur", "act", "marriages", [[2026, 12, 12]]),
]


@pytest.fixture
def ask(tmp_path, monkeypatch, capsys):
    """``ask("births", "mukaza")``: accounts in the order in which they were shown something."""
    monkeypatch.setenv("EGOV_VAR", str(tmp_path))
    (tmp_path / "log").mkdir()
    lines = [
        json.dumps(
            {
                "at": f"2026-03-0{number}T08:00:00+00:00",
                "by": by,
                "way": way,
                "register": register,
                "unit": "mukaza",
                "acts": acts,
            }
        )
        for number, (by, way, register, acts) in enumerate(LOOKS, 1)
    ]
    # Two of them were cut off by logrotate.
    (tmp_path / "log" / "consultations.log.1").write_text("\n".join([*lines[:2], ""]))
    (tmp_path / "log" / "consultations.log").write_text("\n".join([*lines[2:], ""]))

    def told(*words):
        assert cli.main(["consultations", *words]) == 0
        return [line.split()[1] for line in capsys.readouterr().out.splitlines()]

    return told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["agent.mukaza", "etatcivil", "archiviste", "gouverneur"]),
        (["births", "mukaza", "2026", "12"], ["agent.mukaza", "archiviste"]),
        (["births", "mukaza", "2025"], ["etatcivil"]),
        (["births", "bwiza"], []),
        (["--by", "gouverneur"], ["gouverneur"]),
        (["births", "--by", "gouverneur"], []),
    ],
)
def test_what_is_asked_for_is_told_the_oldest_first(ask, words, found):
    assert ask(*words) == found


def test_a_line_says_when_how_and_which(ask, capsys, tmp_path):
    cli.main(["consultations", "births", "mukaza", "2026", "150"])
    line = " ".join(capsys.readouterr().out.split())
    assert line == "2026-03-03T08:00:00+00:00 archiviste volume births mukaza 1-200/2026"


def test_a_server_that_has_shown_nothing_has_nothing_to_tell(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("EGOV_VAR", str(tmp_path))
    assert (cli.main(["consultations"]), capsys.readouterr().out) == (0, "")
