import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.cli.program import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line in this process."""
    monkeypatch.delenv("JIXIAO_LANG", raising=False)

    def go(*args: object) -> tuple[int, str, str]:
        code = main([str(arg) for arg in args])
        said = capsys.readouterr()
        return code, said.out, said.err

    return go


def test_the_list_is_an_array_of_ledgers_with_columns(run: Run) -> None:
    code, out, _ = run("ledger", "list", "--format", "json")
    found = json.loads(out)
    assert (code, len(found) >= 22) == (0, True)
    assert {"name", "title", "columns"} <= found[0].keys()


def test_the_list_in_words_names_titles(run: Run) -> None:
    assert "payments        支出明细" in run("ledger", "list")[1]


def test_templates_are_written(run: Run, tmp_path: Path) -> None:
    assert run("ledger", "init", tmp_path / "new")[0] == 0
    assert (tmp_path / "new/payments.xlsx").exists()


def test_a_right_folder_ends_with_0(run: Run, folder: Path) -> None:
    assert run("ledger", "check", folder)[:2] == (0, "3 个台账，6 条记录，没有问题。\n")


def test_a_wrong_folder_ends_with_1_and_tells_the_cell(run: Run, folder: Path, payments: Callable[[str, object], None]) -> None:
    payments("金额", "约1.2万元")
    code, out, _ = run("ledger", "check", folder)
    assert code == 1
    assert "工作表“payments” 第 2 行 “金额”（D2）：“约1.2万元”不是数字。只写数字，单位和说明写到别的列。" in out


def test_problems_as_json_have_sheet_row_and_column(run: Run, folder: Path, payments: Callable[[str, object], None]) -> None:
    payments("支付日期", "2024-02-31")
    problem = json.loads(run("ledger", "check", folder, "--format", "json")[1])["problems"][0]
    assert (problem["file"], problem["sheet"], problem["row"], problem["column"], problem["cell"]) == (
        "payments.csv",
        "payments",
        2,
        "支付日期",
        "B2",
    )


def test_a_check_in_english(run: Run, folder: Path, payments: Callable[[str, object], None]) -> None:
    payments("金额", "many")
    assert (
        "“many” is no number. Write the number alone; put units and remarks elsewhere." in run("ledger", "check", folder, "--lang", "en")[1]
    )


def test_a_folder_must_be_named(run: Run) -> None:
    assert run("ledger", "check")[0] == 2


def test_an_audit_with_wrong_ledgers_is_refused(run: Run, folder: Path, payments: Callable[[str, object], None], example: Path) -> None:
    payments("金额", "四百")
    code, _, err = run("audit", example, "--ledgers", folder)
    assert code == 2
    assert "台账有 1 处问题，没有导入。第一处：payments.csv 第 2 行 “四百”不是数字" in err


def test_an_audit_with_ledgers_takes_one_document(run: Run, folder: Path, example: Path) -> None:
    assert run("audit", example, example, "--ledgers", folder)[0] == 2


def test_an_audit_tells_the_row_of_a_record(run: Run, folder: Path, example: Path, payments: Callable[[str, object], None]) -> None:
    payments("金额", 2000)
    code, out, _ = run("audit", example, "--ledgers", folder, "--select", "LDG09")
    assert code == 1
    assert "budgets.csv 工作表“budgets” 第 2 行" in out
