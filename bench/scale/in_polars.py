"""Twelve rules by hand in Polars, in an environment of their own: ``in_polars.py PARAMETERS TO LOTS…``.

PARAMETERS is a JSON object of patterns and numbers. Reads the Parquet files of each lot, writes what fails or can't be judged as
``TO/CODE-N.parquet``, prints version and seconds as JSON. Knows nothing of ours.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

pl: Any = import_module("polars")
Frame = Any
Tables = dict[str, Frame]
Given = dict[str, Any]
NEEDED = {
    "project": ["id", "document", "at", "start", "finish", "nature", "name"],
    "indicator": [
        "id",
        "project",
        "at",
        "position",
        "level1",
        "level2",
        "name",
        "plain",
        "operator",
        "value",
        "high",
        "unit_class",
        "target",
        "area",
        "printed_level1",
    ],
    "goal": ["project", "at", "which", "plain"],
    "item": ["id", "at", "is_leaf", "lump_sum", "stated", "holds", "label"],
    "funding": ["project", "at", "annual", "total"],
    "narrative": ["project", "at", "budget", "total", "printed_total"],
}


def told(frame: Frame, ok: Frame, path: Frame, subject: str = "id") -> Frame:
    """Return the rows that fail or can't be judged."""
    return frame.select(pl.col(subject).alias("subject"), path.alias("path"), ok.alias("ok")).filter(
        pl.col("ok").not_().fill_null(value=True)
    )


def has(pattern: str) -> Frame:
    """Return whether a name matches the pattern."""
    return pl.col("name").str.contains(pattern)


def frm07(t: Tables, _: Given) -> Frame:
    """The last day lies before the first."""
    rows = t["project"].filter(pl.col("start").is_not_null() | pl.col("finish").is_not_null())
    return told(rows, pl.col("start") <= pl.col("finish"), pl.col("at") + "/finish")


def fnd06(t: Tables, given: Given) -> Frame:
    """The narrative's budget comes to another amount than the form's."""
    unit = pl.lit(int(given["rounding_unit"]))
    rows = (
        t["narrative"]
        .filter(pl.col("budget").is_not_null())
        .join(t["funding"], on="project", suffix="_form")
        .join(t["project"], left_on="project", right_on="id", suffix="_project")
    )
    counted, shown = pl.coalesce("total", "printed_total"), pl.coalesce("printed_total", "total")
    near = ((shown % unit) == 0) & (((shown - pl.col("annual")).abs() * 2) <= unit)
    return told(
        rows, (counted == pl.col("annual")) | (shown == pl.col("annual")) | near, pl.col("at_project") + "/funding/annual", "project"
    )


def cal01(t: Tables, _: Given) -> Frame:
    """A calculation does not give the result written."""
    rows = t["item"].filter(pl.col("is_leaf") & ~pl.col("lump_sum") & pl.col("stated").is_not_null())
    return told(rows, pl.col("holds"), pl.col("at"))


def std07(t: Tables, given: Given) -> Frame:
    """Money goes into gifts."""
    rows = t["item"].filter(pl.col("is_leaf") & pl.col("label").is_not_null())
    return told(rows, ~pl.col("label").str.contains(given["gift_words"]), pl.col("at"))


def goa02(t: Tables, _: Given) -> Frame:
    """The overall goal is the year's, word for word."""
    annual, overall = (t["goal"].filter(pl.col("which") == which) for which in ("annual", "overall"))
    return told(annual.join(overall, on="project", suffix="_overall"), pl.col("plain") != pl.col("plain_overall"), pl.col("at"), "project")


def cls04(t: Tables, given: Given) -> Frame:
    """The quality of an output stands under benefit."""
    rows = t["indicator"].filter((pl.col("level1") == "效益指标") & pl.col("name").is_not_null())
    return told(rows, ~has(given["quality_facts"]), pl.col("at") + "/level1")


def ind09(t: Tables, _: Given) -> Frame:
    """An indicator of the project has the same name further up."""
    rows = t["indicator"].filter(pl.col("plain").is_not_null())
    first = pl.col("position").min().over("project", "plain", "area")
    return told(rows, pl.col("position") == first, pl.col("at") + "/name")


def cls02(t: Tables, given: Given) -> Frame:
    """Timeliness stands under quality."""
    rows = t["indicator"].filter((pl.col("level2") == "质量指标") & pl.col("name").is_not_null())
    return told(rows, ~has(given["timely_measure"]) | has(given["timely_with_quality"]), pl.col("at") + "/level2")


def cls11(t: Tables, given: Given) -> Frame:
    """The execution of the budget stands as an indicator."""
    managed = pl.col("printed_level1").fill_null("").str.contains(given["management_levels"])
    rows = t["indicator"].filter(pl.col("name").is_not_null() & ~managed)
    return told(rows, ~has(given["execution_words"]), pl.col("at") + "/name")


def val12(t: Tables, given: Given) -> Frame:
    """A percentage lies outside 0 and 100."""
    share = (pl.col("unit_class") == "percent") & pl.col("value").is_not_null() & pl.col("name").is_not_null()
    deviation = pl.col("target").fill_null("").str.contains(given["deviation_signs"])
    rows = t["indicator"].filter(share & ~has(given["growth_words"]) & ~deviation)
    return told(rows, (pl.col("value") >= 0) & (pl.coalesce("high", "value") <= 100), pl.col("at") + "/target")


def val20(t: Tables, given: Given) -> Frame:
    """A target of satisfaction is low, or all."""
    counted = pl.col("operator").is_in([">=", ">", "="]) & (pl.col("unit_class") == "percent")
    change = pl.col("target").fill_null("").str.contains(given["change_in_value"])
    rows = t["indicator"].filter((pl.col("level1") == "满意度指标") & counted & ~change)
    low, high = (pl.lit(int(given[name])) for name in ("satisfaction_floor", "satisfaction_ceiling"))
    return told(rows, (pl.col("value") >= low) & (pl.col("value") < high), pl.col("at") + "/target")


def sat03(t: Tables, given: Given) -> Frame:
    """Nobody is asked but the unit's own staff."""
    rows = t["indicator"].filter((pl.col("level1") == "满意度指标") & pl.col("name").is_not_null())
    others = (~has(given["own_staff"])).any().over("project")
    return told(rows, ~has(given["own_staff"]) | others, pl.col("at") + "/name")


RULES: dict[str, Callable[[Tables, Given], Frame]] = {
    rule.__name__.upper(): rule for rule in (frm07, fnd06, cal01, std07, goa02, cls04, ind09, cls02, cls11, val12, val20, sat03)
}


def main(parameters: str, to: str, *lots: str) -> None:
    """Judge every lot; print the version and the seconds that reading and judging took."""
    given, seconds = json.loads(parameters), 0.0
    for number, lot in enumerate(lots):
        begin = perf_counter()
        tables = {name: pl.scan_parquet(str(Path(lot) / f"{name}.parquet")).select(columns) for name, columns in NEEDED.items()}
        found = pl.collect_all([rule(tables, given) for rule in RULES.values()])
        seconds += perf_counter() - begin
        for code, frame in zip(RULES, found, strict=True):
            frame.with_columns(pl.lit(code).alias("code")).write_parquet(str(Path(to) / f"{code}-{number}.parquet"))
    sys.stdout.write(json.dumps({"version": pl.__version__, "seconds": seconds}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
