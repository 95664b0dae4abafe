"""Answers that reach somebody: telephone numbers and e-mail addresses.

An address is judged by its form alone, as browsers do (HTML, 4.10.5.1.5), and its
domain has a dot; nobody is asked whether it exists.
"""

from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from typing import Any

import phonenumbers
import re


LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
EMAIL = re.compile(rf"([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}})@({LABEL}(?:\.{LABEL})+)")
MAX_EMAIL = 254


def phone(question: Question, value: Any) -> str:
    """A number that can be, as E.164; without a prefix it is one of the country."""
    number = phone_number(value, question.context.country)
    if number is None:
        raise Bad("not_a_phone")
    return number


def phone_number(value: Any, country: str) -> str | None:
    """A number that can be, as E.164, without a prefix one of that country; None if it is none."""
    try:
        number = phonenumbers.parse(value if isinstance(value, str) else "", country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def email(question: Question, value: Any) -> str:
    """An address with its domain in small letters."""
    if not isinstance(value, str) or len(value) > MAX_EMAIL:
        raise Bad("not_an_email")
    found = EMAIL.fullmatch(value)
    if found is None:
        raise Bad("not_an_email")
    return f"{found[1]}@{found[2].lower()}"
