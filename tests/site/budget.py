"""A line of the budget of Mukaza and expenses on it, by those whose turn it is."""

from egov.policy import casework


SUPPLIER = {"name": "Papeterie du Lac"}


def open_line(portal, as_user, voted, label="Fournitures"):
    """A running line with this credit."""
    fields = {"article": "22.1", "label": label, "nature": "goods", "voted": voted}
    fields |= {"function": "general_services", "ends_on": "2099-12-31"}
    with as_user(portal, "secretaire"):
        line = casework.open_case("ligne-budgetaire", "mukaza", fields)
        casework.perform(line, "present")
    with as_user(portal, "president"):
        casework.perform(line, "adopt", "", {"decision": "12/2025"})
    with as_user(portal, "gouverneur"):
        casework.perform(line, "approve")
    return line


def propose(portal, as_user, line, price):
    """An expense on that line that waits to be committed."""
    fields = {"budget_line": line.UID(), "object": "Papier", "supplier": SUPPLIER}
    with as_user(portal, "secretaire"):
        case = casework.open_case("depense", "mukaza", {**fields, "price": price})
        casework.perform(case, "submit")
    return case
