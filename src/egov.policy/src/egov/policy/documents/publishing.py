"""A template is checked when it is put into the site, by form or over REST.

Used by the edit form of documentgenerator's type and by events.  What is not
found here is found at the first paper, which is late.
"""

from collective.documentgenerator.content.pod_template import IConfigurablePODTemplate
from egov.policy.documents.errors import TemplateRefused
from egov.policy.documents.package import check_template
from z3c.form.validator import SimpleFieldValidator
from z3c.form.validator import WidgetValidatorDiscriminators
from zExceptions import BadRequest
from zope.interface import Invalid


class TemplateFileValidator(SimpleFieldValidator):
    """Says in the form why a file cannot be a template."""

    def validate(self, value, force=False) -> None:
        """Refuse with the faults."""
        super().validate(value, force)
        if value is not None:
            try:
                check_template(value.data)
            except TemplateRefused as error:
                raise Invalid(str(error)) from None


WidgetValidatorDiscriminators(TemplateFileValidator, field=IConfigurablePODTemplate["odt_file"])


def check_stored(template: IConfigurablePODTemplate, event) -> None:
    """Refuse what came another way than by the form."""
    if template.odt_file is not None:
        try:
            check_template(template.odt_file.data)
        except TemplateRefused as error:
            raise BadRequest(str(error)) from None
