"""Codes of messages: what is said to people."""

from egov.policy.core.checks.codes.code import error
from egov.policy.core.checks.codes.code import warning


CODES = {
    "E240": error(
        "The message {name} needs an SMS, or an e-mail with its subject.",
        "Write sms:, or email: and email_subject:.",
        "There would be nothing to send.",
        "email_subject: {fr: 'Demande {reference} à compléter', en: 'Request {reference}'}",
        "# no subject",
    ),
    "E241": error(
        "{name} is no variable of a message.{hint}",
        "Write a word like reference or state, or the id of a field, in braces.",
        "People would read the braces.",
        "sms: {fr: 'Permis {reference} : prêt.', en: 'Permit {reference}: ready.'}",
        "sms: {fr: 'Permis {refer} : prêt.', en: 'Permit {reference}: ready.'}",
    ),
    "E242": error(
        "The message {message} is sent when nothing is known of {name}.",
        "Leave it out, or send the message on an occasion that has one.",
        "Nothing would stand there.",
        "sms: {fr: 'Permis {reference} : prêt.', en: 'Permit {reference}: ready.'}",
        "sms: {fr: 'Permis {reference} : {due}.', en: 'Permit {reference}: ready.'}",
    ),
    "E243": error(
        "The {channel} of the message {name} goes to nobody.",
        "Name recipients, or a field of the type phone or email as contact.",
        "It would never be sent.",
        "contact: [phone]",
        "# nobody",
    ),
    "E244": error(
        "The SMS tells of {name}, which is personal.",
        "Leave it out, or say in personal: why others may read it.",
        "A telephone is lent, lost and read by others.",
        "sms: {fr: 'Permis {reference} : prêt.', en: 'Permit {reference}: ready.'}",
        "sms: {fr: 'Permis de {phone} : prêt.', en: 'Permit {reference}: ready.'}",
    ),
    "E245": error(
        "There is no {name} for a message that is sent on {kind}.{hint}",
        "Name a document, a task or a deadline of this definition.",
        "It would never be sent.",
        "upon: document permit",
        "upon: document permits",
    ),
    "E246": error(
        "The message {message} has no words for the field {name}.",
        "Name a field of the type phone for an SMS, of the type email for an e-mail.",
        "It could not be reached there.",
        "contact: [phone]",
        "contact: [phone, surname]",
    ),
    "E247": error(
        "The message {name} goes to who is asked, and on {kind} nobody is.",
        "Name an actor.",
        "It would go to nobody.",
        "upon: state waiting\nrecipients: [applicant]",
        "upon: state waiting\nrecipients: [asked]",
    ),
    "E248": error(
        "The message {name} is legal and may wait.",
        "Leave out digest: or legal:.",
        "What the law asks for is sent at once.",
        "legal: true",
        "legal: true\ndigest: true",
    ),
    "E249": error(
        "A message tells of {name}, which is kept from somebody.",
        "Leave it out: a message may be read by others than those who see the field.",
        "What is hidden on the page would stand in a letter box.",
        "en: 'The request {reference} is not complete.'",
        "en: 'The request {reference} is not complete. {engineer_in_charge}'",
    ),
    "E250": error(
        "The message {name} is sent on {kind}, and nothing is to be paid.",
        "Say under fees: what is to be paid, or leave the message out.",
        "It would never be sent.",
        "remove:\n  deadlines: [answer]",
        "remove:\n  deadlines: [answer]\n  fees: [visit, works, deposit]",
    ),
    "E251": error(
        "The message {name} is to be reviewed in the language {language} and has no words in it.",
        "Leave the language out of to_review:, or write the words.",
        "Nobody could read it again.",
        "legal: true",
        "legal: true\nto_review: [rn]",
    ),
    "W240": warning(
        "The SMS of the message {name} in the language {language} takes {count} SMS.",
        "Shorten it; letters outside the alphabet of GSM, as ê, ç or ’, make it longer.",
        "Each of them is paid for.",
        "sms: {fr: 'Permis {reference} : prêt.', en: 'Permit {reference}: ready.'}",
        "sms: {fr: '"
        + "Le permis que vous avez demandé est prêt. " * 6
        + "', en: 'Permit {reference}: ready.'}",
    ),
}
