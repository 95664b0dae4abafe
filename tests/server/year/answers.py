"""What people say at the counter; the same for the same number."""

from base64 import b64encode
from datetime import date
from datetime import timedelta
from io import BytesIO
from PIL import Image
from random import Random
from typing import Any


SURNAMES = (
    "Niyonkuru Ndayishimiye Hakizimana Nkurunziza Irakoze Bigirimana Nahimana Ntahomvukiye "
    "Manirakiza Gahungu Kankindi Barampama Ndikumana Sindayigaya Ciza Mpawenimana Habonimana"
).split()

GIVEN_NAMES = (
    "Aline Bosco Divine Pacifique Odette Gaspard Léonidas Béatrice Cyriaque Espérance Térence "
    "Violette Sylvestre Goreth Donatien Évariste Nadine Prosper Claudine"
).split()

QUARTERS = {
    "bwiza": "BI-QT-02-09-02-01",
    "nyakabiga": "BI-QT-02-09-05-03",
    "mukaza": "BI-QT-02-09-02-01",
}


def certificate(number: int, unit: str) -> dict[str, Any]:
    """Of somebody who wants a stamped certificate, in up to three copies."""
    surname, given = name(number)
    return {
        "surname": surname,
        "given_names": given,
        "sex": "F",
        "birth_date": str(1940 + number % 60),
        "identity": {"kind": "national_id", "number": f"531.0201/{number:05}"},
        "residence": QUARTERS[unit],
        "copies": 1 + number % 3,
    }


def birth(number: int, day: date) -> dict[str, Any]:
    """Of who declares a birth of the days before."""
    surname, given = name(number)
    return {
        "child_name": surname,
        "child_given_names": f"{given} {GIVEN_NAMES[number // 19 % 19]}",
        "birth_date": (day - timedelta(days=1 + number % 7)).isoformat(),
        "sex": "FM"[number % 2],
        "place_kind": "other",
        "birth_place": QUARTERS["mukaza"],
        "birth_type": "single",
        "mother_unavailable": True,
        "father_unavailable": True,
        "declarant_is": "attendant",
        "declarant": {"surname": "Irakoze", "identity": {"kind": "passport", "number": "OP 1"}},
        "witnesses": WITNESSES,
    }


def marriage(number: int, day: date) -> dict[str, Any]:
    """Of two who want to marry."""
    return {
        "groom": _spouse(2 * number),
        "bride": _spouse(2 * number + 1),
        "planned_on": (day + timedelta(days=12)).isoformat(),
        "place": QUARTERS["mukaza"],
        "property": "community",
        "witnesses": WITNESSES,
    }


WITNESSES = [
    {"name": "Désiré Bigirimana", "card": "531.0201/1.111"},
    {"name": "Claudine Nshimirimana", "card": "531.0201/2.222"},
]


def name(number: int) -> tuple[str, str]:
    """A surname and a given name."""
    chance = Random(number)
    return chance.choice(SURNAMES), chance.choice(GIVEN_NAMES)


def papers(*pieces: str, issued_on: date) -> list[dict[str, str]]:
    """The pieces that are handed in with a request."""
    stream = BytesIO()
    Image.new("L", (200, 120), 255).save(stream, "png")
    data = b64encode(stream.getvalue()).decode()
    day = issued_on.isoformat()
    return [
        {"piece": piece, "filename": f"{piece}.png", "data": data, "issued_on": day}
        for piece in pieces
    ]


def _spouse(number: int) -> dict[str, Any]:
    surname, given = name(number)
    identity = {"kind": "national_id", "number": f"531.0201/{number:05}"}
    return {"surname": surname, "given_names": given, "birth_date": "1994", "identity": identity}
