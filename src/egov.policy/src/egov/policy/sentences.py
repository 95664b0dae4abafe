"""What the errors of the core say to people, on pages and over REST alike.

The core gives a code with parameters; here stands the sentence, translated
where it is shown.
"""

from collections.abc import Callable
from collections.abc import Mapping
from egov.policy import _
from egov.policy.core.checks.codes import Code
from egov.policy.core.checks.codes import CODES
from egov.policy.core.checks.codes import sentence
from egov.policy.core.errors import FieldProblem
from egov.policy.core.reader.codes import CODES as OF_FORM
from egov.policy.core.rehearsal.codes import CODES as OF_TESTS
from plone import api
from typing import Any


NO_ROOM = _("There is not enough left: ${left} at most.")

PROBLEMS = {
    "required": _("Fill this in."),
    "rule": _("This does not go with the other answers."),
    "type": _("This is not the kind of value that is expected here."),
    "unknown_field": _("There is no such field."),
    "not_base64": _("A file is expected here, encoded in base64."),
    "not_text": _("A text is expected here."),
    "too_early": _("This is before the version in force."),
    "unknown": _("This is not in the list."),
    "not_here": _("This cannot be used at this unit."),
    "too_short": _("Use at least ${least} letters or figures."),
    "too_long": _("Use at most ${most} characters."),
    "before_start": _("The last day is before the first day."),
    "not_a_date": _("Type day, month and year in figures, for example 27 3 1996."),
    "future_date": _("This date is in the future."),
    "future_year": _("This year is in the future."),
    "not_a_number": _("Type a whole number in figures."),
    "not_a_period": _("Type a length of time in the unit that is named here."),
    "not_a_decimal": _("Type a number in figures, for example 12,5."),
    "too_precise": _("Use at most ${most} decimals."),
    "not_a_partial_date": _("Type a year, a month and year, or day, month and year in figures."),
    "not_a_time": _("Type hours and minutes, for example 08:30."),
    "below": _("Type a number of at least ${least}."),
    "above": _("Type a number of at most ${most}."),
    "not_an_option": _("Choose one of the options."),
    "not_a_location": _("Choose a place of the list."),
    "not_a_phone": _("Type a telephone number, for example 79 12 34 56."),
    "not_an_email": _("Type an e-mail address, for example nom@exemple.bi."),
    "not_a_case": _("There is no such request, or you may not see it."),
    "not_an_agent": _("Choose an agent who holds a function today."),
    "not_a_unit": _("Choose a unit of the list."),
    "too_many_rows": _("Use at most ${most} rows."),
    "too_few_rows": _("Fill in at least ${least} rows."),
    "read_only": _("This is not filled in here."),
    "not_editable": _("You cannot change this now."),
    "control_character": _("There is a sign in it that cannot be printed. Type it again."),
    "self": _("Nobody substitutes for themselves."),
    "not_yourself": _("Nobody gives a function to themselves. Ask another administrator."),
    "manager_only": _("Only the technical administrator gives or ends this function."),
    "in_the_past": _("The first day must not lie in the past."),
    "not_holder": _("${user} does not hold this function on all these days."),
    "too_late": _("It ends no later than that already."),
    "no_word": _("Give at least one word that is not among the most common."),
    "short_prefix": _("Give at least ${least} letters before *."),
    "duplicate": _("This is there already."),
    "other_request": _("Something else was sent in this form already. Begin a new request."),
    "condition": _("This is not possible yet, for example because a document is being prepared."),
    "unpaid": _("This is possible once what is due has been paid."),
    "no_room": NO_ROOM,
    "may_not_act": _("This person may not act on it. Choose somebody of a unit concerned by it."),
    "asked_already": _("They are asked already."),
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than ${most} MB."),
    "wrong_type": _("The file is ${found}. Accepted are: ${accepted}."),
    "mismatch": _("The file says that it is ${claimed} but is ${found}."),
    "unknown_type": _("The kind of this file is unknown. Accepted are: ${accepted}."),
    "damaged": _("The file is damaged and cannot be opened."),
    "encrypted": _("The file is protected by a password. Save it without one."),
    "active_content": _("The file holds a program. Print it to a new PDF and hand that in."),
    "too_complex": _("The file has too many parts. Print it to a new PDF and hand that in."),
    "too_many_pixels": _("The picture is too large. Save it smaller."),
    "no_issue_date": _("Say when this paper was issued."),
    "expired": _("This paper was valid until ${day}. A newer one is needed."),
    "not_in_records": _("No request of that number has this paper, or you may not see it."),
    "not_taken_over": _("This paper is not taken from an earlier request: it has to be brought."),
    "altered": _("The file of that request is no longer as it came. The paper has to be brought."),
    "reserved": _("The system uses this name itself. Choose another one."),
    "other_procedure": _("This is the definition of another procedure: ${found}."),
    "no_procedure": _("The definition does not say which procedure it is: procedure: …."),
    "kept": _("It has kept its id, so it stays what it is."),
    "not_over": _("Close the till of somebody else once that day is over."),
    "no_statement": _("This is no table of text. Save it as CSV."),
    "no_columns": _("No line names the columns ${names}."),
    "no_columns_set": _("The columns of its statements are not set. Ask the administrator."),
    "not_a_bundle": _("This is no bundle of procedures."),
    "repacked": _("Another program has packed this file anew. Take it as it was handed over."),
    "file_name": _("A file in it has a name that none can have: ${file}"),
    "file_twice": _("A file stands in it twice: ${file}"),
    "file_astray": _("A file stands in it that does not belong there: ${file}"),
    "file_lacking": _("A file is missing in it: ${file}"),
    "file_altered": _("A file in it was changed on the way: ${file}"),
    "not_utf8": _("A text in it is not written in UTF-8."),
    "too_many_files": _("It has more than ${most} files."),
    "too_many_procedures": _("A bundle holds between one and ${most} procedures."),
    "manifest": _("Its list of contents cannot be read."),
    "other_format": _("It has the format ${found}. This release reads format ${known}."),
    "forged": _("Its signature does not fit: it was changed, or signed by somebody else."),
    "contradiction": _("Of ${procedure}, what is written and what would run differ."),
    "unsigned": _("Nobody has signed it. Only the technical administrator can take it in."),
    "unknown_signer": _("It is signed with a key that this site does not trust: ${fingerprint}"),
    "template_refused": _("The template ${file} cannot be used: ${why}"),
    "not_a_key": _("This is no public key of the kind Ed25519."),
    "too_many": _("There are ${most} documents already: no more can be added."),
}

