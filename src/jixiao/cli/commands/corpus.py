"""``jixiao corpus``: makes up corpora and audits them."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.corpus import audit_corpus, generate
from jixiao.cli.corpora import found_in, made
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.write.as_json import as_json


@command("corpus")
@click.argument("chore", type=OneOf("generate", "audit", later=("add", "suggest", "peers", "report")), metavar="generate|audit")
@click.argument("corpus", required=False, metavar="[CORPUS]")
@click.option("--projects", metavar="N", type=int)
@click.option("--seed", metavar="S", type=int, default=1)
@click.option("--to", "out", metavar="CORPUS", type=Path)
@click.option("--engine", metavar="duckdb|spark", type=OneOf("duckdb", "spark"), default="duckdb")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, chore: str, corpus: str | None, engine: str, layout: str, **making: Any) -> int:  # noqa: ANN401 - click's keywords
    """Do one of the two; ``audit`` returns 1 when a rule on errors fails somewhere."""
    if chore == "generate":
        if making["projects"] is None or making["out"] is None:
            raise UsageWrong("corpus generate 须写明 --projects 和 --to。", "corpus generate needs --projects and --to.")
        about = generate(making["projects"], making["seed"], making["out"])
        terminal.show(as_json(about) if layout == "json" else made(about, making["out"], terminal))
        return 0
    if corpus is None:
        raise UsageWrong("corpus audit 须写明语料库的文件夹。", "corpus audit needs the corpus: a folder.")
    told = terminal.progress(wanted=True)
    report = audit_corpus(corpus, engine, lambda at, of: told(at, of, str(corpus)))
    terminal.show(as_json(report) if layout == "json" else found_in(report, terminal))
    return int(report.errors > 0)
