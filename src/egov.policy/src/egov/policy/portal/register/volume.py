"""The file of a printed volume."""

from egov.policy import acts
from egov.policy import documents
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.register.addresses import book_in
from Products.Five.browser import BrowserView
from zExceptions import NotFound


class VolumeView(BrowserView):
    """``@@register-volume?register=&unit=&year=&volume=``, for who may look into the register."""

    def __call__(self):
        """The PDF, to be saved."""
        key, volume = book_in(self.request.form), text_in(self.request.form, "volume")
        register, unit, year = key
        may = acts.reader().may_consult(register, unit)
        found = (item for item in acts.printed(key) if may and str(item.volume) == volume)
        item = next(found, None)
        if item is None or item.file is None:
            raise NotFound(self.request["URL"])
        shown = [(year, item.first, item.last)] if item.last else []
        acts.note_look(acts.Look.VOLUME, register, unit, shown)
        return documents.sent(self.request, item.file, item.file.filename)
