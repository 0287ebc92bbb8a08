"""What a process does beside serving: each job is taken from the database, so that no restart loses any and no two processes do one twice."""

import atexit
import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import NamedTuple

from django.db import DatabaseError, close_old_connections

from jixiao.web.crowd import traffic
from jixiao.web.declarations.reading import read_next_file
from jixiao.web.desks.turning import turn_one
from jixiao.web.hooks.sending import send_one
from jixiao.web.keeping.runs import do_one
from jixiao.web.localrules.counting import count_one
from jixiao.web.own import in_force
from jixiao.web.phone import reading as phone
from jixiao.web.records.importing import import_one


class Work(NamedTuple):
    """A thread's work: what it does while there is any, what it does once and then rests where there is time, the seconds that it rests."""

    all_of: Callable[[], bool]
    rest: float
    then_one: Callable[[], bool] = lambda: False


WORK = {
    "reading": Work(read_next_file, 1.0),
    "invoices": Work(phone.read_next_photo, 0.5),
    "importing": Work(import_one, 1.0),
    "telling": Work(send_one, 2.0),
    "turning": Work(turn_one, 60.0),
    "keeping": Work(do_one, 3.0, then_one=count_one),
}
"""What is done side by side: a long scan holds up neither a backup nor a message, and to count holds up nobody who waits for a page.

No thread yields to other programs: one that the system lets wait while it has its turn in Python holds up all others of the process.
"""
PATIENCE = 60.0
"""Seconds of rest after which what is done once is done however many people there are."""
GRACE = 6.0
"""Seconds that what is under way has to end with the process; what takes longer is taken up again by the next one."""
LOG = logging.getLogger(__name__)


def start() -> Event:
    """Work in threads of their own until the event returned is set, or the process ends: then what is under way is waited for a moment."""
    done = Event()
    threads = [Thread(target=_work, args=(done, work), name=name, daemon=True) for name, work in WORK.items()]
    for thread in threads:
        thread.start()
    atexit.register(_stop, done, threads)
    return done


def _stop(done: Event, threads: Sequence[Thread]) -> None:
    """Let the work end: a thread that is within a library while the interpreter goes takes the process down with it."""
    done.set()
    for thread in threads:
        thread.join(GRACE / len(threads))


def _work(done: Event, work: Work) -> None:
    waited = 0.0
    while not done.wait(work.rest):
        waited += work.rest
        try:
            with in_force():
                while work.all_of() and not done.is_set():
                    pass
                if traffic.is_calm() or waited >= PATIENCE:
                    waited = 0.0
                    work.then_one()
        except DatabaseError:
            LOG.warning("the database did not answer; the work goes on later")
        finally:
            close_old_connections()
