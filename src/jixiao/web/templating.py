"""The environment of the pages' templates: what every page may call."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from jixiao.desk.wall import walls_at
from jixiao.ledger.files import SUFFIXES


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Jinja's options
    """Return the environment; a name that a page does not get is an error, not a blank."""
    made = Environment(**{**options, "undefined": StrictUndefined})  # noqa: S701 - autoescape is on: Django's backend sets it
    made.globals |= {"asset": asset, "url": _url, "walls_at": walls_at, "ledger_files": ",".join(SUFFIXES)}
    return made


@cache
def asset(name: str) -> str:
    """Return the address of a static file, with a mark that changes when the file does."""
    found = finders.find(name)
    mark = sha256(Path(found).read_bytes()).hexdigest()[:10] if found else "0"
    return f"{static(name)}?v={mark}"


def _url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a page by its name in ``urls.py``."""
    return reverse(name, args=args, kwargs=kwargs)
