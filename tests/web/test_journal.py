"""The log: a line with every change and no change without one; whatever is changed afterwards is found."""

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest
from offices import TO_APPROVAL, Office


def faults(anchor: str | None = None) -> tuple[str, ...]:
    from jixiao.web.keeping.verify import verified

    return verified(anchor).faults


@pytest.fixture
def approved(office: Office, example: Path) -> str:
    """Return the key of a declaration that was approved."""
    key = office.send("staff", example)
    office.call("staff", "PATCH", f"declarations/{key}", [{"op": "replace", "path": "/title", "value": "新名"}], if_match="*")
    office.walk(key, *TO_APPROVAL)
    return key


@pytest.fixture
def untied(office: Office) -> None:
    """Take away what keeps the log from being changed, as who owns the database can."""
    from django.db import connection

    on = "" if office.base.sort == "sqlite" else " ON web_entry"
    with connection.cursor() as cursor:
        for name in ("kept", "stays"):
            cursor.execute(f"DROP TRIGGER web_entry_{name}{on}")


@pytest.mark.usefixtures("approved")
def test_an_office_at_work_is_whole() -> None:
    assert faults() == ()


def test_every_change_has_its_line(office: Office, approved: str) -> None:
    from jixiao.web.models import Entry

    events = list(Entry.objects.filter(subject=approved).order_by("seq").values_list("event", flat=True))
    steps = [f"step.{step[1]}" for step in TO_APPROVAL]
    assert events == ["declaration.made", "declaration.saved", "declaration.saved", *steps]
    assert Entry.objects.filter(subject=approved).order_by("seq")[3].person == office.base.keys["finance"]


