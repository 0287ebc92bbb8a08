"""The portal: several units and years, results by the records, what was done with the public; searched, listed, proven, without anybody's data."""

import json
import re
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jixiao.actions.example import write_example
from jixiao.actions.inputs.given import silent
from jixiao.actions.portal.civic import journals_known
from jixiao.actions.portal.leaks import leaks, lines_of
from jixiao.actions.publish import Published, SiteOptions, own_address, publish
from jixiao.errors import UsageWrong
from jixiao.ledger.load import load
from jixiao.write.site.search import grams

MADE_ON = date(2025, 1, 20)
HEAVIEST = 250_000
DRAFTS = "编号,题目,几段,截止\nCA-01,联系群众办法（征求意见稿）,9,2024-09-30\n"
TEXTS = (
    "编号,草案,第几段,原文,改后,哪天改\nYW-1,CA-01,3,代表每季度接待群众一次。,代表每季度接待群众两次。,2024-10-08\n"
    "YW-2,CA-01,4,接待的时间提前公布。,,\n"
)
QUESTIONS = (
    "编号,项目,代表,问什么,哪天问,答复,哪天答\nWD-0001,4,,一个人一天多少钱？,2024-07-02,548 元，含住宿。,2024-07-09\n"
    "WD-0002,,,运维费为什么少？,2025-01-10,,\nWD-0003,4,D001,代表自己问的,2024-07-02,代表自己看的答复,2024-07-03\n"
)
COMMENTS = (
    "编号,草案,第几段,意见,哪天,采不采纳,答复,哪天答\n"
    "YJA-0001,CA-01,3,白天都上班。,2024-09-01,采纳,加上晚上。,2024-09-10\n"
    "YJA-0002,CA-01,3,每月一次行不行,2024-09-02,,,\n"
    "YJA-0003,CA-01,7,改成五天{more}。,2024-09-03,不采纳,五天不够。,2024-09-12\n"
)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the year of three units, and the next year of one."""
    folder = tmp_path_factory.mktemp("given")
    for name in ("congress", "school", "town"):
        write_example(folder / name, name)
    text = (folder / "congress/declaration.txt").read_text("utf-8").replace("2024", "2025")
    (folder / "next.txt").write_text(text.replace("人大履职培训", "人大代表履职培训").replace("903,200.00", "963,200.00"), "utf-8")
    (folder / "congress/ledgers/drafts.csv").write_text(DRAFTS, "utf-8")
    (folder / "congress/ledgers/comments.csv").write_text(COMMENTS.format(more=""), "utf-8")
    (folder / "congress/ledgers/draft_paragraphs.csv").write_text(TEXTS, "utf-8")
    (folder / "congress/ledgers/questions.csv").write_text(QUESTIONS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def portal(given: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Published]:
    folder = tmp_path_factory.mktemp("portal") / "公开"
    files = [str(given / name / "declaration.txt") for name in ("congress", "school", "town")]
    ledgers = tuple(given / name / "ledgers" for name in ("town", "congress", "school"))
    return folder, publish([*files, str(given / "next.txt")], folder, silent, manner=SiteOptions("zh", MADE_ON, ledgers))


def page(portal: tuple[Path, Published], path: str) -> str:
    return re.sub(r"<style>.*?</style>", "", (portal[0] / path).read_text("utf-8"), flags=re.DOTALL)


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_every_unit_and_year_has_a_page_and_its_records_whatever_their_order(portal: tuple[Path, Published]) -> None:
    first = words(page(portal, "index.html"))
    assert [first.count(name) for name in ("某市实验小学", "某县青坪镇人民政府", "2025 年 1 家单位", "2024 年 3 家单位")] == [1, 1, 1, 1]
    assert "422.79" in words(page(portal, "1/index.html"))
    assert "花了多少，公开的材料里没有写。" in page(portal, "4/index.html")


def test_years_stand_beside_one_another_though_a_name_changed(portal: tuple[Path, Published]) -> None:
    rows = [words(row) for row in re.findall(r"<tr>(.*?)</tr>", page(portal, "years.html"))]
    (row,) = [row for row in rows if "履职培训" in row]
    assert row == "人大代表履职培训 90.32 96.32 多 6.00（6.6%）"
    assert sum("没有" in row and "没有变" not in row for row in rows) == 0


def test_a_project_shows_promise_and_result_beside_one_another(portal: tuple[Path, Published]) -> None:
    text = words(page(portal, "1/project-4.html"))
    assert "培训人数 不少于 364 人 354人" in text
    assert "全年花了 88.3744 万元，占预算的 97.8%。" in text


def test_comments_stand_at_their_paragraph_with_their_answers(portal: tuple[Path, Published]) -> None:
    text = words(page(portal, "drafts.html"))
    assert "9 段，收到 3 条意见：采纳 1，不采纳 1，正在研究 1。" in text
    assert " 2 条意见 “白天都上班。” 采纳 加上晚上。 “每月一次行不行” 正在研究 还没有答复。" in text


def test_a_paragraph_without_comments_is_there_too(portal: tuple[Path, Published]) -> None:
    text = words(page(portal, "drafts.html"))
    assert ("第四段 接待的时间提前公布。 没有意见" in text, "草案原文没有放在这里" in text) == (True, False)


def test_what_few_people_answered_is_not_told(portal: tuple[Path, Published]) -> None:
    told = json.loads((portal[0] / "data/surveys.json").read_text("utf-8"))
    few = [row for row in told if row["returned"] is not None and row["returned"] < 5]
    assert few
    assert {row[name] for row in few for name in ("satisfied", "fair", "unsatisfied")} == {None}
    assert "回答的不到 5 人，不公布怎么答" in page(portal, "surveys.html")


def test_who_came_is_nowhere(portal: tuple[Path, Published], given: Path) -> None:
    with journals_known():
        records = load(given / "congress/ledgers").records
    names = {str(row["name"]) for row in records.tables["ledger_deputies"]} if records else set()
    told = page(portal, "activities.html")
    assert (len(names) > 100, [name for name in names if name in told]) == (True, [])
    assert "视察社区养老设施" in told


def test_the_feed_is_atom_and_its_entries_lead_somewhere(portal: tuple[Path, Published]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.parse(portal[0] / "feed.xml").getroot()  # noqa: S314 - our own file
    entries = root.findall(f"{atom}entry")
    links = [entry.find(f"{atom}link").get("href") for entry in entries]  # type: ignore[union-attr] # each has one
    keys = [entry.findtext(f"{atom}id") for entry in entries]
    assert all((portal[0] / str(link)).is_file() for link in links)
    assert (len(set(keys)), root.findtext(f"{atom}updated")) == (len(entries), "2025-01-20T00:00:00Z")


def test_the_manifest_proves_every_other_file(portal: tuple[Path, Published]) -> None:
    listed = json.loads((portal[0] / "manifest.json").read_text("utf-8"))["files"]
    there = {f.relative_to(portal[0]).as_posix(): f.read_bytes() for f in portal[0].rglob("*") if f.is_file()}
    del there["manifest.json"], there["jixiao-files.json"]
    assert {path: {"bytes": len(data), "sha256": sha256(data).hexdigest()} for path, data in there.items()} == listed


def test_no_page_and_no_part_of_the_index_is_heavy(portal: tuple[Path, Published]) -> None:
    sizes = {f.name: f.stat().st_size for f in portal[0].rglob("*") if f.suffix in {".html", ".js", ".xml"}}
    assert max(sizes.values()) < HEAVIEST


def test_every_link_of_the_portal_leads_to_a_file(portal: tuple[Path, Published]) -> None:
    broken = [
        (file.name, link)
        for file in portal[0].rglob("*.html")
        for link in re.findall(r'href="([^"#]+)', file.read_text("utf-8"))
        if not (file.parent / link).is_file()
    ]
    assert broken == []


def index_of(folder: Path) -> tuple[dict[str, list[int]], list[list[str]]]:
    """Return the index as the script gets it: pairs with the numbers of pages, and the pages."""
    held: dict[str, dict[int, object]] = {"grams": {}, "pages": {}}
    for file in (folder / "search").iterdir():
        kind, number, told = json.loads("[" + file.read_text("utf-8").removeprefix("jixiaoSearch(").rstrip().removesuffix(");") + "]")
        held[kind][number] = told
    pairs = {gram: numbers for part in held["grams"].values() for gram, numbers in part.items()}  # type: ignore[attr-defined] # objects
    return pairs, [one for number in sorted(held["pages"]) for one in held["pages"][number]]  # type: ignore[attr-defined] # arrays


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("履职培训", {"1/project-4.html", "4/project-4.html"}),
        ("白天都上班", {"drafts.html#draft-1"}),
        ("社区养老", {"activities.html"}),
        ("不存在的词", set()),
    ],
)
def test_the_index_finds_what_has_all_pairs_of_a_word(portal: tuple[Path, Published], word: str, found: set[str]) -> None:
    pairs, pages = index_of(portal[0])
    wanted = [word[n : n + 2] for n in range(len(word) - 1)]
    numbers = set.intersection(*(set(pairs.get(pair, ())) for pair in wanted))
    assert {pages[number][0] for number in numbers} >= found
    assert bool(numbers) == bool(found)


def test_widths_case_and_signs_make_no_difference_to_the_index() -> None:
    assert list(grams("ＡＢ，2024年")) == ["ab", "b", "20", "02", "24", "4年", "年"]


def test_an_english_portal_has_no_chinese_but_what_it_quotes(given: Path, tmp_path: Path) -> None:
    done = publish(
        [str(given / "school/declaration.txt")], tmp_path / "en", silent, manner=SiteOptions("en", MADE_ON, (given / "school/ledgers",))
    )
    assert done.files
    furniture = re.compile("答应|做成|对不上|无障碍|开放数据|查找|活动</a>|问卷</a>|下载</h2>|全年花了|页面不从")
    found = {f.name: furniture.findall(f.read_text("utf-8")) for f in tmp_path.rglob("*.html") if f.name not in {"data.html", "years.html"}}
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert "Money of 2024" in (tmp_path / "en/index.html").read_text("utf-8")


def test_a_day_of_the_year_tells_results_up_to_it(given: Path, tmp_path: Path) -> None:
    manner = SiteOptions("zh", MADE_ON, (given / "congress/ledgers",), date(2024, 7, 31))
    publish([str(given / "congress/declaration.txt")], tmp_path / "july", silent, manner=manner)
    text = (tmp_path / "july/index.html").read_text("utf-8")
    assert ("到 7月31日花了" in text, "全年花了" in text, "按记录算得" in text) == (True, False, False)


def test_records_of_none_of_the_documents_are_refused(given: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="都对不上"):
        publish(
            [str(given / "school/declaration.txt")],
            tmp_path / "x",
            silent,
            manner=SiteOptions("zh", MADE_ON, (given / "congress/ledgers",)),
        )
    assert not (tmp_path / "x").exists()


def test_personal_data_in_a_comment_blocks_the_whole_portal(given: Path, tmp_path: Path) -> None:
    shutil.copytree(given / "congress", tmp_path / "year")
    (tmp_path / "year/ledgers/comments.csv").write_text(COMMENTS.format(more="，打我电话13812345678"), "utf-8")
    manner = SiteOptions("zh", MADE_ON, (tmp_path / "year/ledgers",))
    done = publish([str(tmp_path / "year/declaration.txt")], tmp_path / "site", silent, manner=manner)
    assert {file for file, _ in done.blocked} >= {"drafts.html", "data/comments.csv", "data/comments.json"}
    assert not (tmp_path / "site").exists()


PHONE = "联系电话13812345678"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.html", "<p>联系<b>电话</b>138<span>1234</span>5678</p>"),
        ("a.html", f'<svg aria-label="{PHONE}"></svg>'),
        ("a.csv", f'甲,"{PHONE}"\r\n'),
        ("a.json", json.dumps({"k": [{"v": PHONE}]})),
        ("search/0.js", f'jixiaoSearch("pages",0,[["a","{PHONE}",""]]);\n'),
        ("feed.xml", f"<feed><title>{PHONE}</title></feed>"),
        (f"{PHONE}.html", ""),
    ],
)
def test_the_last_look_sees_it_in_every_kind_of_file(path: str, data: str) -> None:
    assert {(file, found.kind) for file, found in leaks({path: data.encode()})} == {(path, "phone")}


def test_the_last_look_takes_figures_apart_that_stand_in_cells_of_their_own(portal: tuple[Path, Published]) -> None:
    made = {f.relative_to(portal[0]).as_posix(): f.read_bytes() for f in portal[0].rglob("*") if f.is_file()}
    assert leaks(made) == ()
    assert sum(len(list(lines_of(path, data))) for path, data in made.items()) > 10_000
    assert leaks({"a.html": b"<td>138</td><td>12345678</td>"}) == ()


def test_what_was_changed_in_a_draft_is_marked(portal: tuple[Path, Published]) -> None:
    text = page(portal, "drafts.html")
    assert "代表每季度接待群众<del>一</del><ins>两</ins>次。" in text
    assert "改了 1 段。" in words(text)
    assert words(text).count("去掉的划掉") == 1


def test_questions_stand_with_their_answers_and_what_waits_is_counted(portal: tuple[Path, Published]) -> None:
    text = words(page(portal, "questions.html"))
    assert "问了 2 件，答了 1 件" in text
    assert "一个人一天多少钱？" in text
    assert "548 元，含住宿。" in text
    assert "最久的等了 10 天" in text
    assert "运维费为什么少？" not in text
    assert "代表自己" not in text


def test_without_an_address_the_page_says_where_to_ask(portal: tuple[Path, Published]) -> None:
    text = page(portal, "questions.html")
    assert "<form" not in text
    assert "form-action &#x27;none&#x27;" in text or "form-action 'none'" in text
    assert words(text).count("没有网上提问的地址") == len({"区人大", "小学", "镇"})


def test_with_an_address_the_form_goes_there_and_nowhere_else(given: Path, tmp_path: Path) -> None:
    manner = SiteOptions("zh", MADE_ON, ask="https://renda.example.cn/ask/7")
    publish([str(given / "school/declaration.txt")], tmp_path / "out", silent, manner=manner)
    text = (tmp_path / "out/questions.html").read_text("utf-8")
    assert 'action="https://renda.example.cn/ask/7" method="post"' in text
    assert "form-action https://renda.example.cn/ask/7;" in text
    assert "https://renda.example.cn" not in (tmp_path / "out/index.html").read_text("utf-8")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "https://a.cn/ask; script-src *", "//a.cn", "https://a.cn/?q=1", "http://a.cn/\n"])
def test_an_address_that_no_form_can_be_sent_to_is_refused(text: str) -> None:
    with pytest.raises(UsageWrong, match="不能接收提问"):
        own_address(text)
