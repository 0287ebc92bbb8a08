"""The rows of a backup written into a database that holds nothing."""

from pathlib import Path

from django.core.management import call_command

from jixiao.errors import UsageWrong
from jixiao.web.keeping.archive import lines
from jixiao.web.keeping.rows import number_on, put_back, tables
from jixiao.web.models import Person


def fill(file: Path) -> int:
    """Write the rows of a backup into this process's database and return how many; UsageWrong where it holds an office already."""
    call_command("migrate", verbosity=0, interactive=False)
    if Person.objects.exists():
        raise UsageWrong("数据库里已有内容，没有恢复。请换一个空的数据库。", "The database holds an office already; nothing was restored.")
    count = put_back(lines(file, [str(table._meta.model_name) for table in tables()]))
    number_on()
    return count