@pytest.mark.usefixtures("office")
def test_a_line_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import transaction

    from jixiao.web.journal.write import Actor, note

    monkeypatch.setattr(transaction, "get_connection", lambda: SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        note(Actor(), "x")


def test_without_its_line_there_is_no_change(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.declarations import saving

    key = office.send("staff", example)

    def broken(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(saving, "note", broken)
    patch = [{"op": "replace", "path": "/title", "value": "新名"}]
    assert office.call("staff", "PATCH", f"declarations/{key}", patch, if_match="*").status == 500
    assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1


@pytest.mark.usefixtures("office", "approved")
@pytest.mark.parametrize("how", ["update", "delete"])
def test_the_database_itself_refuses_to_change_a_line(how: str) -> None:
    from django.db import DatabaseError, transaction

    from jixiao.web.models import Entry

    rows = Entry.objects.filter(seq=3)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        rows.update(event="x") if how == "update" else rows.delete()


def _change_body(key: str) -> None:
    from jixiao.web.models import Entry

    row = Entry.objects.filter(subject=key).earliest("seq")
    Entry.objects.filter(pk=row.pk).update(body=row.body.replace("declaration.made", "declaration.lost"))


def _change_column(key: str) -> None:
    from jixiao.web.models import Entry

    Entry.objects.filter(subject=key, event="step.check").update(person="somebody else")


def _take_out(key: str) -> None:
    from jixiao.web.models import Entry

    Entry.objects.filter(subject=key, event="step.check").delete()


def _cut_off(key: str) -> None:  # noqa: ARG001 - all are called alike
    from jixiao.web.models import Entry

    Entry.objects.order_by("-seq")[0].delete()


def _change_text(key: str) -> None:
    from jixiao.web.declarations.content import packed
    from jixiao.web.models import Version

    Version.objects.filter(declaration=key, number=2).update(content=packed(b"{}"))


def _change_text_and_hash(key: str) -> None:
    from jixiao.web.declarations.content import digest, packed
    from jixiao.web.models import Version

    Version.objects.filter(declaration=key, number=2).update(content=packed(b"{}"), digest=digest(b"{}"))


def _break_text(key: str) -> None:
    from jixiao.web.models import Version

    Version.objects.filter(declaration=key, number=2).update(content=b"nothing packed")


def _lose_version(key: str) -> None:
    from jixiao.web.models import Version

    Version.objects.filter(declaration=key, number=1).delete()


def _add_version(key: str) -> None:
    from jixiao.web.models import Version

    row = Version.objects.get(declaration=key, number=2)
    row.pk, row.number = None, 3
    row.save(force_insert=True)


def _change_state(key: str) -> None:
    from jixiao.web.models import Declaration

    Declaration.objects.filter(pk=key).update(state="published")


def _change_frozen(key: str) -> None:
    from jixiao.web.models import Declaration

    Declaration.objects.filter(pk=key).update(frozen=1)


def _lose_file(key: str) -> None:
    from jixiao.web.declarations.filestore import own_folder
    from jixiao.web.models import Declaration

    upload = Declaration.objects.get(pk=key).upload
    assert upload
    own_folder().place(upload.digest).unlink()


def _change_file(key: str) -> None:
    from jixiao.web.declarations.filestore import own_folder
    from jixiao.web.models import Declaration

    upload = Declaration.objects.get(pk=key).upload
    assert upload
    own_folder().place(upload.digest).write_bytes(b"another")


TAMPERED = {
    function.__name__.lstrip("_"): function
    for function in (
        _change_body, _change_column, _take_out, _cut_off, _change_text, _change_text_and_hash, _break_text, _lose_version, _add_version,
        _change_state, _change_frozen, _lose_file, _change_file,
    )
}  # fmt: skip


@pytest.mark.usefixtures("untied")
def test_whatever_is_changed_behind_the_program_is_found(office: Office, approved: str, example: Path) -> None:
    from jixiao.web.declarations.filestore import keep_bytes, own_folder

    assert faults() == ()
    for name, tamper in TAMPERED.items():
        with office.undone():
            tamper(approved)
            try:
                assert faults() != (), name
            finally:
                own_folder().place(keep_bytes(example.read_bytes())).write_bytes(example.read_bytes())


@pytest.mark.usefixtures("untied")
def test_a_log_written_anew_is_found_by_a_line_noted_before(approved: str) -> None:
    from jixiao.web.journal.chain import link
    from jixiao.web.keeping.verify import verified
    from jixiao.web.models import Entry, Head

    anchor = verified().head
    assert faults(anchor) == ()
    seq = Entry.objects.filter(subject=approved, event="step.check").get().seq
    before = Entry.objects.get(seq=seq - 1).digest
    for row in Entry.objects.filter(seq__gte=seq).order_by("seq"):
        body = row.body.replace("127.0.0.1", "10.0.0.1")
        digest = link(row.seq, body, before)
        Entry.objects.filter(pk=row.pk).update(body=body, before=before, digest=digest)
        before = digest
    Head.objects.update(digest=before)
    assert faults() == (), "without a line noted elsewhere nobody can tell"
    assert "被重写" in faults(anchor)[0]


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
@pytest.mark.parametrize("silent", ["saving", "stepping", "arriving"])
def test_a_change_that_writes_no_line_is_found(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch, silent: str) -> None:
    """The negative control of the log's completeness: one place that writes no line, and the proof fails."""
    from importlib import import_module

    monkeypatch.setattr(import_module(f"jixiao.web.declarations.{silent}"), "note", lambda *_, **__: None)
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"))
    assert faults() != ()


def test_everything_that_is_noted_has_words_where_people_read_it() -> None:
    import jixiao.web
    from jixiao.desk.loading import desks
    from jixiao.web.journal.events import facts_of, subject_words, title_of

    named, facts = set[str](), set[str]()
    for file in Path(jixiao.web.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "note" and len(call.args) > 1:
                named |= {one.value for one in ast.walk(call.args[1]) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
                facts |= {one.arg for one in call.keywords if one.arg}
    events = {one for one in named if one != "step."}
    assert (len(events) > 40, len(facts) > 30) == (True, True)
    assert {one for one in events if title_of(one) == one} == set()
    assert {one for one in facts if facts_of({one: "x"})[0][0] == one} == set()
    assert facts_of({"act": "courses.sign_in", "desk": "training"}) == [
        ("事项", desks()["training"].acts["courses.sign_in"].title.zh),
        ("办事台", "培训"),
    ]
    assert subject_words("ledger:payments#P-1") == "支出明细 P-1"
    assert subject_words("ledger:course_places#PB-1") == "培训报名 PB-1", "what desks keep beside the ledgers too"
    assert facts_of({"rows": {"payments": 3}, "step": "check"}) == [
        ("行数", "支出明细 3"),
        ("步骤", title_of("step.check").removeprefix("办理：")),
    ]
