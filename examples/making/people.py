"""Invented people: district deputies, municipal deputies, and the names of everybody else."""

from collections.abc import Iterator
from datetime import date

from making.days import working
from making.year import Given, Year

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = (
    "一鸣", "二宝", "三省", "思远", "文博", "雨桐", "嘉禾", "子墨", "春生", "夏雨", "秋实", "冬梅", "海涛", "江平", "山岚", "云帆", "松柏",
    "竹青", "兰馨", "菊香", "建业", "国梁", "民安", "和风", "晓光", "月明", "星辰", "志诚", "慧敏", "雅琴",
)  # fmt: skip
TOWNS = (
    "岳阳",
    "永丰",
    "方松",
    "中山",
    "广富林",
    "九里亭",
    "泗泾",
    "佘山",
    "车墩",
    "新桥",
    "洞泾",
    "九亭",
    "泖港",
    "石湖荡",
    "新浜",
    "叶榭",
    "小昆山",
)
SEATS, GROUP, BY_ELECTIONS = 285, 38, 16
TERM = date(2021, 11, 16)
GROUP_TERM = date(2023, 1, 11)
VACANT = (
    (1, 31),
    (1, 31),
    (2, 29),
    (2, 29),
    (3, 15),
    (3, 15),
    (3, 29),
    (4, 12),
    (4, 12),
    (4, 30),
    (5, 17),
    (5, 31),
    (6, 14),
    (6, 28),
    (7, 12),
    (8, 9),
)
HELD = (
    (4, 18),
    (4, 18),
    (4, 18),
    (4, 18),
    (6, 20),
    (6, 20),
    (6, 20),
    (6, 20),
    (6, 20),
    (9, 12),
    (9, 12),
    (9, 12),
    (9, 12),
    (10, 24),
    (10, 24),
)


def names(year: Year) -> Iterator[str]:
    """Yield names, each once."""
    used: set[str] = set()
    while True:
        name = year.dice.pick(SURNAMES) + year.dice.pick(GIVEN)
        if name not in used:
            used.add(name)
            yield name


def add_people(year: Year) -> None:
    """Add the registers of deputies; sixteen seats fall vacant and fifteen are filled again, two deputies share a name."""
    supply = names(year)
    called = [next(supply) for _ in range(SEATS)]
    called[210] = called[40]
    for seat, name in enumerate(called):
        _deputy(year, f"D{seat + 1:03}", name, "区", f"{TOWNS[seat % len(TOWNS)]}代表团", TERM)
    for place, (month, day) in enumerate(VACANT):
        year.rows["deputies"][place * 17 + 5]["term_end"] = date(2024, month, day)
    for place, (month, day) in enumerate(HELD):
        seat = place * 17 + 5
        _deputy(year, f"D{SEATS + place + 1:03}", next(supply), "区", f"{TOWNS[seat % len(TOWNS)]}代表团", date(2024, month, day))
    for number in range(GROUP):
        _deputy(year, f"M{number + 1:03}", next(supply), "市", "松江代表小组", GROUP_TERM)


def _deputy(year: Year, code: str, name: str, level: str, delegation: str, start: date) -> None:
    birthday = date(year.dice.between(1958, 1992), year.dice.between(1, 12), year.dice.between(1, 28))
    year.add("deputies", code=code, name=name, level=level, delegation=delegation, term_start=start, birthday=birthday)


def in_office(deputy: Given, day: date) -> bool:
    """Whether a deputy is in office that day."""
    start, end = deputy["term_start"], deputy.get("term_end")
    return isinstance(start, date) and start <= day and (not isinstance(end, date) or day <= end)


def district(year: Year, day: date | None = None) -> list[Given]:
    """Return the district deputies, those in office that day where one is given."""
    return [d for d in year.rows["deputies"] if d["level"] == "区" and (day is None or in_office(d, day))]


def municipal(year: Year) -> list[Given]:
    """Return the municipal deputies of the group."""
    return [d for d in year.rows["deputies"] if d["level"] == "市"]


def voted_on(place: int) -> date | None:
    """Return the day of a by-election by its place in the list, None for the one that slipped."""
    return working(*HELD[place]) if place < len(HELD) else None
