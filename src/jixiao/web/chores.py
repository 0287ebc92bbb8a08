"""What an office's keeper does from the command line: each opens the office, does one thing and tells it."""

from importlib import import_module
from pathlib import Path
from typing import Any

from jixiao.errors import UsageWrong
from jixiao.web.configure import configure
from jixiao.web.site import SECRET, Site, site_of


def entered(folder: Path) -> Site:
    """Make this process one of the office in a folder and return its site; UsageWrong for a folder that is none."""
    if not (folder / SECRET).is_file():
        raise UsageWrong(
            f"“{folder}”不是工作台的文件夹。请先运行 jixiao serve --folder {folder}。",
            f"“{folder}” is no workbench. First run jixiao serve.",
        )
    site = site_of(folder)
    configure(site)
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
    return made


def restore(folder: Path, file: Path) -> Any:  # noqa: ANN401 - a Verified of a module that is loaded late
    """Set the office up again from a file and return its proof; nothing is left of it where it fails."""
    keeping = import_module("jixiao.web.keeping.archive")
    keeping.checked(file)
    keeping.lay(file, folder)
    configure(site_of(folder))
    import_module("jixiao.web.keeping.restore").fill(file)
    return import_module("jixiao.web.keeping.verify").verified()


def verify(folder: Path, anchor: str | None) -> Any:  # noqa: ANN401 - a Verified of a module that is loaded late
    """Return the proof that the office is whole."""
    entered(folder)
    return import_module("jixiao.web.keeping.verify").verified(anchor)


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


def change(folder: Path, what: str, **given: str | None) -> str:
    """Hire, grant, revoke, reset, bar or unlock, found a unit: return the sentence that tells what was done."""
    entered(folder)
    told: str = import_module("jixiao.web.people.register").CHANGES[what](**given)
    return told


def replay(folder: Path, year: Path) -> Any:  # noqa: ANN401 - a Replay of a module that is loaded late
    """Make an office in a folder that is none yet, and do a year's acts in it; UsageWrong where an office is there already."""
    if (folder / SECRET).is_file():
        raise UsageWrong(f"“{folder}”已是工作台的文件夹，换一个空的。", f"“{folder}” is a workbench already; name another folder.")
    site = site_of(folder)
    configure(site)
    import_module("jixiao.web.opening").migrated(site)
    return import_module("jixiao.web.desks.replaying").replay(folder, year)
