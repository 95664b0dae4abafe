from egov.policy.search.french import fold
from egov.policy.search.french import stem
from egov.policy.search.french import terms
from egov.policy.search.french import words

import pytest


@pytest.mark.parametrize(
    "forms",
    [
        "école écoles ecole ÉCOLES",
        "résidence résidences residence",
        "attesté attestée attestés attestées",
        "marié mariée mariés mariées",
        "indigence indigent indigents",
        "communal communale communaux communales",
        "foncier foncière fonciers foncières",
        "travail travaux",
        "lieu lieux",
        "vœu voeux",
        "loi lois",
        "reçu reçus reçue reçues",
        "conflit conflits",
        "refus refusé refusée refuser",
    ],
)
def test_all_forms_of_a_word_have_one_stem(forms):
    assert len({stem(fold(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("marié", "mars"), ("décès", "déc"), ("eau", "eux"), ("2026", "2027")]
)
def test_different_words_keep_different_stems(one, other):
    assert stem(fold(one)) != stem(fold(other))


def test_different_kirundi_names_keep_different_stems():
    names = "Ndayishimiye Ndayizeye Niyonzima Hakizimana Nkurunziza Nsabimana Bigirimana Irakoze"
    assert len({stem(fold(name)) for name in names.split()}) == 8


def test_names_and_elisions_are_split_and_common_words_left_out():
    text = "L'attestation d’indigence de Niyonzima-Ndayizeye, aujourd'hui au n° 12"
    split = "attestation indigence niyonzima ndayizeye aujourd hui 12"
    assert words(text) == split.split()


def test_a_beginning_of_a_word_is_kept_in_a_question_only():
    assert terms("Ndayi*") == ["ndayi*"]
    assert words("Ndayi*") == ["ndayi"]
