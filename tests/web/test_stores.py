"""Files in a folder and in a bucket: the same to whoever asks, each call to a bucket signed, a silent one told and nothing half done."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bucket import BUCKET, KEY, SECRET, Bucket, serving, signature
from offices import Office

from jixiao.errors import ConfigInvalid
from jixiao.extras import missing
from jixiao.web.declarations.bucketstore import BucketStore
from jixiao.web.declarations.folderstore import Folder, Store
from jixiao.web.outside import Bucket as Told

pytestmark = pytest.mark.skipif(bool(missing("bucket")), reason="the extra for buckets is not installed")
NAMES = [hashlib.sha256(bytes([n])).hexdigest() for n in range(4)]
OUTSIDE = """
hosts = ["127.0.0.1"]
[files]
endpoint = "{endpoint}"
bucket = "{bucket}"
key = "{key}"
secret = "{secret}"
"""


@pytest.fixture(scope="module")
def bucket() -> Iterator[Bucket]:
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def emptied(bucket: Bucket) -> None:
    bucket.objects.clear()
    bucket.refused.clear()
    bucket.is_ill = False


def told(bucket: Bucket, **more: str) -> Told:
    return Told(**{"endpoint": bucket.endpoint, "bucket": BUCKET, "key": KEY, "secret": SECRET, **more})


@pytest.fixture(params=["folder", "bucket", "bucket with a prefix"])
def store(request: pytest.FixtureRequest, bucket: Bucket, tmp_path: Path) -> Store:
    folder = Folder(tmp_path / "files")
    if request.param == "folder":
        return folder
    return BucketStore(told(bucket, prefix="an/office" if "prefix" in request.param else ""), folder)


@pytest.mark.parametrize("size", [0, 1, 70_000, 3_000_000])
def test_what_is_put_is_what_is_got(store: Store, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert not store.has(NAMES[0])
    store.put(NAMES[0], data)
    assert store.has(NAMES[0])
    assert store.get(NAMES[0]) == data
    assert b"".join(store.parts(NAMES[0])) == data
    store.put(NAMES[0], data)
    assert list(store.names()) == [NAMES[0]]


def test_what_is_not_there_is_not_found(store: Store) -> None:
    store.put(NAMES[1], b"other")
    assert not store.has(NAMES[0])
    for ask in (lambda: store.get(NAMES[0]), lambda: list(store.parts(NAMES[0]))):
        with pytest.raises(FileNotFoundError):
            ask()
    assert list(store.names()) == [NAMES[1]]


def test_every_name_is_told_in_order(store: Store) -> None:
    for name in reversed(NAMES):
        store.put(name, name.encode())
    assert list(store.names()) == sorted(NAMES)


def test_what_lay_in_the_folder_before_is_found_and_nothing_new_goes_there(bucket: Bucket, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "files")
    folder.put(NAMES[0], b"old")
    store = BucketStore(told(bucket), folder)
    store.put(NAMES[1], b"new")
    assert (store.get(NAMES[0]), b"".join(store.parts(NAMES[0])), store.has(NAMES[0])) == (b"old", b"old", True)
    assert (folder.has(NAMES[1]), list(store.names())) == (False, sorted(NAMES[:2]))
    assert bucket.objects == {f"{NAMES[1][:2]}/{NAMES[1]}": b"new"}


def test_every_call_is_signed_and_one_that_is_not_ours_is_refused(bucket: Bucket, tmp_path: Path) -> None:
    BucketStore(told(bucket), Folder(tmp_path)).put(NAMES[0], b"signed")
    assert bucket.refused == []
    for wrong in ({"secret": "another-secret-of-the-same-size"}, {"key": "another"}):
        with pytest.raises(ConfigInvalid, match="key 和 secret"):
            BucketStore(told(bucket, **wrong), Folder(tmp_path)).put(NAMES[1], b"forged")
    assert len(bucket.refused) >= 2
    assert list(bucket.objects.values()) == [b"signed"]


def test_the_signature_is_that_of_the_standard_and_of_what_was_sent() -> None:
    headers = {"host": "h", "x-amz-date": "20240101T000000Z", "x-amz-content-sha256": hashlib.sha256(b"").hexdigest()}
    scope = "20240101/us-east-1/s3/aws4_request"
    right = signature("GET", "/files/a", headers, scope)
    others = {
        signature("PUT", "/files/a", headers, scope),
        signature("GET", "/files/b", headers, scope),
        signature("GET", "/files/a?x=1", headers, scope),
        signature("GET", "/files/a", {**headers, "host": "i"}, scope),
    }
    assert right not in others
    assert len(others) == 4


def test_a_store_that_is_ill_is_told_as_one_that_does_not_answer(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.web.declarations.bucketstore.TRIES", 0)
    bucket.is_ill = True
    store = BucketStore(told(bucket, prefix="ill"), Folder(tmp_path))
    asks: tuple[Callable[[], object], ...] = (
        lambda: store.has(NAMES[0]),
        lambda: store.get(NAMES[0]),
        lambda: store.put(NAMES[0], b"x"),
        lambda: list(store.parts(NAMES[0])),
        lambda: list(store.names()),
    )
    for ask in asks:
        with pytest.raises(ConnectionError):
            ask()


@pytest.fixture
def settled(office: Office, bucket: Bucket) -> Iterator[Office]:
    from django.conf import settings

    file = Path(settings.JIXIAO.folder) / "outside.toml"
    file.write_text(OUTSIDE.format(endpoint=bucket.endpoint, bucket=BUCKET, key=KEY, secret=SECRET), "utf-8")
    yield office
    file.unlink()


@pytest.mark.usefixtures("settled")
def test_an_office_with_a_bucket_keeps_its_originals_there(bucket: Bucket, tmp_path: Path) -> None:
    from jixiao.web.declarations import filestore

    data = ("项目名称\t图书\n年度资金总额\t1.00\n" + tmp_path.name).encode()
    digest = filestore.keep_bytes(data)
    assert (filestore.fetch(digest), filestore.fault(digest), filestore.is_kept(digest)) == (data, None, True)
    assert list(bucket.objects) == [f"{digest[:2]}/{digest}"]
    assert list(filestore.stored_elsewhere()) == [digest]
    bucket.objects[f"{digest[:2]}/{digest}"] += b"!"
    assert filestore.fault(digest) == "内容与登记的不一致"
    del bucket.objects[f"{digest[:2]}/{digest}"]
    assert filestore.fault(digest) == "不在了"


def test_an_upload_that_finds_no_store_is_refused_whole_and_can_be_tried_again(
    settled: Office, bucket: Bucket, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.web.declarations.bucketstore.TRIES", 0)
    file = tmp_path / "申报表.txt"
    file.write_text(example.read_text("utf-8") + f"\n{tmp_path.name}\n", "utf-8")
    before = len(settled.call("staff", "GET", "declarations").body["items"])
    from jixiao.web.declarations import bucketstore

    bucketstore._opened.cache_clear()
    bucket.is_ill = True
    refused = settled.call("staff", "POST", "declarations", file)
    assert (refused.status, "没有应答" in refused.body["detail"]) == (503, True)
    assert len(settled.call("staff", "GET", "declarations").body["items"]) == before
    bucket.is_ill = False
    key = settled.send("staff", file)
    assert settled.call("staff", "GET", f"declarations/{key}/file").body == file.read_bytes()


@pytest.mark.usefixtures("settled")
def test_a_backup_holds_what_lies_in_the_bucket_and_is_whole_in_a_folder(tmp_path: Path) -> None:
    from django.conf import settings

    from jixiao.web.declarations import filestore
    from jixiao.web.keeping.archive import checked, lay
    from jixiao.web.keeping.backup import back_up

    digest = filestore.keep_bytes(f"only in the bucket {tmp_path.name}".encode())
    back_up(settings.JIXIAO, tmp_path / "office.tar")
    assert f"folder/files/{digest[:2]}/{digest}" in checked(tmp_path / "office.tar")["members"]
    lay(tmp_path / "office.tar", tmp_path / "again")
    assert hashlib.sha256(Folder(tmp_path / "again" / "files").get(digest)).hexdigest() == digest


@pytest.mark.parametrize("host", ["http://elsewhere.example", "ftp://127.0.0.1", "127.0.0.1"])
@pytest.mark.usefixtures("office")
def test_a_bucket_stands_on_a_host_that_the_office_names(host: str) -> None:
    from django.conf import settings

    from jixiao.web.declarations.filestore import store

    file = Path(settings.JIXIAO.folder) / "outside.toml"
    file.write_text(OUTSIDE.format(endpoint=host, bucket=BUCKET, key=KEY, secret=SECRET), "utf-8")
    try:
        with pytest.raises(ConfigInvalid, match="hosts"):
            store()
    finally:
        file.unlink()
