"""What a case costs."""

from egov.policy.core.model import Fee
from egov.policy.core.reader import plain
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record


FEE = Record(
    Fee,
    {
        "title": Key(plain.WORDS, "What is paid for, as people read it.", required=True),
        "tariff": Key(plain.NAME, "The price: a tariff that units set from a day on, by its id."),
        "amount": Key(plain.FORMULA, "The price, where no tariff says it."),
        "quantity": Key(plain.FORMULA, "How many times the price is due; once without it."),
        "when": Key(plain.CONDITION, "It is due only when this holds."),
        "exempt_when": Key(plain.CONDITION, "It is not asked for when this holds."),
        "exempt_because": Key(plain.WORDS, "Why it is not asked for then, as people read it."),
    },
)
