"""Starting the site: what is made at the first start, and what is told.

What is stored can be imported only once the process is one of the site; so that is done by name here.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from django.urls import get_resolver
from django.utils.timezone import localdate

from jixiao.web.clock import begin_behind, days_behind, real
from jixiao.web.configure import configure
from jixiao.web.serving import ADDRESS, Serving, serve
from jixiao.web.site import DATABASE, example_folder, site_alone, site_of
from jixiao.workflow.table import roles

OFFICE = 8000
"""The port of an office's site where none is given."""
Show = Callable[[str], None]


def start_alone(port: int, show: Show) -> None:
    """Serve one person; the one line shown is the link that opens the site."""
    site = site_alone()
    configure(site)
    _warm()
    serve(Serving(port, lambda given: show(f"http://{ADDRESS}:{given}/?key={site.key}\n"), processes=1))


def start_office(folder: Path | None, port: int, show: Show, *, demo: bool, own: Path | None = None) -> None:
    """Serve an office, made where there is none; passwords for the first login are shown once, those of the example year each time.

    ``own`` is a folder of the office's own content beside the one in its folder; what is wrong in them is shown and left out.
    """
    place = folder or example_folder()
    site = site_of(place, own=own)
    if demo and not site.database and not (site.folder / DATABASE).exists():
        begin_behind(site.folder, real().date())
        site = site_of(place, own=own)
    configure(site)
    for wrong in import_module("jixiao.web.own").keep_in_force():
        show(f"{wrong.zh}已跳过。\n")
    import_module("jixiao.web.outside").outside()
    opening = import_module("jixiao.web.opening")
    for first in opening.opened(site, demo=demo):
        show(f"{roles()[first.role].title}  用户名 {first.login}  首次登录密码 {first.password}（只显示这一次，登录后须更换）\n")
    if demo:
        _show_logins(site.folder, show)
    opening.leave()
    _warm()
    work = import_module("jixiao.web.work").start
    serve(Serving(port, lambda given: show(f"http://{ADDRESS}:{given}/\n"), work=work))


def _warm() -> None:
    """Make ready what all requests share, pages and calls with all that they import."""
    _ = get_resolver().url_patterns
    import_module("jixiao.web.warming").warm()


def _show_logins(folder: Path, show: Show) -> None:
    """Show who can log in, where the folder was begun with the example year."""
    playing = import_module("jixiao.web.demo.playing")
    if not (folder / playing.LOGINS).exists():
        return
    today = f"，今天当作 {localdate()}" if days_behind(folder) else ""
    show(f"示例年度，在 {folder}{today}。用户名、密码、角色、单位：\n")
    for one in playing.logins(folder):
        show(f"  {one.login:<20}{one.password:<20}{roles()[one.role].title}，{one.unit}\n")
    show("从 renda_leader 登录开始：办好“等我处理”里的申报，页面就说下一步由谁办什么；七步到公开的分数，gongzhong 也看得到。\n")
