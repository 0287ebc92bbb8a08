"""The SQL that makes projects by templates: draws, names and figures of every project, then the rows of every table."""

from collections.abc import Iterator, Mapping

from jixiao.corpus.sheets import YEAR
from jixiao.corpus.templates import FIGURES, NAMES, POINTERS
from jixiao.facts.schema import Column, tables

MIX = """CREATE MACRO mix(n, k) AS (
  WITH a AS (SELECT ((CAST(n AS BIGINT) + 1) * 2654435761 + (CAST(k AS BIGINT) + 1) * 1013904223 + {seed} * 69069) % 4294967296 AS x),
       b AS (SELECT (xor(x, x >> 15) * 2146121005) % 4294967296 AS x FROM a)
  SELECT xor(x, x >> 13) FROM b)"""
FIRST_CITY, SECOND_CITY = "东西南北江海云龙金银青白长宁平永兴和泰丰", "州阳陵川溪湖林城浦江港湾泉岭丘桥渡昌海源"
FIRST_DISTRICT = "云松临望星石花清盛吉祥春秋梅兰竹菊荷枫杏桃柳槐榆桂柏枣茶棠禾"
SECOND_DISTRICT = "间江门河岩田湖坪塘洲浦港峰谷林岗坡湾桥泉溪渚汀渡"
FIRST_WARD, SECOND_WARD = "凤虎鹤鹿麒虹霞晨曦朗润沁澄澜漪汐涵泓沐霖", "翔鸣栖舞腾蔚岚岫峦嶂峪坳墩垛埠圩堰堤坝闸"
REGIONS = len(FIRST_CITY) * len(SECOND_CITY) * len(FIRST_DISTRICT) * len(SECOND_DISTRICT)
STEP = 104_729
"""Prime to the number of regions: documents one after another lie in regions far apart, and none comes twice."""
BIGGEST = 9
"""Projects in the largest document."""

DOCUMENTS = """CREATE OR REPLACE TEMP TABLE made AS
WITH numbered AS (SELECT {first} + range AS n, 1 + mix({first} + range, 1) % {biggest} AS size FROM range({projects})),
     counted AS (SELECT n, size, CAST(sum(size) OVER (ORDER BY n) AS BIGINT) - size AS before FROM numbered)
SELECT n, least(size, {projects} - before) AS size, mix(n, 2) % {departments} AS department,
       (n * {step} + {seed}) % {regions} AS region FROM counted WHERE before < {projects}"""

DRAWN = """CREATE OR REPLACE TEMP TABLE drawn AS
WITH one AS (
  SELECT d.*, unnest(range(d.size)) AS position, {year} AS fiscal_year FROM made AS d
), chosen AS (
  SELECT o.*, o.n * 16 + o.position AS x, mix(o.n * 16 + o.position, 3) % 1000 < {rate} AS planted FROM one AS o
), cast_of AS (
  SELECT c.*, m.template, m.kind, m.annual, m.least, m.most, m.cheapest, m.dearest
  FROM chosen AS c
  JOIN groups AS g ON g.layout = '{layout}' AND g.department = c.department AND g.planted = c.planted
  JOIN template AS m ON m.layout = g.layout AND m.department = g.department AND m.planted = g.planted AND m.slot = mix(c.x, 4) % g.number
), figured AS (
  SELECT c.*,
    substr('{city1}', 1 + CAST(region % {cities1} AS INTEGER), 1) || substr('{city2}', 1 + CAST(region // {cities1} % {cities2} AS INTEGER), 1) || '市' AS city,
    substr('{district1}', 1 + CAST(region // {cities} % {districts1} AS INTEGER), 1)
      || substr('{district2}', 1 + CAST(region // {cities} // {districts1} AS INTEGER), 1) || CASE WHEN region % 2 = 0 THEN '区' ELSE '县' END AS district,
    substr('{ward1}', 1 + CAST(mix(x, 7) % {wards1} AS INTEGER), 1) || substr('{ward2}', 1 + CAST(mix(x, 8) % {wards2} AS INTEGER), 1) || '片区'
      || k.topics[1 + CAST((mix(n, 5) + position) % length(k.topics) AS INTEGER)] AS topic,
    {quantities},
    {rates}
  FROM cast_of AS c JOIN kinds AS k ON k.kind = c.kind
)
SELECT n, size, position, fiscal_year, template, annual, concat('d', n, ':') AS document, concat('d', n, ':/projects/', position) AS project,
       concat('/projects/', position) AS at_, [{figures}] AS v, [{names}] AS s FROM figured"""

SUMS = """CREATE OR REPLACE TEMP TABLE summed AS
SELECT document, any_value(size) AS size, sum(v[annual]) + CASE WHEN mix(any_value(n), 6) % 1000 < {cover_rate} THEN 60000 ELSE 0 END AS total,
       mix(any_value(n), 6) % 1000 < {cover_rate} AS planted
FROM drawn GROUP BY document"""


def draws(seed: int) -> Iterator[str]:
    """Yield the statements that are run once."""
    yield MIX.format(seed=seed)


