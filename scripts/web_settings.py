"""Django's settings as a module, for mypy alone: the program makes them from a Site."""

from pathlib import Path

from jixiao.web.configure import settings_of
from jixiao.web.site import Site

JIXIAO = Site(secret="for the type checker only", folder=Path())  # noqa: S106 - nothing is signed with it
LARGEST_UPLOAD = 0
globals().update(settings_of(JIXIAO))
