"""Work beside serving, in a thread of its own that ends before the process does: one cut off in the middle of a call can bring it down."""

import atexit
from collections.abc import Callable
from threading import Event, Thread

PATIENCE = 10.0
"""Seconds that the end of a process waits for it."""


def in_background(name: str, work: Callable[[Event], None]) -> Event:
    """Begin work that ends once the event, which is returned, is set; at the end of the process it is."""
    done = Event()
    thread = Thread(target=work, args=(done,), name=name, daemon=True)
    thread.start()
    atexit.register(_end, done, thread)
    return done


def _end(done: Event, thread: Thread) -> None:
    done.set()
    thread.join(PATIENCE)
