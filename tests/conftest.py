"""What holds for all tests: the names of their cases, and how several processes share them."""

import gc
import pytest


READABLE = 80
"""Characters of a text that still tells a case from others."""

TOGETHER = ("tests/browser/", "tests/server/together/")
"""Directories whose servers serve all their tests: one process runs them."""

LONGEST_FIRST = ("tests/server/", "tests/browser/", "tests/plone/")
"""What several processes begin with, so that none is left with it at the end."""


def pytest_make_parametrize_id(config, val, argname):
    """Bytes and long texts are counted: people read a name, and every process finds the same."""
    if isinstance(val, bytes) or (isinstance(val, str) and len(val) > READABLE):
        return argname
    return None


def pytest_collection_modifyitems(config, items):
    """One of several processes does what takes longest first; one alone what is quick."""
    if _is_one_of_several(config):
        items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid):
    found = (turn for turn, top in enumerate(LONGEST_FIRST) if nodeid.startswith(top))
    return next(found, len(LONGEST_FIRST))


def pytest_sessionfinish(session):
    """One of several processes does not look for what all of Plone leaves behind.

    It is interrupted if it has not ended after five seconds, and looking takes longer than
    that on a busy machine.
    """
    if _is_one_of_several(session.config):
        gc.freeze()


def _is_one_of_several(config):
    return hasattr(config, "workerinput")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A file is run by one process, which makes what its module shares once."""
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid):
            whole = (top for top in TOGETHER if nodeid.startswith(top))
            return next(whole, super()._split_scope(nodeid))

    return Sharing(config, log)
