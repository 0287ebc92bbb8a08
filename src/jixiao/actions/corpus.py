"""Corpora: made up, and audited by one of two engines."""

from importlib import import_module
from pathlib import Path

from jixiao.corpus.audit import CorpusReport, Done, audit
from jixiao.corpus.generate import generate
from jixiao.corpus.store import About

__all__ = ["About", "CorpusReport", "Done", "audit_corpus", "generate"]


def audit_corpus(corpus: Path, engine: str, done: Done) -> CorpusReport:
    """Return the audit of a corpus; InputUnreadable where there is none, ExtraMissing where the engine is not installed."""
    if engine == "duckdb":
        return audit(corpus, done=done)
    return audit(corpus, engine, import_module(f"jixiao.corpus.{engine}").judge_all, done)