def drawing(values: Mapping[str, object]) -> Iterator[str]:
    """Yield the statements that draw the documents and projects of a lot from first number, layout, year and the rest of it."""
    quantities = ", ".join(
        f"CAST(least[{i}] + mix(x, {10 + i}) % (most[{i}] - least[{i}] + 1) AS DECIMAL(9, 0)) AS q{i}, "
        f"CAST(cheapest[{i}] + mix(x, {20 + i}) % (dearest[{i}] - cheapest[{i}] + 1) AS DECIMAL(9, 0)) AS p{i}"
        for i in (1, 2, 3)
    )
    fixed = {
        "biggest": BIGGEST,
        "regions": REGIONS,
        "step": STEP,
        "city1": FIRST_CITY,
        "city2": SECOND_CITY,
        "district1": FIRST_DISTRICT,
        "district2": SECOND_DISTRICT,
        "cities1": len(FIRST_CITY),
        "cities2": len(SECOND_CITY),
        "cities": len(FIRST_CITY) * len(SECOND_CITY),
        "districts1": len(FIRST_DISTRICT),
        "ward1": FIRST_WARD,
        "ward2": SECOND_WARD,
        "wards1": len(FIRST_WARD),
        "wards2": len(SECOND_WARD),
        "quantities": quantities,
        "rates": ", ".join(f"CAST(85 + 0.5 * (mix(x, {30 + i}) % 27) AS DECIMAL(4, 1)) AS r{i}" for i in (1, 2, 3)),
        "figures": ", ".join(f"CAST({figure.sql} AS DECIMAL(20, 4))" for figure in FIGURES),
        "names": ", ".join(name.sql for name in NAMES),
    }
    yield DOCUMENTS.format(**fixed, **values)
    yield DRAWN.format(**fixed, **values)
    yield SUMS.format(**values)


def copies_select(table: str, marks: Mapping[str, int]) -> str:
    """Return the SELECT of a lot's rows of a table; ``marks`` says how many marks a text column has at most."""
    columns = ", ".join(f'{_column(table, column, marks.get(column.name, 0))} AS "{column.name}"' for column in tables()[table])
    whose = _whose(table)
    summed = " JOIN summed AS t ON t.document = i.document" if table == "document" else ""
    return f"SELECT {columns} FROM drawn AS i JOIN template_{table} AS m ON m.template = i.template{summed}{whose}"


def _whose(table: str) -> str:
    """Return the condition under which a row of a template stands in a document: what is on the cover, only once."""
    if table == "document":
        return " WHERE i.position = 0"
    if table == "project" or not any(column.name == "project" for column in tables()[table]):
        return ""
    return " WHERE m.project IS NOT NULL OR i.position = 0"


SPECIAL = {
    ("document", "stated_count"): "CASE WHEN m.stated_count IS NOT NULL THEN t.size END",
    ("document", "stated_total"): "CASE WHEN m.stated_total_mark IS NOT NULL THEN CAST(t.total AS DECIMAL(18, 2)) END",
    ("document", "form_count"): "t.size",
    ("document", "projects"): "t.size",
    ("document", "as_of"): "make_date(i.fiscal_year, 1, 1)",
    ("document", "id"): "i.document",
    ("document", "at"): "''",
    ("project", "position"): "i.position + 1",
    ("project", "number"): "CASE WHEN m.number IS NOT NULL THEN i.position + 1 END",
    ("project", "narrative_number"): "CASE WHEN m.narrative_number IS NOT NULL THEN i.position + 1 END",
    ("project", "narratives"): "CASE WHEN m.narratives > 0 THEN i.size ELSE 0 END",
    ("project", "id"): "i.project",
    ("project", "at"): "i.at_",
}


def _column(table: str, column: Column, marks: int) -> str:
    """Return what a column is made of, in the type of the schema."""
    name = f'm."{column.name}"'
    if (table, column.name) in SPECIAL:
        sql = SPECIAL[table, column.name]
    elif column.name == "document":
        return "i.document"
    elif column.name in POINTERS:
        return f"i.project || {name}"
    elif column.name == "at":
        return f"CASE WHEN m.project IS NULL THEN {name} ELSE i.at_ || {name} END"
    elif column.type == "DATE":
        sql = f"{name} + to_years(i.fiscal_year - {YEAR})"
    elif column.type == "INTEGER" and column.name.endswith("year"):
        sql = f"{name} + CASE WHEN {name} > {YEAR - 5} THEN i.fiscal_year - {YEAR} ELSE 0 END"
    elif column.type.startswith("DECIMAL"):
        sql = f'coalesce({name}, i.v[m."{column.name}_mark"])'
    elif column.type == "VARCHAR" and marks:
        return _put_together(column.name, marks)
    else:
        return name
    return f"CAST({sql} AS {column.type})"


def _put_together(name: str, marks: int) -> str:
    """Return the SQL of a text: as it stands, or its parts with what stands in place of the marks."""
    parts, places = f'm."{name}_parts"', f'm."{name}_marks"'
    pieces = [f"{parts}[1]"]
    for number in range(1, marks + 1):
        pieces += [f"i.s[{places}[{number}]]", f"{parts}[{number + 1}]"]
    return f'CASE WHEN {parts} IS NULL THEN m."{name}" ELSE concat({", ".join(pieces)}) END'


def shape(table: str) -> dict[str, str]:
    """Return the columns of a table of templates with their types."""
    columns = {"template": "INTEGER"}
    for column in tables()[table]:
        columns[column.name] = column.type
        if column.name in POINTERS or column.name == "at":
            continue
        if column.type == "VARCHAR":
            columns |= {f"{column.name}_parts": "VARCHAR[]", f"{column.name}_marks": "INTEGER[]"}
        elif column.type.startswith("DECIMAL"):
            columns[f"{column.name}_mark"] = "INTEGER"
    return columns
