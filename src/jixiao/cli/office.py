"""The option ``--office``: an office's own ledgers, measures and rules, in force while a command runs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from pathlib import Path

import click

from jixiao.cli.terminal import Terminal

Run = Callable[..., int]
INPUTS = ("file", "ledgers")
"""Arguments and options that name what somebody may have sent."""


def office_option(function: Run) -> Run:
    """Give a command the option; the folder is else that of the settings of the working folder."""

    @click.option("--office", metavar="DIR", type=Path)
    @wraps(function)
    def run(terminal: Terminal, /, *, office: Path | None, **given: object) -> int:
        inputs = [Path(one) for name in INPUTS if isinstance(one := given.get(name), str | Path)]
        with office_at_work(terminal, office, None, inputs):
            return function(terminal, **given)

    return run


def records_options(function: Run) -> Run:
    """Give a command that need not look at records the options that name them."""
    ledgers = click.option("--ledgers", metavar="DIR", type=Path)
    bindings = click.option("--bindings", metavar="FILE", type=Path)
    return ledgers(bindings(click.option("--office", metavar="DIR", type=Path)(function)))


@contextmanager
def office_at_work(terminal: Terminal, given: Path | None, config: Path | None, inputs: Sequence[Path] = ()) -> Iterator[None]:
    """Have the office's own content in force and tell which of its files are left out, and why."""
    office = import_module("jixiao.actions.records.office").office_for(given, config, Path.cwd(), inputs)
    for wrong in office.problems:
        terminal.inform(f"{wrong.zh}已跳过。", f"{wrong.en} It was skipped.")
    with import_module("jixiao.ledger.office").at_work(office):
        yield
