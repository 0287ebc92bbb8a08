"""How the office is doing: database, disk, what waits in the background, versions, the last backup and proof; each with how grave it is."""

import platform
from datetime import timedelta
from shutil import disk_usage
from typing import Literal

import django
from django.conf import settings
from django.db import connection
from django.utils.timezone import now
from msgspec import Struct

from jixiao import __version__
from jixiao.web.keeping.runs import last
from jixiao.web.models import Counted, Declaration, Delivery, Entry, KeptRun, Person, Sitting
from jixiao.web.outside import outside
from jixiao.web.people.policy import policy
from jixiao.web.site import DATABASE

Level = Literal["ok", "note", "warning", "error"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note", "ok")
LITTLE, VERY_LITTLE = 20, 10
"""Percent of the disk that are free when that is a warning, and an error."""
OLD, VERY_OLD = timedelta(days=2), timedelta(days=8)
SLOW = timedelta(hours=1)


class Fact(Struct, frozen=True):
    """Something looked at: its name, how grave it is, the figure, what to do."""

    name: str
    title: str
    level: Level
    told: str
    remedy: str = ""


def health() -> tuple[Fact, ...]:
    """Return how the office is doing, in the order in which somebody looks."""
    looked = (_database, _disk, _backup, _proof, _reading, _outside, _counting, _people, _versions)
    return tuple(look() for look in looked)


def worst(facts: tuple[Fact, ...]) -> Fact:
    """Return the gravest of them."""
    return min(facts, key=lambda fact: LEVELS.index(fact.level))


def _database() -> Fact:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
            version, size = cursor.fetchone()
        name = f"PostgreSQL {version}"
    else:
        name = f"SQLite {_sqlite()}"
        file = settings.JIXIAO.folder / DATABASE
        size = file.stat().st_size if file.is_file() else 0
    lines = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return Fact("database", "数据库", "ok", f"{name}，{_size(size)}；申报 {Declaration.objects.count():,} 份，日志 {lines:,} 条")


def _sqlite() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        return str(cursor.fetchone()[0])


def _disk() -> Fact:
    total, _, free = disk_usage(settings.JIXIAO.folder)
    share = free * 100 // total
    level: Level = "error" if share < VERY_LITTLE else "warning" if share < LITTLE else "ok"
    told = f"剩 {_size(free)}，是 {_size(total)} 的 {share}%"
    return Fact("disk", "磁盘", level, told, "" if level == "ok" else "磁盘满了就存不上。请移走旧备份，或换大的磁盘。")


def _backup() -> Fact:
    run = last("backup")
    if run is None or run.ended is None:
        return Fact("backup", "备份", "error", "还没有备份过", "请在“备份”里做一次，把文件拷到别的机器。")
    old = now() - run.ended
    level: Level = "error" if old > VERY_OLD else "warning" if old > OLD else "ok"
    return Fact("backup", "备份", level, f"{_ago(old)}，{run.told}", "" if level == "ok" else "请再备份一次。")


def _proof() -> Fact:
    bad = KeptRun.objects.filter(what="verify").exclude(ended=None).order_by("-ended").first()
    if bad is not None and bad.faults:
        return Fact("verify", "核验", "error", f"{len(bad.faults)} 处不一致：{bad.faults[0]}", "请保留现场，用备份核对，告诉安全审计员。")
    run = last("verify")
    if run is None or run.ended is None:
        return Fact("verify", "核验", "warning", "还没有核验过", "请在“备份”里核验一次。")
    old = now() - run.ended
    return Fact("verify", "核验", "warning" if old > VERY_OLD else "ok", f"{_ago(old)}，{run.told}")


def _reading() -> Fact:
    waiting = Declaration.objects.filter(state="reading", trouble="")
    failed = Declaration.objects.filter(state="reading").exclude(trouble="").count()
    first = waiting.order_by("created").values_list("created", flat=True).first()
    jobs = KeptRun.objects.filter(ended=None).count()
    slow = first is not None and now() - first > SLOW
    told = f"等读 {waiting.count()} 份，读不出 {failed} 份，备份和核验 {jobs} 件"
    return Fact("queue", "后台的活", "warning" if slow else "ok", told, "最早的一份等了一个多小时。请看服务器的错误输出。" if slow else "")


def _outside() -> Fact:
    hooks = outside().hooks
    if not hooks:
        return Fact("hooks", "对外通知", "ok", "没有设置，什么也不往外发")
    waiting = Delivery.objects.filter(done=None, given_up=False).count()
    lost = Delivery.objects.filter(given_up=True).order_by("-pk").first()
    told = f"{len(hooks)} 个地址，等着发 {waiting} 条"
    if lost is None:
        return Fact("hooks", "对外通知", "ok", told)
    many = Delivery.objects.filter(given_up=True).count()
    return Fact("hooks", "对外通知", "warning", f"{told}，{many} 条没有送到：{lost.trouble}", "对方恢复以后，在下面重发。")


def _counting() -> Fact:
    stored, counted = Declaration.objects.filter(version__gt=0).count(), Counted.objects.count()
    return Fact("counting", "规则计数", "ok", f"{min(counted, stored):,} 份已数，共 {stored:,} 份")


def _people() -> Fact:
    since = now() - timedelta(minutes=policy().idle_minutes)
    here = Sitting.objects.filter(seen__gt=since, half=False).values("person").distinct().count()
    return Fact("people", "在线", "ok", f"{here} 人，共 {Person.objects.filter(active=True).count()} 人能登录")


def _versions() -> Fact:
    return Fact("versions", "版本", "ok", f"绩效 {__version__}，Django {django.__version__}，Python {platform.python_version()}")


def _ago(gone: timedelta) -> str:
    return f"{gone.days} 天前" if gone.days else f"{gone.seconds // 3600} 小时前" if gone.seconds >= 3600 else "一小时内"


def _size(count: float) -> str:
    for unit in ("B", "KB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"
