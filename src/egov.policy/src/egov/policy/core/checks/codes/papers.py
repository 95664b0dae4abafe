"""Codes of what comes out of a case: effects, numbers, papers, its place in the plan."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


_PATTERN = 'pattern: "PC-{unit}-{year}-{number:04}"'
_SET = "- set_field: {field: decided_on, value: today}"
_TRADE = "title: {fr: Commerce prévu, en: Intended trade}"
_ISSUE = "- issue_document: {document: permit}"

CODES = {
    "E116": error(
        "There is no document {name}.{hint}",
        "Name a document of this definition.",
        "Nothing would be issued, and a condition on it would never hold.",
        _ISSUE,
        "- issue_document: {document: permitt}",
    ),
    "E117": error(
        "There is no effect {name}.{hint}",
        "Name a known effect; docs/reference/effects.md lists them.",
        "Nothing would happen.",
        "- assign_number: {}",
        "- asign_number: {}",
    ),
    "E118": error(
        "The effect {name} takes {wanted}, not {given}.",
        "Give the parameters of the effect; docs/reference/effects.md lists them.",
        "The effect could not be carried out.",
        "- assign_number: {}",
        "- assign_number: {year: 2026}",
    ),
    "E119": error(
        "A case can leave its draft by {name} without getting a number.",
        "Add the effect assign_number to this transition.",
        "A filed case without a number is in no register.",
        "actor: applicant\neffects:\n  - assign_number: {}",
        "actor: applicant",
    ),
    "E129": error(
        "Numbers cannot be written: {problem}",
        "Use {unit}, {year} and {number}, and {number} at least.",
        "No number could be given.",
        _PATTERN,
        'pattern: "PC-{unit}-{year}"',
    ),
    "E131": error(
        "The same number can be given twice: the pattern has no {missing}.",
        "Numbers begin anew in each unit and each year: cases need {unit}, {year} and {number}, "
        "papers, which name their unit, {year} and {number}.",
        "Two cases of the same number cannot be told apart.",
        _PATTERN,
        'pattern: "PC-{unit}-{number:04}"',
    ),
    "E133": error(
        "The register {name} stands twice: each would have gaps.",
        "Give cases and each paper a register of their own.",
        "A register without gaps proves that nothing was taken out of it.",
        "register: specimen-permit",
        "register: specimen",
    ),
    "E134": error(
        "The register {register} of {owner} writes its numbers as {pattern} already.",
        "Register and pattern belong together: write both as there, or choose two others.",
        "The same number would be given twice, or the register would have gaps.",
        "register: specimen",
        "register: earlier",
    ),
    "E138": error(
        "A case leaves the state {name} only once a document is ready: "
        "if that cannot be made, the case stays there for ever.",
        "Add a transition for when the document is not ready.",
        "A PDF can fail, and a paper can be revoked.",
        "when: \"'permit' not in documents_ready\"",
        "when: \"'permit' in documents_ready\"",
    ),
    "E175": error(
        "There is no template {name}.{hint}",
        "Put it into the folder of templates, or name another one.",
        "The paper could not be made.",
        "template: permit.odt",
        "template: permitt.odt",
    ),
    "E181": error(
        "{name} is of the type {type} and cannot hold that value.",
        "Write a formula that gives a value of this type, or one of its options.",
        "The answer would be refused, or be something else than is meant.",
        _SET,
        "- set_field: {field: decided_on, value: surface}",
    ),
    "E182": error(
        "{name} is of the type {type}, which no effect can write.",
        "Write into a field that people answer.",
        "Computed fields follow from others; files, signatures and consents come from people.",
        _SET,
        "- set_field: {field: fee, value: 100}",
    ),
    "E183": error(
        "{name} issues a paper before the case has its number.",
        "Put assign_number first.",
        "Effects come about in their order: the paper would name no number.",
        "- assign_number: {}",
        "- issue_document: {document: permit}\n- assign_number: {}",
    ),
    "E184": error(
        "The classification plan has no class {name}.{hint}",
        "Name a class of the plan.",
        "The record would be filed nowhere.",
        'class: "3.2.2"',
        'class: "9.9"',
    ),
    "E185": error(
        "The class {name} has no rule of retention.",
        "Give the class a rule, or file in another one.",
        "Nobody would know how long the record is kept, and it would be kept for ever.",
        'class: "3.2.2"',
        'class: "3.2.3"',
    ),
    "E186": error(
        "The template {template} asks for {name}, which this procedure does not have.{hint}",
        "Correct the template; docs/howto/templates.md lists what it may ask for.",
        "The paper would have a gap, or could not be made.",
        "template: permit.odt",
        "template: old.odt",
    ),
    "E187": error(
        "{name} of the effect {effect} is no {type}.",
        "docs/reference/effects.md says what each parameter holds.",
        "The effect could not be carried out.",
        _ISSUE,
        "- issue_document: {document: [permit]}",
    ),
    "E188": error(
        "There is no procedure {name} here.{hint}",
        "Name one that is published, or publish it first.",
        "No case of it could be opened, or named.",
        "- assign_number: {}",
        "- assign_number: {}\n- start_case: {procedure: inspektion}",
    ),
    "E193": error(
        "The procedure {procedure} has no field {name}.{hint}",
        "Name a field of that procedure.",
        "The answer would not be taken over.",
        _TRADE,
        f"{_TRADE}\nprefill: case.earlier.traed",
    ),
    "E194": error(
        "No transition {name} of the procedure {procedure} leads to its end.{hint}",
        "Name a transition of that procedure to a final state.",
        "The other case would stay open.",
        "- assign_number: {}",
        "- assign_number: {}\n- close_case: {field: earlier, transition: abandon_it}",
    ),
    "E195": error(
        "Some {kind} has no unit, itself or above it, that takes cases of {procedure}.",
        "Name the unit with unit, or let that procedure have cases of this kind of unit.",
        "The decision would be refused wherever no unit takes the new case.",
        "- assign_number: {}",
        "- assign_number: {}\n- start_case: {procedure: inspection}",
    ),
    "E189": error(
        "The settings of the site have no address {name}.{hint}",
        "Add the address to the settings, or name another one.",
        "There is nowhere to send to.",
        "- assign_number: {}",
        "- assign_number: {}\n- call_web: {endpoint: tax, fields: [surname]}",
    ),
    "W203": warning(
        "The document {name} is never issued.",
        "Issue it by the effect issue_document.",
        "The applicant would not get the paper.",
        f"{_SET}\n{_ISSUE}",
        _SET,
    ),
    "W219": warning(
        "{name} issues a paper before {field} is written.",
        "Put set_field first.",
        "Effects come about in their order: the paper would not have that answer.",
        f"{_SET}\n{_ISSUE}",
        f"{_ISSUE}\n{_SET}",
    ),
}
