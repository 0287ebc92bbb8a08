"""Prints what ``/api/v1/openapi.json`` says, without a server and without a database."""

import json
import sys
from importlib import import_module
from pathlib import Path

from jixiao.web.configure import configure
from jixiao.web.site import Site


def main() -> None:
    """Print it."""
    configure(Site(secret="for the page only", folder=Path()))  # noqa: S106 - nothing is signed with it
    api = import_module("jixiao.web.api.site").api
    text = json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(f"{text}\n".encode())


if __name__ == "__main__":
    main()
