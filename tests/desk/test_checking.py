"""A desk that is wrong is told so in Chinese and English, at the part that is wrong; it is never taken half."""

from pathlib import Path

import pytest

from jixiao.desk.book import opened
from jixiao.desk.check import check_faults
from jixiao.desk.loading import FOLDER, desks, parse_desk, shipped_desks
from jixiao.desk.own import desks_at_work, own_desks_of
from jixiao.errors import DeskFileInvalid

GROUP = (FOLDER / "group.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('keeps = ["receipts"]', 'keeps = ["receits"]', "receits"),
        ('phone = ["receipts.submit", "mine"]', 'phone = ["receipts.sumbit"]', "receipts.sumbit"),
        ('own = "deputy"\nasks', 'code = "amount"\nown = "deputy"\nasks', "code"),
        ('own = "deputy"\nasks', 'each = "nobody"\nown = "deputy"\nasks', "each"),
        ('total = "amount"', 'total = "price"', "price"),
        (
            'by = ["unit_leader"]\nasks = ["receipt@receipts", "claim_steps.reason!"]',
            'by = ["unit_leader"]\ncode = "receipt"\nasks = ["receipt@receipts", "claim_steps.reason!"]',
            "offer",
        ),
        ('by = ["deputy", "handler"]', 'by = ["king"]', "king"),
        ('"receipts.spent_on"', '"receipts.spent"', "receipts.spent"),
        ('own = "deputy"', 'own = "kind"', "own"),
        ('unmeasured = "', 'law = ["books_limits"]\nunmeasured = "', "books_limits"),
        ('feeds = ["books_average", "books_recipients"]\nsays = "书报费报销', 'says = "书报费报销', "feeds"),
        ('says = "书报费报销', 'says = "{sum}书报费报销', "sum"),
        ("r.invoice = :invoice", "r.invoice = :invoce", ":invoce"),
        ('number = "SB-###"', "", "receipts"),
        ('act = "receipts.approve"', 'act = "receipts.aprove"', "receipts.aprove"),
        ('add = "receipts"', 'add = "receits"', "receits"),
        ('fill = "receipts"\nat = ":receipt"', 'fill = "receipts"', "at"),
        ('row = { amount = "0.00" }', 'row = { amounts = "0.00" }', "amounts"),
        ("title =", "titel =", "titel"),
    ],
)
def test_a_wrong_word_is_named(before: str, after: str, told: str) -> None:
    assert before in GROUP
    with pytest.raises(DeskFileInvalid, match=r"group\.toml") as wrong:
        parse_desk("group.toml", GROUP.replace(before, after, 1))
    assert told in wrong.value.zh
    assert told in wrong.value.en


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("WHERE r.deputy = :me", "WHERE r.deputy = :me AND random() > 0", "random"),
        ("FROM ledger_receipts AS r\nWHERE r.deputy = :me", "FROM read_csv('x') AS r", "TABLE_FUNCTION"),
        ("WHERE r.deputy = :me", "WHERE r.colour = :me", "colour"),
        ("CAST(NULL AS DATE) AS due", "CAST(NULL AS DATE) AS late", "due"),
        ("AS used", "AS spent", "used"),
        ('feeds = ["books_average", "books_recipients"]\nsays = "书报费', 'feeds = ["books_averages"]\nsays = "书报费', "books_averages"),
        ('feeds = ["books_average", "books_recipients"]\nsays = "书报费', 'feeds = ["trips_made"]\nsays = "书报费', "trips_made"),
        ('"receipts.invoice!"]', '"receipts.invoice!", "evidence.file"]', None),
        ('asks = ["receipt@receipts", "receipts.payment!"]', 'asks = ["receipt@receipts", "pay@payments"]', "receipts.payment"),
    ],
)
def test_what_only_shows_when_it_is_run_is_found_by_the_check(before: str, after: str, told: str | None) -> None:
    assert before in GROUP
    desk = parse_desk(
        "group.toml", GROUP.replace(before, after, 1).replace(":payment", ":pay") if "pay@" in after else GROUP.replace(before, after, 1)
    )
    with opened([desk]) as book:
        faults = [fault.zh for fault in check_faults(desk, (), book)]
    assert [told in fault for fault in faults if told] == ([True] * len(faults) if told else [])
    assert bool(faults) is bool(told)


def test_the_shipped_desks_are_sound() -> None:
    every = tuple(shipped_desks().values())
    with opened(every) as book:
        assert [fault for desk in every for fault in check_faults(desk, every, book)] == []


def test_an_own_desk_is_in_force_only_when_it_is_sound(tmp_path: Path) -> None:
    (tmp_path / "books.desk.toml").write_text(GROUP.replace("claim_steps", "own_steps"), "utf-8")
    (tmp_path / "broken.desk.toml").write_text(
        GROUP.replace("r.deputy = :me", "r.colour = :me").replace("claim_steps", "other_steps"), "utf-8"
    )
    (tmp_path / "group.desk.toml").write_text(GROUP, "utf-8")
    with desks_at_work(own_desks_of((tmp_path,))) as own:
        assert set(own.desks) == {"books"}
        assert sorted(problem.file for problem in own.problems) == ["broken.desk.toml", "group.desk.toml"]
        assert "books" in desks()
    assert "books" not in desks()
