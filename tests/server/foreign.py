"""Run by ``bin/instance run``: prints what of a package works in Zope, a name a line.

Methods of classes of other packages that were replaced by functions of it, and what it has
registered as adapter, subscriber or utility.  The last argument names the package.
"""

from zope.component import getGlobalSiteManager

import inspect
import sys


def _is_of(thing, package) -> bool:
    module = getattr(thing, "__module__", None) or ""
    return module.startswith(f"{package}.")


def _replaced(package):
    for name, module in list(sys.modules.items()):
        if not name.startswith(("Products.", "plone.", "zope.")):
            continue
        for kind in (item for item in vars(module).values() if inspect.isclass(item)):
            for label, method in list(vars(kind).items()):
                if _is_of(method, package) and not _is_of(kind, package):
                    yield f"{kind.__module__}.{kind.__name__}.{label}"


def _registered(package):
    manager = getGlobalSiteManager()
    for item in manager.registeredUtilities():
        if _is_of(type(item.component), package) or _is_of(item.component, package):
            yield f"utility {item.name} {item.component!r}"
    for item in (*manager.registeredAdapters(), *manager.registeredHandlers()):
        if _is_of(item.factory, package):
            yield f"{item.name} {item.factory!r}"


if __name__ == "__main__":
    print("\n".join(sorted({*_replaced(sys.argv[-1]), *_registered(sys.argv[-1])})))
