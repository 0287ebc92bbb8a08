"""Which state an office's tables are in, by their last migration: brought up to date by a start alone, and a newer one is left as it is."""

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from jixiao.errors import UsageWrong

APP = "web"


def known_states() -> list[str]:
    """Return the states that this program knows, the oldest first."""
    return sorted(name for app, name in MigrationLoader(None).disk_migrations if app == APP)


def newest() -> str:
    """Return the state that this program works with."""
    return known_states()[-1]


def state() -> str:
    """Return the state that the tables are in, empty where there are none."""
    return max((name for app, name in MigrationRecorder(connection).applied_migrations() if app == APP), default="")


def models_at(wanted: str) -> Any:  # noqa: ANN401 - Django's registry of models as they were
    """Return what holds the models as they were in a state."""
    return MigrationLoader(connection).project_state((APP, wanted)).apps


def bring_to(wanted: str) -> None:
    """Make the tables, or bring them to a state; UsageWrong, and nothing is changed, where a newer program has changed them."""
    refuse_newer(state())
    call_command("migrate", APP, wanted, verbosity=0, interactive=False)


def bring_up_to_date() -> None:
    """Make the tables, or bring them to the newest state; UsageWrong as ``bring_to``."""
    refuse_newer(state())
    call_command("migrate", verbosity=0, interactive=False)


def refuse_newer(found: str) -> None:
    """Raise UsageWrong for a state that this program does not know: what it would write there might be lost or wrong."""
    if found and found not in known_states():
        raise UsageWrong(
            f"这是更新的（或别的）版本写的（{found}，这里认得的到 {newest()}），没有动它。请用那个版本，或用旧版本做的备份恢复到另一个文件夹。",
            f"A newer (or another) version wrote this ({found}; known up to {newest()}); it was left as it is. Use that one, or restore an older backup.",
        )


def refuse_other(found: str) -> None:
    """Raise UsageWrong for a state other than this program's: a keeper's command never changes the tables."""
    refuse_newer(found)
    if found != newest():
        raise UsageWrong(
            f"这是旧版本的文件夹（{found or '还没有表'}），还没有改成现在的样子（{newest()}）。先用旧版本备份，再运行 jixiao serve，它会改好。",
            f"The folder is an older version's ({found or 'no tables'}), not brought up to {newest()}. Back it up with that version, then run jixiao serve.",
        )
