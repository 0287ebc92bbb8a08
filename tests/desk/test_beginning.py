"""A desk begun on a ledger that lies beside it, whose example day is the first of a month: it is sound as it stands."""

from pathlib import Path

import pytest

from jixiao.actions.desk.book import try_desks
from jixiao.actions.desk.new import new_desk
from jixiao.desk.own import desks_at_work, own_desks_of
from jixiao.errors import UsageWrong
from jixiao.ledger.office import at_work, office_of

LENDINGS = """title = { zh = "图书借阅", en = "Lendings" }
note = { zh = "借一册一行。", en = "One row a book lent." }
columns = [
    { name = "code", title = { zh = "借阅号", en = "Code" }, type = "text", key = true, example = "JY-0001", note = { zh = "不重复", en = "unique" } },
    { name = "lent_on", title = { zh = "借出", en = "Lent" }, type = "date", required = true, example = "2024-03-01", note = { zh = "哪天", en = "day" } },
]
"""


def test_a_desk_begins_on_a_ledger_of_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="lendings"):
        new_desk("lending", tmp_path, "lendings")
    (tmp_path / "lendings.toml").write_text(LENDINGS, "utf-8")
    file = new_desk("lending", tmp_path, "lendings")
    assert "on = 2024-02-29" in file.read_text("utf-8")
    with at_work(office_of((tmp_path,))):
        own = own_desks_of((tmp_path,))
        assert own.problems == ()
        with desks_at_work(own):
            (trial,) = try_desks(own.desks.values())
    assert (trial.examples, trial.faults) == (2, ())


def test_what_a_trial_finds_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "lendings.toml").write_text(LENDINGS, "utf-8")
    file = new_desk("lending", tmp_path, "lendings")
    file.write_text(
        file.read_text("utf-8").replace('then.lendings = "lent_on\\n2024-03-01"', 'then.lendings = "lent_on\\n2024-03-02"'), "utf-8"
    )
    with at_work(office_of((tmp_path,))), desks_at_work(own_desks_of((tmp_path,))) as own:
        (trial,) = try_desks(own.desks.values())
    (fault,) = trial.faults
    assert fault[0].startswith("lendings.record：例子“当天的”：ledger:lendings#")
    assert "told datetime.date(2024, 3, 2)" in fault[1]
