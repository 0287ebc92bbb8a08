"""Help pages in Chinese or English, laid out by terminal columns; click's own count characters and speak English."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import click

import jixiao.cli.commands
from jixiao.cli.manual import Manual, Text
from jixiao.cli.texts import COMMANDS, PARAMETERS, PROGRAM
from jixiao.values.width import width
from jixiao.write.columns import pad, wrap

COLUMNS, INDENT, WIDEST_NAME = 80, 2, 30


@cache
def command_names() -> tuple[str, ...]:
    """Return the commands in the order of the help: those of ``texts``, then those whose own file says what they do."""
    files = Path(jixiao.cli.commands.__file__).parent.glob("[a-z]*.py")
    return (*COMMANDS, *sorted(file.stem for file in files if file.stem not in COMMANDS))


def manual_of(name: str) -> Manual:
    """Return what the help says of a command: in ``texts``, so that no other command is loaded, else MANUAL of its own file."""
    manual: Manual = COMMANDS[name] if name in COMMANDS else import_module(f"jixiao.cli.commands.{name}").MANUAL
    return manual


def parameter_texts(name: str) -> Mapping[str, Text]:
    """Return the texts of a command's arguments and options: the shared ones, and PARAMETERS of its own file."""
    own: Mapping[str, Text] = {} if name in COMMANDS else getattr(import_module(f"jixiao.cli.commands.{name}"), "PARAMETERS", {})
    return {**PARAMETERS, **own}


def program_help(lang: str, year: int) -> str:
    """Return the help of the program as a whole: its commands and the options that all share; dates in examples are of ``year``."""
    zh = lang != "en"
    names = [(name, manual.summary.of(lang)) for name, manual in ((name, manual_of(name)) for name in command_names())]
    shared = [
        (option, PARAMETERS[key].of(lang))
        for option, key in (("--lang zh|en", "lang"), ("--debug", "debug"), ("--version", "version"), ("--help", "help"))
    ]
    lines = [
        f"{'用法' if zh else 'Usage'}  jixiao {'命令 [选项] …' if zh else 'COMMAND [OPTIONS] …'}",
        "",
        *wrap(PROGRAM.summary.of(lang), COLUMNS),
    ]
    lines += ["", "命令" if zh else "Commands", *_listed(names), "", "选项" if zh else "Options", *_listed(shared)]
    lines += [*_examples(PROGRAM, lang, year), "", *wrap(PROGRAM.more.of(lang), COLUMNS)]
    lines += ["", "每个命令的用法：jixiao 命令 --help" if zh else "Help on a command: jixiao COMMAND --help"]
    return "\n".join(lines) + "\n"


def command_help(context: click.Context, lang: str, year: int) -> str:
    """Return the help of one command; dates in its examples are of ``year``."""
    zh = lang != "en"
    command, name = context.command, context.command.name or ""
    manual, said = manual_of(name), parameter_texts(name)
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    usage = " ".join(["jixiao", command.name or "", *map(_argument, arguments), f"[{'选项' if zh else 'OPTIONS'}]"])
    lines = [f"{'用法' if zh else 'Usage'}  {usage}", "", *wrap(manual.summary.of(lang), COLUMNS)]
    lines += wrap(manual.more.of(lang), COLUMNS) if manual.more.of(lang) else []
    lines += (
        ["", "参数" if zh else "Arguments", *_listed([(_argument(a), said[a.name or ""].of(lang)) for a in arguments])] if arguments else []
    )
    lines += [
        "",
        "选项" if zh else "Options",
        *_listed([(_option(o), _said(o, said[o.name or ""].of(lang), lang)) for o in options]),
        *_examples(manual, lang, year),
    ]
    return "\n".join(lines) + "\n"


def _argument(argument: click.Argument) -> str:
    name = (argument.metavar or argument.name or "").upper()
    return name + ("…" if argument.nargs == -1 else "")


def _option(option: click.Option) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.metavar or (option.name or '').upper()}"


def _said(option: click.Option, text: str, lang: str) -> str:
    shown = option.default if isinstance(option.default, str) else None
    return text + (f"（默认 {shown}）" if lang != "en" else f" (default {shown})") if shown else text


def _listed(pairs: list[tuple[str, str]]) -> Iterator[str]:
    column = min(WIDEST_NAME, max(width(name) for name, _ in pairs)) + INDENT + 2
    for name, text in pairs:
        head = pad(" " * INDENT + name, column)
        if width(head) > column:
            yield head
            head = " " * column
        yield from wrap(text, COLUMNS, first=head, hanging=" " * column)


def example_with(command: str, *words: str) -> str | None:
    """Return the first example of a command in which the words stand and no date."""
    return next((line for line in manual_of(command).examples if {*words} <= {*line.split()} and "{" not in line), None)


def _examples(manual: Manual, lang: str, year: int) -> list[str]:
    return (
        [
            "",
            "例如" if lang != "en" else "For example",
            *(f"  {line.format(year=year, last=year - 1, next=year + 1)}" for line in manual.examples),
        ]
        if manual.examples
        else []
    )
