"""What a case costs: the lines that may be due."""

from dataclasses import dataclass
from dataclasses import field
from egov.policy.core.model.words import Text


@dataclass(frozen=True)
class Fee:
    """A line of what is due, fixed when a case is filed.

    Its price is the ``tariff`` of that id which the unit takes on that day, or what the
    formula ``amount`` gives; ``quantity`` is a formula too, one where it is empty.  A tax is
    a tariff that holds a rate, with its base as the quantity.  ``when`` says whether the line
    is due at all, ``exempt_when`` whether it is due and not asked for, ``exempt_because`` why.
    """

    id: str
    title: Text
    tariff: str = ""
    amount: str = ""
    quantity: str = ""
    when: str = ""
    exempt_when: str = ""
    exempt_because: Text = field(default_factory=Text)
