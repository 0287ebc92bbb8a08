"""Personal data in what the web hands out about a document, and in its log, is masked."""

import logging
from pathlib import Path

import pytest
from offices import Office
from test_office_pages import sitting

from hostile.folders import FORM
from hostile.readers import texts
from jixiao.web.logged import Line

CANARY = "13912345678"
PAPERS = ("report.html", "report.pdf", "report.xlsx", "notice.docx")


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Return a document whose project has a number of somebody in its name, and a finding that tells the name."""
    file = tmp_path / "a.txt"
    text = FORM.format(n=1).replace("项目名称\t读书会", f"项目名称\t读书会{CANARY}")
    file.write_text(text.replace("当年财政拨款\t48,000.00", "当年财政拨款\t47,000.00"), "utf-8")
    return file


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_papers_and_findings_hold_none(office: Office, named: Path, tmp_path: Path) -> None:
    key = office.send("staff", named)
    out = tmp_path / "out"
    out.mkdir()
    browser = sitting(office, "staff")
    for paper in PAPERS:
        answer = browser.get(f"/d/{key}/take/{paper}")
        (out / paper).write_bytes(b"".join(answer) if answer.streaming else answer.content)
    read = list(texts(out))
    assert (len(read) > len(PAPERS), [text for text in read if CANARY in text]) == (True, [])
    found = office.call("staff", "GET", f"declarations/{key}/findings").body
    assert (len(found["findings"]) > 0, CANARY in str(found), "***********" in str(found)) == (True, False, True)


def test_the_log_has_a_line_a_record_without_personal_data() -> None:
    with pytest.raises(ValueError, match="invalid literal") as raised:
        int(CANARY + "!")
    record = logging.LogRecord("web", logging.ERROR, "a.py", 1, "%s failed", (f"/a\n2026-01-01 ERROR forged {CANARY}",), raised._excinfo)
    told = Line("{levelname} {message}", style="{").format(record).splitlines()
    assert told[0] == "ERROR /a 2026-01-01 ERROR forged *********** failed"
    assert [line for line in told[1:] if not line.startswith(" ") or CANARY in line] == []
    assert told[-1].endswith("'***********!'")
