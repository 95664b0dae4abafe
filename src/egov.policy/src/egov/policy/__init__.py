"""egov.policy: public procedures of an administration, on Plone."""

from zope.i18nmessageid import MessageFactory

import logging


__version__ = "0.1.0.dev0"

PACKAGE_NAME = "egov.policy"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
