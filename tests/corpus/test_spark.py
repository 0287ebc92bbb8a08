"""The same audit by Spark: on this machine, on workers of which one is lost, from object storage, and what is told where it can't be."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import NoReturn
from unittest.mock import Mock

import bucket
import pytest
from msgspec.json import encode
from msgspec.structs import asdict

from jixiao.corpus import audit as auditing
from jixiao.corpus import spark, storage
from jixiao.corpus.audit import CorpusReport, Load, audit, loads, report
from jixiao.corpus.store import ABOUT, lots
from jixiao.errors import ExtraMissing, InputUnreadable, JobFailed

pyspark = pytest.importorskip("pyspark", reason="the extra spark is not installed")
pyarrow = pytest.importorskip("pyarrow")


def same(one: CorpusReport, other: CorpusReport) -> bool:
    """Return whether two engines found the same."""
    return {**asdict(one), "engine": ""} == {**asdict(other), "engine": ""}


@pytest.fixture
def java() -> Iterator[None]:
    """Let a test have a Java of its own, which knows the settings and the environment of that test."""
    if which("java") is None:
        pytest.skip("no Java is installed")
    yield
    context = pyspark.SparkContext
    gateway, context._gateway, context._jvm = context._gateway, None, None  # noqa: SLF001 - it offers no other way
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait()


@pytest.mark.usefixtures("java")
def test_spark_finds_what_this_machine_finds(corpus: Path) -> None:
    told: list[tuple[int, int]] = []
    found = spark.audit_by_spark(str(corpus), lambda at, of: told.append((at, of)))
    assert (same(found, audit(corpus)), found.engine, found.findings > 100) == (True, "spark", True)
    assert {of for _, of in told} <= {len(loads(lots(corpus)))}


def lose(first: Path, pid: int) -> None:
    """End a process without warning, once."""
    try:
        first.touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(pid, signal.SIGKILL)


def judge_or_lose_the_worker(corpus: str, batches: Iterator[object]) -> Iterator[object]:
    """In a task: the first one ends the worker that it runs on, a process of Java's with all that it holds."""
    done = spark.judge_load(corpus, batches)
    yield next(done)
    status = Path(f"/proc/{os.getppid()}/status").read_text("ascii")
    lose(Path(os.environ["JIXIAO_TEST_LOST"]), int(status.partition("PPid:")[2].split()[0]))
    yield from done


@pytest.mark.skipif(sys.platform != "linux", reason="finds the worker in /proc")
@pytest.mark.usefixtures("java")
def test_a_lost_worker_costs_nothing_but_time(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = tmp_path / "lost"
    monkeypatch.setenv("JIXIAO_TEST_LOST", str(lost))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell")
    pyspark.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    session = spark.session()
    try:
        task = judge_or_lose_the_worker
        outcome = spark.judge_all(session, str(corpus), loads(lots(corpus)), lambda *_: None, task)
        found = report("spark", lots(corpus), outcome)
    finally:
        session.stop()
    assert (lost.exists(), same(found, audit(corpus))) == (True, True)


def test_what_spark_gives_up_is_a_sentence(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> NoReturn:
        raise pyspark.errors.PySparkException("Traceback:\n  in a worker\nOSError: no space left")

    monkeypatch.setattr(spark, "session", Mock)
    monkeypatch.setattr(spark, "judge_all", give_up)
    with pytest.raises(JobFailed, match="Spark 没有做完：OSError: no space left"):
        spark.audit_by_spark(str(corpus))


def test_without_java_the_way_out_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "which", lambda _: None)
    with pytest.raises(ExtraMissing, match="apt install"):
        spark.audit_by_spark(str(corpus))


def rows_of(corpus: str, load: Load) -> list[dict[str, object]]:
    """Return what a task tells of a load, in order."""
    given = pyarrow.RecordBatch.from_pylist([{"lots": encode(load.lots).decode()}])
    rows = [row for batch in spark.judge_load(corpus, iter([given])) for row in batch.to_pylist()]
    return sorted(rows, key=str)


def test_a_rule_that_breaks_in_a_task_costs_itself_only(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = loads(lots(corpus))[0]
    monkeypatch.setattr(spark, "selects", lambda _: {"XXX01": "SELECT nothing FROM project", "CAL01": load.selects["CAL01"]})
    rows = rows_of(str(corpus), load)
    assert {row["code"] for row in rows if row["verdict"] == "broken"} == {"XXX01"}
    assert {row["code"] for row in rows if row["verdict"] == "pass"} == {"CAL01"}


def test_lines_of_no_findings_are_none() -> None:
    empty = pyarrow.RecordBatch.from_pylist([], pyarrow.schema([(name, pyarrow.string()) for name in spark.TOLD]))
    assert [batch.to_pylist() for batch in spark.put_together(iter([empty]))] == [[{"text": ""}]]


@pytest.fixture
def remote(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bucket.Bucket]:
    """Return a store that holds the corpus, where the environment says that it is."""
    with bucket.serving() as store:
        for file in corpus.rglob("*.*"):
            store.objects[f"here/{file.relative_to(corpus).as_posix()}"] = file.read_bytes()
        told = {"ENDPOINT_URL": store.endpoint, "ACCESS_KEY_ID": bucket.KEY, "SECRET_ACCESS_KEY": bucket.SECRET, "REGION": "us-east-1"}
        for name, value in told.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        yield store


def test_a_corpus_in_object_storage_is_audited_as_one_here(corpus: Path, remote: bucket.Bucket) -> None:
    there = f"s3://{bucket.BUCKET}/here"
    assert storage.lots_at(there) == storage.lots_at(str(corpus)) == lots(corpus)
    load = loads(lots(corpus))[0]
    rows = rows_of(there, load)
    assert (rows == rows_of(str(corpus), load), len(rows) > 100, remote.refused) == (True, True, [])


def test_what_storage_lacks_is_told(remote: bucket.Bucket) -> None:
    with pytest.raises(InputUnreadable, match="这里没有语料库"):
        storage.lots_at(f"s3://{bucket.BUCKET}/elsewhere")
    remote.objects[f"here/{ABOUT}"] = remote.objects[f"here/{ABOUT}"].replace(b'"facts": "', b'"facts": "0')
    with pytest.raises(InputUnreadable, match="另一版本"):
        storage.lots_at(f"s3://{bucket.BUCKET}/here")


def test_storage_that_lets_nobody_in_is_told(remote: bucket.Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with pytest.raises(InputUnreadable, match="存储没有给出"):
        storage.lots_at(f"s3://{bucket.BUCKET}/here")
    assert remote.refused


def test_an_address_of_no_known_storage_is_told() -> None:
    with pytest.raises(InputUnreadable, match="存储没有给出"):
        storage.lots_at("ftp://somewhere/corpus")


def test_only_the_lots_that_are_wanted_are_brought(corpus: Path, remote: bucket.Bucket) -> None:
    first = lots(corpus)[0]
    remote.calls.clear()
    with storage.at_hand(f"s3://{bucket.BUCKET}/here", (first,)) as folder:
        brought = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.parquet"))
        judged = auditing.judge(folder, Load((first,), auditing.selects(first)), folder / "found", 1000)
    assert judged.broken == {}
    assert {name.split("/")[1] for name in brought} == {first.name}
    assert len(remote.calls) == len(brought)
    assert not folder.exists()
