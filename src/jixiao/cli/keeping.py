"""The jobs of ``jixiao admin``: each calls one chore of the web and shows what it returns."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.values.width import width
from jixiao.write.as_json import as_json

DONE, FOUND, WRONG = 0, 1, 2


class Given(NamedTuple):
    """What the call says."""

    who: str | None
    folder: Path
    to: Path | None
    source: Path | None
    anchor: str | None
    name: str | None
    role: str | None
    unit: str | None
    layout: str


def demo_users(chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Show the logins of the example year."""
    _table([_plain(one) for one in chores.demo_users(given.folder)], given, terminal)


def users(chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Show everybody with a login."""
    found = chores.people(given.folder)
    _table(found if given.layout == "json" else [_in_a_line(one) for one in found], given, terminal)


def units(chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Show the tree of units."""
    found = chores.units(given.folder)
    terminal.show(as_json(found) if given.layout == "json" else "".join(f"{'  ' * one['depth']}{one['name']}\n" for one in found))


def backup(chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Write the office into a file."""
    to = _wanted(given.to, "--to")
    listed = chores.back_up(given.folder, to)
    terminal.inform(f"已备份到 {to}，{len(listed['members'])} 个文件。", f"Backed up to {to}: {len(listed['members'])} files.")


def restore(chores: ModuleType, given: Given, terminal: Terminal) -> int:
    """Set the office up again and show whether it is whole."""
    return _proof(chores.restore(given.folder, _wanted(given.source, "--from")), given, terminal)


def verify(chores: ModuleType, given: Given, terminal: Terminal) -> int:
    """Show whether the office is whole."""
    return _proof(chores.verify(given.folder, given.anchor), given, terminal)


def purge(chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Take away what is kept no longer."""
    gone = chores.purge(given.folder)
    terminal.inform(f"已清理 {sum(gone.values())} 条过期的登录和回执。", f"Purged: {sum(gone.values())} rows that had ended.")


def probe(chores: ModuleType, given: Given, terminal: Terminal) -> int:
    """Look at the office's own addresses and show what came of each; return 1 where one does not work."""
    found = [{"record": one.record, **_plain(one.looked), "kept": one.kept} for one in chores.probe(given.folder)]
    _table(found, given, terminal)
    return DONE if all(one["good"] for one in found) else FOUND


def hire(chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Make a person."""
    terminal.show(chores.hire(given.folder, _whom("hire", given), given.name, given.role, given.unit) + "\n")


def change(what: str, chores: ModuleType, given: Given, terminal: Terminal) -> None:
    """Change people or units and show what was done."""
    if what in ("grant", "revoke") and given.role is None:
        raise UsageWrong(f"jixiao admin {what} 还要写 --role。", f"jixiao admin {what} needs --role too.")
    terminal.show(chores.change(given.folder, what, _whom(what, given), given.role, given.unit) + "\n")


JOBS: Mapping[str, Callable[[ModuleType, Given, Terminal], int | None]] = {
    "demo-users": demo_users,
    "backup": backup,
    "restore": restore,
    "verify": verify,
    "users": users,
    "units": units,
    "purge": purge,
    "probe": probe,
    "hire": hire,
    **{what: partial(change, what) for what in ("grant", "revoke", "reset", "link", "unbind", "activate", "bar", "unlock", "unit")},
}
"""What the command does, by its first word."""


def _whom(what: str, given: Given) -> str:
    if given.who is None:
        raise UsageWrong(f"jixiao admin {what} 后面要写名称。", f"Give a name after jixiao admin {what}.")
    return given.who


def _proof(found: Any, given: Given, terminal: Terminal) -> int:  # noqa: ANN401 - a Verified of the web
    if given.layout == "json":
        terminal.show(as_json({"counts": found.counts, "head": found.head, "faults": found.faults}))
    else:
        looked = "，".join(f"{name} {number}" for name, number in found.counts.items())
        terminal.show(f"{looked}。日志末行 {found.head}\n")
        terminal.show("".join(f"✗ {fault}\n" for fault in found.faults) or "✓ 日志、文件、批复的版本全部一致。\n")
    return WRONG if found.faults else DONE


def _table(rows: list[dict[str, Any]], given: Given, terminal: Terminal) -> None:
    if given.layout == "json":
        terminal.show(as_json(rows))
        return
    lines = [[str(value if value is not None else "") for value in row.values()] for row in rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    terminal.show("".join("  ".join(cell + " " * (w - width(cell)) for cell, w in zip(line, widths, strict=True)) + "\n" for line in lines))


def _until(held: dict[str, Any]) -> str:
    return f"（到 {held['until']}）" if held["until"] else ""


def _in_a_line(one: dict[str, Any]) -> dict[str, Any]:
    """Return somebody as a line of the table: name, whether the login holds, roles with units, when last seen."""
    state = "停用" if not one["active"] else "锁住" if one["locked"] else "能登录"
    held = "、".join(f"{held['role']}@{held['unit']}{_until(held)}" for held in one["roles"])
    seen = (one["seen"] or "没有登录过")[:16].replace("T", " ")
    return {
        "login": one["login"],
        "name": one["name"],
        "state": state,
        "factor": "验证器" if one["factor"] else "",
        "roles": held,
        "seen": seen,
    }


def _plain(one: Any) -> dict[str, Any]:  # noqa: ANN401 - a Login of the web
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _wanted(place: Path | None, option: str) -> Path:
    if place is None:
        raise UsageWrong(f"还要写 {option}。", f"{option} is needed too.")
    return place
