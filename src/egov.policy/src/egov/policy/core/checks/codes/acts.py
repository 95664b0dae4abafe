"""Codes of official registers: acts that cases enter."""

from egov.policy.core.checks.codes.code import error


_SET = "- set_field: {field: decided_on, value: today}"
_ENTER = "- enter_act: {}"
_ISSUE = "- issue_document: {document: permit}"

CODES = {
    "E270": error(
        "{name} enters an act, and the procedure names no register.",
        "Add act: with the register, its title, the content and the names.",
        "There would be no register to enter it into.",
        "act:\n"
        "  register: permits\n"
        "  title: {fr: Livre des permis, en: Register of permits}\n"
        "  content: [surname, kind, surface]\n"
        "  names: [surname]\n"
        "  day: decided_on\n"
        "  per_volume: 100\n"
        "  consult: [clerk]",
        "# no register",
    ),
    "E271": error(
        "Nothing enters an act into the register {name}.",
        "Add the effect enter_act to the decision that makes it official, or leave out act:.",
        "The register would stay empty.",
        f"{_ENTER}\n{_SET}",
        _SET,
    ),
    "E272": error(
        "{name} issues a paper before the act is entered.",
        "Put enter_act first.",
        "Effects come about in their order: the paper would not know the number of the act.",
        f"{_ENTER}\n{_SET}\n{_ISSUE}",
        f"{_SET}\n{_ISSUE}\n{_ENTER}",
    ),
    "E273": error(
        "{name} enters the act before {field} is written.",
        "Put set_field first.",
        "Effects come about in their order, and an act is never changed: it would lack the answer.",
        "content: [surname, kind, surface]",
        "content: [surname, kind, decided_on]",
    ),
    "E274": error(
        "The actor {name} holds no function and cannot be found for a register.",
        "Name actors with a function under consult, close and approve.",
        "Acts are looked up without a case: who asked for one, or decided in it, is not known.",
        "consult: [clerk]",
        "consult: [applicant]",
    ),
    "E275": error(
        "{name} looks for an act and does not say which.",
        "Give register, year and number, or case alone.",
        "It would never be found.",
        "- find_act: {case: earlier}",
        "- find_act: {register: permits, number: surface}",
    ),
    "E276": error(
        "{name} writes a mention, and no act is found or entered.",
        "Let an earlier decision look for the act with find_act.",
        "There would be no act beside which it could stand.",
        f"- find_act: {{case: earlier}}\n{_ENTER}",
        "# no act",
    ),
}