RULE = "rule"
"""Code of an answer that the definition itself refuses."""

FALLBACK = _("This is not accepted.")

CONFLICTS = {
    "moved": _("${name} has decided meanwhile, on ${moment}. The request is now “${state}”."),
    "went_on": _("The request has gone on meanwhile, on ${moment}. It is now “${state}”."),
    "elsewhere": _("This decision belongs to another step. The request is “${state}”."),
    "claimed": _("${name} has taken this request."),
    "ended": _("${name} has done this already, on ${moment}."),
    "over": _("This task has been over since ${moment}."),
    "revoked": _("${name} has revoked this document already, on ${moment}."),
    "condition": _("This is not possible yet, for example because a document is being prepared."),
    "unpaid": _("This is possible once what is due has been paid."),
    "together": _("Those who are asked decide this together."),
    "waiting": _("It is not yet the turn of this task."),
    "not_ended": _("This task has not ended, or was asked again already."),
    "not_running": _("This deadline is not running."),
    "closed": _("The request is closed: nothing can be added to it."),
    "issued": _("The document has been issued already."),
    "filed": _("The request is filed: its papers stay."),
    "no_address": _(
        "No address by which this could be told is known. Enter one first, or tell it otherwise."
    ),
    "not_failed": _("It has not failed: there is nothing to do again."),
    "draft_saved": _("${name} has saved this draft meanwhile, on ${moment}. See what it says now."),
    "draft_gone": _("This draft is there no more: it was published or thrown away meanwhile."),
    "procedure_exists": _("There is such a procedure already. Change it, or choose another id."),
    "in_force": _("This version is in force already."),
    "no_heir": _("This procedure extends no other one."),
    "migration_open": _(
        "Another migration of this procedure is going on. Let it end, or take it back, first."
    ),
    "migration_lacks": _(
        "Some requests would lack something. Say that you have read what, and that they go over"
        " without it."
    ),
    "migration_stage": _("The migration has gone on meanwhile. See where it is now."),
    "not_tried": _("Try the migration first: nothing is moved by that."),
    "version_taken": _("Another version has this number here. Take it in as a draft."),
    "not_in_force": _("No version of this procedure is in force."),
    "not_filed": _("What is to be paid is fixed when the request is filed. File it first."),
    "no_tariff": _(
        "What is to be paid cannot be told yet: a tariff or an answer is missing for it."
    ),
    "paid": _("Something was paid already: what is due stays as it is."),
    "transfer_waits": _("A transfer waits to be checked: say first whether its money is there."),
    "settled": _("This is paid already."),
    "owes_nothing": _("There is nothing to pay for this request."),
    "till_closed": _("The till of ${name} for that day was closed on ${moment}."),
    "reference_taken": _("This transaction was declared already, on ${moment}."),
    "undoing": _("${name} has proposed this already, on ${moment}."),
    "refunded": _("Money was given back of it: it cannot be cancelled any more."),
    "not_received": _("This is no payment that counts."),
    "no_template": _(
        "The receipt cannot be made: its template is missing or cannot be used. "
        "Tell the administrator."
    ),
    "no_receipt": _("It has no receipt that proves something: nothing is printed."),
    "not_proposed": _("Nothing is proposed here any more."),
    "own_proposal": _("Somebody else has to approve what you have proposed."),
    "checked": _("This transfer was checked already."),
    "own_declaration": _("Somebody else has to check what you have declared."),
    "imported": _("Nothing is known of its way here: it was taken over from earlier files."),
    "register_closed": _("This year of the register is closed."),
    "closing_proposed": _("You have proposed to close it: somebody else approves that."),
    "year_runs": _("A year of a register is closed from its last day on."),
    "register_not_kept": _("This register was not kept here in that year."),
    "nothing_to_print": _("Nothing was entered in this year: it is printed once it is closed."),
    "no_act": _("There is no act here beside which it could stand."),
    "no_room": NO_ROOM,
    "no_total": _("The request that is named there is gone, or takes no amounts."),
    "too_deep": _("The request would open others without end. Tell the administrator."),
}

