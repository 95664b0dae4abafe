"""Single values of a definition: ids, codes, conditions, with the pattern each follows."""

from egov.policy.core.reader.composites import Items
from egov.policy.core.reader.composites import Words
from egov.policy.core.reader.kinds import ID
from egov.policy.core.reader.kinds import Name
from egov.policy.core.reader.kinds import PROCEDURE_ID
from egov.policy.core.reader.kinds import String


_ID = "an id of small letters, digits and _"

NAME = String(ID, example=_ID)
NAMES = Items(NAME)
SOME = Items(NAME, least=0)
ACTOR = Name(ID, example=_ID, of=("actors",))
ACTORS = Items(ACTOR)
FIELD = Name(ID, example=_ID, of=("fields",))
FIELDS = Items(FIELD)
MOMENT = Name(ID, example=_ID, of=("states", "fields"))
STATE = Name(ID, example=_ID, of=("states",))
STATES = Items(STATE)
TRANSITION = Name(ID, example=_ID, of=("transitions",))
TRANSITIONS = Items(TRANSITION)
SLUG = String(PROCEDURE_ID, example="an id of small letters, digits and -")
WORDS = Words()
CONDITION = String(most=1000, example="a condition")
FORMULA = String(most=1000, example="a formula")
ACCEPT = Items(String("^(pdf|jpeg|png)$", example="pdf, jpeg or png"))
CHANNEL = String("^(counter|web|mail|mobile)$", example="counter, web, mail or mobile")
CLASS = String(r"^[1-9][0-9]*(\.[1-9][0-9]*)*$", example="the code in quotes, “3.2.2”")
COLUMN = String(r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", example="table.column")
CURRENCY = String("^[A-Z]{3}$", example="the code of a currency, BIF")
DAY = String(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example="a day, “2026-03-02”")
LANGUAGE = String("^(fr|rn|en)$", example="fr, rn or en")
LATEST = String("^today$", example="today")
LEVEL = String("^(province|commune|zone|quarter)$", example="province, commune, zone or quarter")
PATTERN = String(most=100, example="a text with {unit}, {year} and {number}")
PERSON = String(
    r"^[a-z][a-z0-9_]*( [1-9][0-9]?)?$", example="an actor, or “clerk 2” for another one"
)
PLACE = Name(
    r"^[a-z][a-z0-9_.-]*$",
    example="a kind of unit, the id of a unit, or a field",
    of=("fields",),
)
PREFILL = String(
    r"^((requester|unit)\.[a-z][a-z0-9_]*|case\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)$",
    example="requester.name, unit.title or case.field.field",
)
PREFIX = String("^[a-z][a-z0-9_]{0,29}$", example="a beginning of ids, mother_")
RECIPIENT = Name(ID, example="an actor, or asked", of=("actors",))
REFUSAL = String(
    r"^([a-z0-9_]+\.){0,3}[a-z][a-z0-9_]*$", example="a code, “not_allowed” or “phone.not_a_phone”"
)
TEMPLATE = String(r"^[a-z0-9-]+\.odt$", example="a name like attestation.odt")
WITHIN = String("^(country|unit)$", example="country or unit")
