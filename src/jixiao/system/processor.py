"""How much processor time work on somebody's file may take in this very process: what takes more is stopped, and the process goes on.

A thread beside the work looks at the clock of the work's own thread, so that a machine which is busy with something else stops nothing, and
a server with many threads stops only the one.
"""

import time
from contextlib import suppress
from threading import Event, Lock, Thread, get_ident
from types import TracebackType

SECONDS = 120
"""Processor time that the work may take: four thousand forms take half of it."""
AGAIN = 0.2
"""Seconds until it is stopped once more: what a database calls keeps an exception for itself."""


class TooLong(BaseException):
    """The work took more processor time than it may. Nothing on the way takes it for a fault of its own."""


class timed:  # noqa: N801 - used as a word of the language is: with timed():
    """Let what is done within take no more processor time; TooLong for what would, where the system tells the time of a thread."""

    def __init__(self, most: float = SECONDS) -> None:
        """Take the seconds that it may take."""
        self.most = most
        self._over, self._lock, self._thread, self._stopped = Event(), Lock(), get_ident(), False
        ask = getattr(time, "pthread_getcpuclockid", None)
        self._clock: int | None = None if ask is None else ask(self._thread)

    def __enter__(self) -> None:
        """Begin to count."""
        if self._clock is not None:
            Thread(target=self._watch, args=(time.clock_gettime(self._clock),), daemon=True).start()

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, _: TracebackType | None) -> None:
        """Count no more."""
        with self._lock:
            self._over.set()
            if self._stopped and kind is not TooLong:
                _stop(self._thread, None)

    def _watch(self, begun: float) -> None:
        left = self.most
        while not self._over.wait(left):
            with suppress(OSError), self._lock:  # the thread may be gone
                used = time.clock_gettime(self._clock or 0) - begun
                left = max(AGAIN, self.most - used)
                if used >= self.most and not self._over.is_set():
                    self._stopped = True
                    _stop(self._thread, TooLong)


def _stop(thread: int, with_what: type[BaseException] | None) -> None:
    """Raise an exception in a thread when it does its next step, or take one back that was not raised yet."""
    from ctypes import c_ulong, py_object, pythonapi  # noqa: PLC0415 - hardly ever needed

    pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread), py_object(with_what) if with_what else None)
