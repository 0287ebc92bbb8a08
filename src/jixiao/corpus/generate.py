"""Made-up corpora: templates of a few thousand sheets, and any number of projects made by them, the same for the same seed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from shutil import rmtree

from msgspec import Struct
from msgspec.json import encode

from jixiao.corpus.copies import copies_select, drawing, draws, shape
from jixiao.corpus.defects import DEFECTS, place
from jixiao.corpus.keys import DOCUMENT_KEY, PROJECT_KEY
from jixiao.corpus.sheets import LAYOUTS, Layout, departments, kinds, sheet
from jixiao.corpus.store import ABOUT, ANSWERS, LOT, LOTS, About, Lot, stamp, write
from jixiao.corpus.templates import FIGURES, Template, template
from jixiao.errors import UsageWrong
from jixiao.facts.duck import DuckDBPyConnection, connect
from jixiao.facts.schema import Row, tables
from jixiao.model.document import Kind
from jixiao.sql.literals import quoted

SHARES: dict[Layout, int] = {"narrative": 50, "points": 20, "plain": 10, "self_evaluation": 12, "monitoring": 8}
"""Of a hundred projects, how many stand in a layout."""
KINDS: dict[Layout, Kind] = {
    "narrative": "declaration",
    "points": "declaration",
    "plain": "declaration",
    "self_evaluation": "self_evaluation",
    "monitoring": "monitoring",
}
LAST_YEAR, MOST_YEARS, PROJECTS_A_YEAR = 2026, 7, 8_000
LOT_SIZE = 36_000
"""Projects in a lot at most: their tables fit into memory several times over."""
CLEAN = 8
"""Clean sheets of every kind in every layout."""
PLANTED, PLANTED_COVERS = 200, 20
"""Of a thousand projects, and of a thousand covers, how many have a planted defect."""
MOST = 10_000_000
BATCH = 400
COVER = ("FND08", "/stated_total")


class Planted(Struct, frozen=True):
    """A template with what was planted in it: code and pointer below the project, None for a clean one."""

    template: Template
    code: str | None = None
    path: str | None = None


def generate(projects: int, seed: int, to: Path) -> About:
    """Write a corpus of so many projects; UsageWrong where one stands already. It takes a place of its own until it is whole."""
    if not 1 <= projects <= MOST:
        raise UsageWrong(f"--projects 须在 1 到 {MOST} 之间。", f"--projects goes from 1 to {MOST}.")
    if to.exists():
        raise UsageWrong(f"{to} 已经存在，请换一个文件夹。", f"{to} exists; name another folder.")
    work = to.with_name(f"{to.name}.unfinished")
    rmtree(work, ignore_errors=True)
    (work / LOTS).mkdir(parents=True)
    with closing(connect(":memory:", config={"memory_limit": "3GB", "temp_directory": str(work / "spill")})) as database:
        lay_out(database, tuple(templates(Random(seed))), seed)  # noqa: S311 - made-up figures, no secret
        about = _cast(database, projects, seed, work)
    write(work / ABOUT, about)
    rmtree(work / "spill", ignore_errors=True)
    work.replace(to)
    return about


def templates(random: Random) -> Iterator[Planted]:
    """Yield the templates: of every kind in every layout several clean ones, of every defect one a department and layout."""
    for layout in LAYOUTS:
        for kind in range(len(kinds())):
            for _ in range(CLEAN):
                yield Planted(template(sheet(random, layout, kind)))
    for defect in DEFECTS:
        for layout in defect.layouts:
            for department in departments():
                kind = random.choice([i for i, about in enumerate(kinds()) if about.department == department])
                clean = sheet(random, layout, kind)
                yield Planted(template(defect.make(clean)), defect.code, place(defect, clean))


def lay_out(database: DuckDBPyConnection, made: Sequence[Planted], seed: int) -> None:
    """Put the templates into tables of the database."""
    for statement in draws(seed):
        database.execute(statement)
    _table(database, "kinds", {"kind": "INTEGER", "topics": "VARCHAR[]"}, [{"kind": i, "topics": k.topics} for i, k in enumerate(kinds())])
    ranges = dict.fromkeys(("least", "most", "cheapest", "dearest"), "INTEGER[]")
    columns = {
        "template": "INTEGER",
        "layout": "VARCHAR",
        "department": "INTEGER",
        "planted": "BOOLEAN",
        "slot": "INTEGER",
        "kind": "INTEGER",
    }
    _table(database, "template", {**columns, "annual": "INTEGER", **ranges, "code": "VARCHAR", "path": "VARCHAR"}, list(_heads(made)))
    database.execute("CREATE TABLE groups AS SELECT layout, department, planted, count(*) AS number FROM template GROUP BY ALL")
    for table in tables():
        rows = [{"template": i, **row} for i, one in enumerate(made) for row in one.template.rows.get(table, ())]
        _table(database, f"template_{table}", shape(table), rows)


def _heads(made: Sequence[Planted]) -> Iterator[Row]:
    """Yield what a project drawn from each template needs to know."""
    taken: Counter[tuple[str, int, bool]] = Counter()
    marks = {figure.mark: place for place, figure in reversed(list(enumerate(FIGURES, 1)))}
    for number, one in enumerate(made):
        about = one.template.sheet
        group = (about.layout, departments().index(kinds()[about.kind].department), one.code is not None)
        items = [*about.items, *about.items[:1] * (3 - len(about.items))]
        yield {
            "template": number,
            "layout": group[0],
            "department": group[1],
            "planted": group[2],
            "slot": taken[group],
            "kind": about.kind,
            "annual": marks[Decimal(about.annual)],
            **{name: [getattr(item, name) for item in items] for name in ("least", "most", "cheapest", "dearest")},
            "code": one.code,
            "path": one.path,
        }
        taken[group] += 1


def _table(database: DuckDBPyConnection, name: str, columns: dict[str, str], rows: Sequence[Row]) -> None:
    """Make a table and fill it, some rows at a time."""
    declared = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    database.execute(f"CREATE TABLE {name} ({declared})")
    form = quoted(encode([columns]).decode())
    for start in range(0, len(rows), BATCH):
        text = encode(rows[start : start + BATCH]).decode()
        database.execute(f"INSERT INTO {name} SELECT unnest(from_json($1::VARCHAR, {form}), max_depth := 2)", [text])


def _cast(database: DuckDBPyConnection, projects: int, seed: int, work: Path) -> About:
    """Make lot after lot; return what was made."""
    selects = {table: copies_select(table, _marks(database, table)) for table in tables()}
    first = 0
    for layout, year, part, size in _lots(projects):
        name = f"{year}-{layout.replace('_', '-')}-{part:04}"
        values = {"first": first, "projects": size, "layout": layout, "year": year, "seed": seed, "departments": len(departments())}
        for statement in drawing({**values, "rate": PLANTED, "cover_rate": PLANTED_COVERS}):
            database.execute(statement)
        folder = work / LOTS / name
        folder.mkdir()
        for table, select in selects.items():
            database.execute(f"COPY ({select}) TO {quoted(str(folder / f'{table}.parquet'))} (FORMAT parquet, COMPRESSION zstd)")
        counts = database.execute("SELECT count(DISTINCT document), count(*) FROM drawn").fetchall()[0]
        indicators = database.execute("SELECT count(*) FROM drawn JOIN template_indicator USING (template)").fetchall()[0][0]
        about = Lot(name=name, as_of=date(year, 1, 1), kind=KINDS[layout], documents=counts[0], projects=counts[1], indicators=indicators)
        write(folder / LOT, about)
        _answer(database, folder)
        first += counts[0]
    return _about(database, seed, work)


def _marks(database: DuckDBPyConnection, table: str) -> dict[str, int]:
    """Return how many marks the text columns of a table have at most."""
    names = [name.removesuffix("_marks") for name in shape(table) if name.endswith("_marks")]
    if not names:
        return {}
    most = ", ".join(f'coalesce(max(length("{name}_marks")), 0)' for name in names)
    row = database.execute(f"SELECT {most} FROM template_{table}").fetchall()[0]
    return dict(zip(names, row, strict=True))


def _lots(projects: int) -> Iterator[tuple[Layout, int, int, int]]:
    """Yield layout, year, part and size of every lot; sizes add up to ``projects``."""
    years = [LAST_YEAR - back for back in range(max(1, min(MOST_YEARS, projects // PROJECTS_A_YEAR)))]
    shares = [(layout, year, share) for layout, share in SHARES.items() for year in years]
    whole, done, told = 100 * len(years), 0, 0
    for layout, year, share in shares:
        told += share
        size = projects * told // whole - done
        done += size
        for part, start in enumerate(range(0, size, LOT_SIZE)):
            yield layout, year, part, min(LOT_SIZE, size - start)


def _answer(database: DuckDBPyConnection, folder: Path) -> None:
    """Add what was planted in the lot to the answers."""
    database.execute("CREATE TABLE IF NOT EXISTS answer (code VARCHAR, project VARCHAR, path VARCHAR)")
    documents, projects = (f"read_parquet({quoted(str(folder / f'{table}.parquet'))})" for table in ("document", "project"))
    database.execute(
        f"INSERT INTO answer SELECT m.code, {PROJECT_KEY}, i.at_ || m.path FROM drawn AS i JOIN template AS m ON m.template = i.template "
        f"JOIN {projects} AS p ON p.id = i.project JOIN {documents} AS d ON d.id = i.document WHERE m.code IS NOT NULL"
    )
    code, path = map(quoted, COVER)
    database.execute(
        f"INSERT INTO answer SELECT {code}, {DOCUMENT_KEY}, {path} FROM summed AS t JOIN {documents} AS d ON d.id = t.document "
        "WHERE t.planted AND d.stated_total IS NOT NULL"
    )


DISTINCT = {"project names": ("project", "name"), "units": ("project", "unit"), "indicator names": ("indicator", "name")}
DISTINCT |= {"indicator targets": ("indicator", "target"), "goal texts": ("goal", "text"), "calculations": ("item", "text")}


def _about(database: DuckDBPyConnection, seed: int, work: Path) -> About:
    """Write the answers; return the description, with how many different texts there are."""
    database.execute(f"COPY (SELECT * FROM answer ORDER BY ALL) TO {quoted(str(work / ANSWERS))} (FORMAT parquet)")
    planted = dict(database.execute("SELECT code, count(*) FROM answer GROUP BY code ORDER BY code").fetchall())
    distinct = {
        what: database.execute(
            f"SELECT approx_count_distinct({column}) FROM read_parquet({quoted(str(work / LOTS / '*' / f'{table}.parquet'))})"
        ).fetchall()[0][0]
        for what, (table, column) in DISTINCT.items()
    }
    return About(facts=stamp(), made_up=True, seed=seed, planted=planted, distinct=distinct)
