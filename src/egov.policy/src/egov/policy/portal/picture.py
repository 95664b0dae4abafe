"""The way of a request as a picture, and its numbers in words."""

from dataclasses import dataclass
from egov.policy.core.drawing import diagram
from egov.policy.core.drawing import numbered
from egov.policy.core.model import Procedure
from egov.policy.core.model import Transition
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


@dataclass(frozen=True)
class DecisionRow:
    """A numbered line of the picture, in words."""

    number: int
    title: Spoken
    sources: tuple[Spoken, ...]
    target: Spoken


class PicturePage(Page):
    """A page that shows the picture of its ``procedure``."""

    picture_template = ViewPageTemplateFile("templates/picture.pt")
    procedure: Procedure

    @property
    def picture_macro(self):
        """The picture with its numbers explained."""
        return self.picture_template.macros["picture"]

    @property
    def picture(self) -> str:
        """The way of the request, as an image of the page."""
        return diagram(self.procedure, self.language)

    @property
    def decisions(self) -> list[DecisionRow]:
        """What the numbers of the picture mean."""
        return [self._decision(number, taken) for number, taken in numbered(self.procedure)]

    def _decision(self, number: int, taken: Transition) -> DecisionRow:
        sources = tuple(self.say(self.procedure.state(id).title) for id in taken.sources)
        target = self.say(self.procedure.state(taken.target).title)
        return DecisionRow(number, self.say(taken.title), sources, target)
