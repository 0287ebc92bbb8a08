"""Corpora: made up, and audited by one of two engines."""

from importlib import import_module
from pathlib import Path
from typing import cast

from jixiao.corpus.audit import CorpusReport, Done, audit
from jixiao.corpus.generate import generate
from jixiao.corpus.storage import is_folder
from jixiao.corpus.store import About
from jixiao.errors import UsageWrong

__all__ = ["About", "CorpusReport", "Done", "audit_corpus", "generate"]


def audit_corpus(corpus: str, engine: str, done: Done) -> CorpusReport:
    """Return the audit of a corpus, for Spark also of one in object storage.

    InputUnreadable where there is none, ExtraMissing where the engine is not installed, UsageWrong for an address without Spark.
    """
    if engine == "duckdb":
        if not is_folder(corpus):
            raise UsageWrong(
                "对象存储里的语料库由 Spark 审：请加 --engine spark。",
                "A corpus in object storage is audited by Spark: add --engine spark.",
            )
        return audit(Path(corpus), done)
    return cast("CorpusReport", import_module("jixiao.corpus.spark").audit_by_spark(corpus, done))
