"""What an office's keeper does from the command line: each opens the office, does one thing and tells it."""

from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any

from jixiao.errors import UsageWrong
from jixiao.web.configure import configure
from jixiao.web.site import SECRET, Site, site_of


def entered(folder: Path) -> Site:
    """Make this process one of the office in a folder and return its site; UsageWrong for a folder that is none, or of another version."""
    if not (folder / SECRET).is_file():
        raise UsageWrong(
            f"“{folder}”不是工作台的文件夹。请先运行 jixiao serve --folder {folder}。",
            f"“{folder}” is no workbench. First run jixiao serve.",
        )
    site = site_of(folder)
    configure(site)
    tables = import_module("jixiao.web.tables")
    tables.refuse_other(tables.state())
    import_module("jixiao.web.own").keep_in_force()
    return site


def demo_users(folder: Path) -> list[Any]:
    """Return the logins of the example year."""
    entered(folder)
    found: list[Any] = import_module("jixiao.web.demo.playing").logins(folder)
    return found


def back_up(folder: Path, to: Path) -> dict[str, Any]:
    """Write the office into a file and return what stands in its list."""
    site = entered(folder)
    made: dict[str, Any] = import_module("jixiao.web.keeping.backup").back_up(site, to)
    import_module("jixiao.web.keeping.runs").remember_backup(to, made)
    return made


def restore(folder: Path, file: Path) -> Any:  # noqa: ANN401 - a Verified of a module that is loaded late
    """Set the office up again from a file and return its proof; nothing is left of it where it fails."""
    keeping = import_module("jixiao.web.keeping.archive")
    listed = keeping.checked(file)
    keeping.lay(file, folder)
    try:
        configure(site_of(folder))
        import_module("jixiao.web.own").keep_in_force()
        import_module("jixiao.web.keeping.restore").fill(file, listed)
    except UsageWrong:
        import_module("jixiao.web.opening").leave()
        rmtree(folder)  # it was not there, or empty
        raise
    return import_module("jixiao.web.keeping.verify").verified()


def verify(folder: Path, anchor: str | None) -> Any:  # noqa: ANN401 - a Verified of a module that is loaded late
    """Return the proof that the office is whole."""
    entered(folder)
    found = import_module("jixiao.web.keeping.verify").verified(anchor)
    import_module("jixiao.web.keeping.runs").remember_proof(found)
    return found


def people(folder: Path) -> list[dict[str, Any]]:
    """Return everybody with a login: name, roles and units, whether the login holds."""
    entered(folder)
    found: list[dict[str, Any]] = import_module("jixiao.web.people.register").everybody()
    return found


def units(folder: Path) -> list[dict[str, Any]]:
    """Return the tree of units, each with what it stands below."""
    entered(folder)
    found: list[dict[str, Any]] = import_module("jixiao.web.people.register").tree()
    return found


def hire(folder: Path, login: str, name: str | None, role: str | None, unit: str | None) -> str:
    """Make a person, with a role at a unit where one is given; return the sentence with the first password."""
    entered(folder)
    register, actor = import_module("jixiao.web.people.register"), import_module("jixiao.web.journal.write").Actor()
    password = register.hire(actor, login, name or login, active=True)
    if role is not None:
        register.grant(register.Change(actor, login, role, unit))
    return f"已建用户 {login}，首次登录密码 {password}（只显示这一次，登录后须更换）。"


def change(folder: Path, what: str, who: str, role: str | None, unit: str | None) -> str:
    """Grant, revoke, reset, activate, bar or unlock, or found a unit: return the sentence that tells what was done."""
    entered(folder)
    register, actor = import_module("jixiao.web.people.register"), import_module("jixiao.web.journal.write").Actor()
    told: str = register.CHANGES[what](register.Change(actor, who, role, unit))
    return told


def purge(folder: Path) -> dict[str, int]:
    """Take away what is kept no longer and return how many of what."""
    entered(folder)
    gone: dict[str, int] = import_module("jixiao.web.keeping.purge").purge()
    return gone


def probe(folder: Path) -> list[Any]:
    """Look at the addresses of the office's list and return what came of each."""
    entered(folder)
    told: list[Any] = import_module("jixiao.web.probing.recording").probe_all(folder)
    return told


def replay(folder: Path, year: Path) -> Any:  # noqa: ANN401 - a Replay of a module that is loaded late
    """Make an office in a folder that is none yet, and do a year's acts in it; UsageWrong where an office is there already."""
    if (folder / SECRET).is_file():
        raise UsageWrong(f"“{folder}”已是工作台的文件夹，换一个空的。", f"“{folder}” is a workbench already; name another folder.")
    site = site_of(folder)
    configure(site)
    import_module("jixiao.web.own").keep_in_force()
    import_module("jixiao.web.opening").migrated(site)
    return import_module("jixiao.web.desks.replaying").replay(folder, year)
