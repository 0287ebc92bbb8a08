"""Loading a library without another that it can do without."""

import sys
from importlib import import_module

NEEDLESS = "typing_extensions"


def alone(library: str) -> None:
    """Load a library that takes typing_extensions where it is there, and Python's own typing where it is not: that is half as long to load.

    Where another library of the environment has brought it, nothing of it is of use to this one on a Python of today.
    """
    if NEEDLESS in sys.modules or library in sys.modules:
        return
    sys.modules[NEEDLESS] = None  # type: ignore[assignment] # Python's way to say that a module is not there
    try:
        import_module(library)
    finally:
        del sys.modules[NEEDLESS]
