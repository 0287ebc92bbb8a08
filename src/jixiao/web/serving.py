"""The server: gunicorn with threads where there is one, the standard library's elsewhere (Windows, one person alone)."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import CDLL
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from socketserver import ThreadingMixIn
from typing import Any, NamedTuple
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application

from jixiao.errors import UsageWrong
from jixiao.web.crowd import AT_ONCE, WAITING, Crowd

ADDRESS = "127.0.0.1"
DOORMEN = 8
"""Threads that are left to turn away who finds no room."""
THREADS, SLOWEST = AT_ONCE + WAITING + DOORMEN, 120
"""Threads of a process; seconds after which a process that does not answer is replaced."""
GRACE = 10
"""Seconds that requests have left when the site is told to end."""
MOST = 4
"""Processes that serve, however many cores there are."""
TURN = 0.0005
"""Seconds after which a thread that works hands over to one that waits: a page asks for dozens of rows, and waits for its turn after each."""
ARENAS, STORES = -8, 2
"""What the C library calls the number of its stores of memory, and how many: with one for every thread each keeps what it once needed."""
SEARCHED = (2_000, 10, 100)
"""New objects between two searches for garbage, and how many make one among older ones: a search stops every request, the last for longest."""


class Serving(NamedTuple):
    """How to serve: the port (0 for a free one), who is told it once the site answers, how many processes, and what works in each.

    ``work`` begins what a process does beside serving.
    """

    port: int
    ready: Callable[[int], None]
    processes: int = min(MOST, os.cpu_count() or 1)
    work: Callable[[], object] = lambda: None


def serve(how: Serving) -> None:
    """Serve until the process is told to end; UsageWrong where the port is taken. The process is one of the site already."""
    _share_well()
    server = _by_gunicorn if os.name == "posix" else _by_itself
    server(Crowd(get_wsgi_application()), how)


def _share_well() -> None:
    """Have garbage searched for often among what is new, and never among what all requests share; threads take short turns and one store."""
    sys.setswitchinterval(TURN)
    with suppress(OSError, AttributeError):  # another system's library has no such thing
        CDLL(None).mallopt(ARENAS, STORES)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SEARCHED)


def _bound(port: int) -> socket:
    """Return a socket at the port, which nobody else gets between looking and serving."""
    made = socket()
    made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        made.bind((ADDRESS, port))
    except OSError as wrong:
        made.close()
        raise port_taken(port) from wrong
    return made


def _by_gunicorn(application: Any, how: Serving) -> None:  # noqa: ANN401 - a WSGI application
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - of Unix alone

    place = _bound(how.port)
    port = place.getsockname()[1]

    class Served(BaseApplication):  # type: ignore[misc] # gunicorn has no types
        def load_config(self) -> None:
            options = {
                "bind": f"fd://{place.detach()}",
                "control_socket_disable": True,
                "graceful_timeout": GRACE,
                "loglevel": "warning",
                "post_worker_init": lambda _worker: how.work(),
                "preload_app": True,
                "threads": THREADS,
                "timeout": SLOWEST,
                "when_ready": lambda _arbiter: how.ready(port),
                "worker_class": "gthread",
                "workers": how.processes,
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:  # noqa: ANN401 - a WSGI application
            return application

    Served().run()


class Threaded(ThreadingMixIn, WSGIServer):
    """The standard library's server, a thread for every request."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Tells no requests."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the standard library's signature
        """Tell nothing."""


def _by_itself(application: Any, how: Serving) -> None:  # noqa: ANN401 - a WSGI application
    try:
        server = make_server(ADDRESS, how.port, application, Threaded, Silent)
    except OSError as wrong:
        raise port_taken(how.port) from wrong
    with server:
        how.work()
        how.ready(server.server_port)
        server.serve_forever()


def port_taken(port: int) -> UsageWrong:
    """Return what is said of a port that another program has."""
    return UsageWrong(
        f"端口 {port} 已被别的程序占用。请用 --port 换一个，例如 --port {port + 1}。", f"Port {port} is taken. Choose another with --port."
    )
