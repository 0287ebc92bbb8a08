"""Writes the migrations that what is stored needs since the last ones: ``migrations.py [--check]``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command

from jixiao.web.configure import configure
from jixiao.web.site import Site


def main() -> None:
    """Write what is missing; with ``--check`` only tell, by the exit code."""
    with TemporaryDirectory() as folder:
        configure(Site(secret="for migrations only", folder=Path(folder)))  # noqa: S106 - nothing is signed with it
        call_command("makemigrations", "web", check_changes="--check" in sys.argv, dry_run="--check" in sys.argv)


if __name__ == "__main__":
    main()
