"""Starting the site: what is made at the first start, and what is told."""

from collections.abc import Callable
from pathlib import Path

from jixiao.web.serving import ADDRESS, serve
from jixiao.web.site import site_alone, site_of

OFFICE = 8000
"""The port of an office's site where none is given."""


def start_alone(port: int, show: Callable[[str], None]) -> None:
    """Serve one person; the one line shown is the link that opens the site."""
    site = site_alone()
    serve(site, port, lambda given: show(f"http://{ADDRESS}:{given}/?key={site.key}\n"))


def start_office(folder: Path, port: int, show: Callable[[str], None]) -> None:
    """Serve an office."""
    serve(site_of(folder), port, lambda given: show(f"http://{ADDRESS}:{given}/\n"))
