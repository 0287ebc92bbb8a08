"""The server: gunicorn with threads where there is one, the standard library's elsewhere (Windows, one person alone)."""

import os
from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application

from jixiao.errors import UsageWrong
from jixiao.web.configure import configure
from jixiao.web.site import Site

ADDRESS = "127.0.0.1"
THREADS, SLOWEST = 8, 120
"""Threads of a process; seconds after which a process that does not answer is replaced."""
GRACE = 10
"""Seconds that requests have left when the site is told to end."""
Ready = Callable[[int], None]
"""Told once, with the port, when the site answers."""


def serve(site: Site, port: int, ready: Ready) -> None:
    """Serve the site until the process is told to end; UsageWrong where the port is taken."""
    configure(site)
    server = _by_gunicorn if os.name == "posix" else _by_itself
    server(get_wsgi_application(), port, processes(site), ready)


def processes(site: Site) -> int:
    """Return how many processes serve: one for one person, else one for every core, up to four."""
    return 1 if site.is_alone else min(4, os.cpu_count() or 1)


def _by_gunicorn(application: Any, port: int, number: int, ready: Ready) -> None:  # noqa: ANN401 - a WSGI application
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - of Unix alone

    class Served(BaseApplication):  # type: ignore[misc] # gunicorn has no types
        def load_config(self) -> None:
            options = {
                "bind": f"{ADDRESS}:{port}",
                "control_socket_disable": True,
                "graceful_timeout": GRACE,
                "loglevel": "warning",
                "preload_app": True,
                "threads": THREADS,
                "timeout": SLOWEST,
                "when_ready": lambda arbiter: ready(arbiter.LISTENERS[0].getsockname()[1]),
                "worker_class": "gthread",
                "workers": number,
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


def _by_itself(application: Any, port: int, number: int, ready: Ready) -> None:  # noqa: ANN401, ARG001 - as above
    try:
        server = make_server(ADDRESS, port, application, Threaded, Silent)
    except OSError as wrong:
        raise taken(port) from wrong
    with server:
        ready(server.server_port)
        server.serve_forever()


def taken(port: int) -> UsageWrong:
    """Return what is said of a port that another program has."""
    return UsageWrong(
        f"端口 {port} 已被别的程序占用。请用 --port 换一个，例如 --port {port + 1}。", f"Port {port} is taken. Choose another with --port."
    )