FAULTY = _("The definition has errors: each is told with its place and its remedy.")

BUSY = _("Others are writing here at this moment. Nothing you sent was kept: send it again.")

NOT_ALLOWED = _("This is not your turn: your function does not take this decision.")


FINDINGS = {**CODES, **OF_TESTS}

EXPLAINED = {**{code: Code("error", means, "") for code, means in OF_FORM.items()}, **FINDINGS}
"""What each code of a finding means, those included that keep a text from being read."""
"""What the checks and the tests of a definition find, by code; the sentences are theirs."""


def of_problem(problem: FieldProblem):
    """Why a value is not good; in the words of the definition where it has some."""
    if problem.code == RULE:
        words = problem.parameters["text"].best(api.portal.get_current_language())[0]
        return words or PROBLEMS[RULE]
    return _with(PROBLEMS.get(problem.code, FALLBACK), problem.parameters)


def of_conflict(reason: str, mapping: Mapping[str, object]):
    """Who was faster, where the case is now; ``mapping`` has name, moment, state."""
    return _with(CONFLICTS.get(_told(reason, mapping), FALLBACK), mapping)


def _told(reason: str, mapping: Mapping[str, object]) -> str:
    """What to say of a conflict: of what is over for the whole office, where the case is now."""
    if reason == "ended" and mapping.get("state"):
        reason = "moved"
    if mapping.get("name") or reason not in ("ended", "moved"):
        return reason
    # All together or time did it; or nobody has done anything yet.
    if reason == "ended":
        return "over"
    return "went_on" if mapping.get("moment") else "elsewhere"


def of_finding(finding: Mapping[str, Any], say: Callable[[object], str]) -> dict[str, Any]:
    """A finding in a definition, as plain data, told in another language; ``say`` translates.

    What keeps a text from being read at all is told as it is.  ``page`` is the address of the
    page of this site that explains its code.
    """
    code = finding["code"]
    told = {**finding, "page": f"{api.portal.get().absolute_url()}/finding/{code}"}
    known = FINDINGS.get(code)
    if known is None:
        return told
    message = sentence(known.message, finding["words"], lambda text: say(_(text)))
    return {**told, "message": message, "remedy": say(_(known.remedy))}


def _with(message, mapping: Mapping[str, object]):
    return _(message, mapping={name: str(value) for name, value in mapping.items()})
