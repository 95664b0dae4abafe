"""The contracts between the worker and those who do the work."""

from zope.interface import Attribute
from zope.interface import Interface


class IJobHandler(Interface):
    """Does the jobs of one kind; a utility named as the kind.

    A job is done in three steps, so that nothing slow holds a transaction.
    ``prepare`` and ``work`` may run again after a failure, a crash or a lost
    lease, so repeating them must do no harm.  ``finish`` is committed together
    with the end of the job and so takes effect exactly once.

    A step raises ``Unavailable`` if something outside is down: the job is then
    tried again for as long as it takes.  Any other exception counts against
    the job, which fails for good after some.
    """

    seconds = Attribute(
        "Longest time the steps take together, which work() keeps by its own time-outs; "
        "later another worker may take the job."
    )

    def prepare(portal, job):
        """Read what the work needs, as plain data; the transaction is dropped."""

    def work(data):
        """Do the slow part outside any transaction, without the database; returns plain data."""

    def finish(portal, job, result):
        """Store the result in the transaction that ends the job.  A conflict repeats this step."""

    def failed(portal, job, error):
        """Note the failure, a text, in the transaction that marks the job as failed for good."""


class IRound(Interface):
    """What the worker looks after again and again; a named utility.

    Several workers may do it at the same time, and one may end in the middle of it, so
    it commits piece by piece what it does, and repeating it must do no harm.
    """

    every = Attribute("Seconds from one round to the next")

    def go(db, site):
        """Look after a site, in sessions and transactions of its own."""
