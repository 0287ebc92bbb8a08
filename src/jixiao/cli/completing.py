"""What a shell completes behind a command: names of files and folders, codes of rules; words of a choice know themselves."""

from importlib import import_module
from typing import Any

import click

FILES = frozenset(("FILE", "FILE…", "[FILE]", "A", "B", "OUT", "OUT.docx", "OUT.xlsx", "OUT.html"))
FOLDERS = frozenset(("DIR", "[DIR]", "CORPUS", "[CORPUS]"))
CODES = frozenset(("CODE", "[CODE|FILE]"))
"""What stands for a value in the help, by what a shell can complete it with."""


def complete(command: click.Command) -> None:
    """Teach the parameters of a command what a shell completes them with."""
    for param in command.params:
        known = getattr(param, "metavar", None)
        how = _files if known in FILES else _folders if known in FOLDERS else _codes if known in CODES else None
        if how is not None:
            setattr(param, "shell_complete", how)  # noqa: B010 - a method of this one parameter


def _files(_: click.Context, incomplete: str) -> list[Any]:
    return [_item(incomplete, "file")]


def _folders(_: click.Context, incomplete: str) -> list[Any]:
    return [_item(incomplete, "dir")]


def _codes(_: click.Context, incomplete: str) -> list[Any]:
    """Return the codes, and with few letters the families, that go on from what was typed; else a file."""
    codes = sorted(
        {
            code
            for rule in import_module("jixiao.audit.load").shipped_rules()
            for code in (rule.code, rule.code[:3])
            if code.startswith(incomplete.upper())
        }
    )
    return [_item(code, "plain") for code in codes] or _files(_, incomplete)


def _item(value: str, kind: str) -> Any:  # noqa: ANN401 - click's completion is loaded only where it is used
    from click.shell_completion import CompletionItem

    return CompletionItem(value, type=kind)
