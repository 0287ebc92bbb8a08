"""The self-evaluation of a declaration by the records of its year, which lie in the office's folder."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from jixiao.actions.evaluate import EvaluateRequest, Outcome, evaluate
from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.web.declarations.content import text_of
from jixiao.web.desks.years import written
from jixiao.web.models import Declaration, Version
from jixiao.web.problems import Problem
from jixiao.write.evaluation.working import evaluation_json as as_json
from jixiao.write.page import Page

LEDGERS = "ledgers"


def year_folder(declaration: Declaration) -> Path:
    """Return where the records of a declaration's unit and year lie: ``ledgers/`` and ``bindings.toml``."""
    return Path(settings.JIXIAO.folder) / "years" / f"{declaration.unit_id}-{declaration.year or 0}"


def evaluation(declaration: Declaration, version: Version) -> Outcome:
    """Return the evaluation; Problem 409 where there are no records yet or they can't be used."""
    place = year_folder(declaration)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        ledgers = written(declaration.unit, declaration.year or 0, place / LEDGERS, Path(folder, LEDGERS)) or place / LEDGERS
        if not ledgers.is_dir():
            raise Problem(409, f"“{declaration.unit.name}”{declaration.year or ''} 年度还没有台账，不能评价。请先导入台账。")
        file = Path(folder, "document.json")
        file.write_bytes(text_of(version))
        try:
            return evaluate(EvaluateRequest(file=str(file), ledgers=ledgers, bindings=place / FILE_NAME), bytes)
        except JixiaoError as wrong:
            raise Problem(409, wrong.zh.replace(str(file), declaration.title).replace(str(place), "台账文件夹")) from wrong


def evaluation_json(outcome: Outcome) -> bytes:
    """Return it as ``jixiao evaluate --format json`` prints it."""
    return as_json(outcome.evaluation, Page())
