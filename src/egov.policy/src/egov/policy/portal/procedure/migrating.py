"""``@@migrate-procedure?id=…&from=…&to=…``: what becomes of what, before running cases move."""

from collections.abc import Iterator
from egov.policy import _
from egov.policy import migration
from egov.policy import procedures
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import StateConflict
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.dated import options_of
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Question
from egov.policy.portal.language import Spoken
from egov.policy.portal.procedure.page import ProcedurePage
from functools import cached_property
from zExceptions import NotFound


STATES, FIELDS = "states", "fields"

GIVEN_UP = "-"
"""Chosen for a field whose answers are given up: no id."""


class MigrateView(ProcedurePage):
    """Asks what becomes of each state and field that the later version does not have."""

    title = _("Move running requests to another version")
    own_sentences = {
        ("to", "duplicate"): _("Choose two versions that differ."),
    }

    @cached_property
    def versions(self) -> list[int]:
        """Versions that take cases, the newest first."""
        found = [
            number
            for number in reversed(self.item.versions.keys())
            if not procedures.get(self.id, number).abstract
        ]
        if len(found) < 2:
            raise NotFound("version")
        return found

    @cached_property
    def after(self) -> int:
        """Where they go: to the version in force unless said otherwise."""
        return self._chosen("to", self.item.current or self.versions[0])

    @cached_property
    def before(self) -> int:
        """From where: from the version with most of them unless said otherwise."""
        others = [number for number in self.versions if number != self.after]
        return self._chosen("from", max(others, key=self.running))

    def running(self, number: int) -> int:
        """How many requests of a version are not closed."""
        return procedures.running(self.id, number)

    @cached_property
    def choices(self) -> migration.Choices | None:
        """What to decide; None if the versions are the same."""
        if self.before == self.after:
            return None
        return migration.choices(self.id, self.before, self.after)

    @cached_property
    def typed(self) -> dict[str, str]:
        """What was chosen."""
        asked = self.choices
        if asked is None:
            return {}
        names = [
            *(f"{STATES}.{item.part.id}" for item in asked.states),
            *(f"{FIELDS}.{item.part.id}" for item in asked.fields),
        ]
        return {box(name): text_in(self.request.form, box(name)) for name in names}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form: states, then fields; nothing if all is known by its id."""
        asked = self.choices
        parts = (
            (STATES, _("Steps that are gone"), tuple(self._states())),
            (FIELDS, _("Questions that are gone"), tuple(self._fields())),
        )
        return tuple(
            Asked(id, Spoken(self.translated(title), None), questions)
            for id, title, questions in parts
            if asked is not None and questions
        )

    @property
    def counts(self) -> list[str]:
        """How many requests are in each step."""
        found = self.choices
        if found is None:
            return []
        states = (state for state in found.before.states if found.cases.get(state.id))
        return [
            self.labelled(self.say(state.title).text, self.format.number(found.cases[state.id]))
            for state in states
        ]

    def post(self):
        """Keep the plan, and go on to it."""
        try:
            made = migration.plan(
                self.id,
                self.before,
                self.after,
                self._given(STATES),
                {
                    id: None if value == GIVEN_UP else value
                    for id, value in self._given(FIELDS).items()
                },
                self.user_id,
            )
        except InvalidValues as error:
            return self.refuse(error.problems)
        except StateConflict as error:
            return self.tell_of(error)
        return self.redirect(self.address("migration", number=made["number"]))

    def _given(self, kind: str) -> dict[str, str]:
        start = box(f"{kind}.")
        found = {
            name.removeprefix(start): value
            for name, value in self.typed.items()
            if name.startswith(start)
        }
        return {id: value for id, value in found.items() if value}

    def _states(self) -> Iterator[Question]:
        for choice in self.choices.states if self.choices else ():
            hint = self.translated(
                _("${count} requests are at this step.", mapping={"count": str(choice.cases)})
            )
            options = [(item.id, self.say(item.title)) for item in choice.targets]
            yield self._asked(STATES, choice, hint, options, required=bool(choice.cases))

    def _fields(self) -> Iterator[Question]:
        up = Spoken(self.translated(_("The answers are given up")), None)
        for choice in self.choices.fields if self.choices else ():
            options = [(item.id, self.say(item.title)) for item in choice.targets]
            yield self._asked(FIELDS, choice, "", [*options, (GIVEN_UP, up)])

    def _asked(
        self, kind: str, choice: migration.Choice, hint, options, required: bool = True
    ) -> Question:
        title = self.say(choice.part.title).text
        label = self.translated(_("“${title}” becomes", mapping={"title": title}))
        id = f"{kind}.{choice.part.id}"
        return self.question(id, "select", label, hint, required, groups=options_of(options))

    def _chosen(self, name: str, unless: int) -> int:
        text = text_in(self.request.form, name)
        if not text:
            return unless
        found = next((number for number in self.versions if str(number) == text), None)
        if found is None:
            raise NotFound("version")
        return found
