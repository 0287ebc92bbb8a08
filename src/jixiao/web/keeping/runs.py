"""Backups and proofs: those asked for on a page are made in the background, and of all it is remembered when and how they ended."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils.timezone import localtime, now

from jixiao.errors import JixiaoError
from jixiao.web.journal.write import Actor, note
from jixiao.web.keeping.backup import BACKUPS, back_up
from jixiao.web.keeping.verify import Verified, verified
from jixiao.web.models import KeptRun
from jixiao.web.problems import Problem

What = Literal["backup", "verify"]
TITLES: dict[What, str] = {"backup": "备份", "verify": "核验"}
LEASE = timedelta(hours=6)
"""After so long without an end it is taken up anew: whoever did it is gone."""
LONGEST, MOST_FAULTS = 500, 50


def ask_for_run(actor: Actor, what: What) -> KeptRun:
    """Return a new job that waits; Problem 409 while one of its sort waits or is under way."""
    with transaction.atomic():
        note(actor, "keeping.asked", what)
        if KeptRun.objects.filter(what=what, ended=None).exists():
            raise Problem(409, f"已经有一次{TITLES[what]}在等着做或正在做。做完以后会列在下面。")
        return KeptRun.objects.create(what=what, by=actor.person, asked=now())


def do_one() -> bool:
    """Do a job that waits; return whether there was one."""
    free = Q(begun=None) | Q(begun__lt=now() - LEASE)
    run = KeptRun.objects.filter(free, ended=None).order_by("asked").first()
    if run is None or not KeptRun.objects.filter(free, pk=run.pk, ended=None).update(begun=now()):
        return False
    try:
        _end(run, *(_backed_up() if run.what == "backup" else _proof(verified())))
    except (JixiaoError, OSError) as wrong:
        _end(run, "没有做成", [wrong.zh if isinstance(wrong, JixiaoError) else f"{wrong.strerror}。请腾出空间再试。"])
    return True


def remember_backup(to: Path, made: dict[str, Any]) -> None:
    """Remember a backup that the command line made; an office that can't be written stays as it is."""
    _remember("backup", *_listed(to, made))


def remember_proof(found: Verified) -> None:
    """Remember a proof that the command line made."""
    _remember("verify", *_proof(found))


def last(what: What) -> KeptRun | None:
    """Return the last job of a sort that ended well, None where none did."""
    return KeptRun.objects.filter(what=what, faults=[]).exclude(ended=None).select_related("by").order_by("-ended").first()


def _remember(what: What, told: str, faults: list[str]) -> None:
    at = now()
    with suppress(DatabaseError), transaction.atomic():
        KeptRun.objects.create(what=what, asked=at, begun=at, ended=now(), told=told[:LONGEST], faults=faults[:MOST_FAULTS])


def _end(run: KeptRun, told: str, faults: list[str]) -> None:
    KeptRun.objects.filter(pk=run.pk).update(ended=now(), told=told[:LONGEST], faults=faults[:MOST_FAULTS])


def _backed_up() -> tuple[str, list[str]]:
    folder = settings.JIXIAO.folder / BACKUPS
    folder.mkdir(exist_ok=True, mode=0o700)
    to = folder / f"{localtime():%Y%m%d-%H%M%S}.tar"
    return _listed(to, back_up(settings.JIXIAO, to))


def _listed(to: Path, made: dict[str, Any]) -> tuple[str, list[str]]:
    return f"{to.absolute()}，{to.stat().st_size / 1e6:.1f} MB，{len(made['members'])} 个文件", []


def _proof(found: Verified) -> tuple[str, list[str]]:
    looked = "，".join(f"{name} {number}" for name, number in found.counts.items())
    return f"{looked}。日志末行 {found.head[:40]}", list(found.faults)
