"""The site that any web server holds, made of what is released; and one text as it would look there."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate
from msgspec import Struct
from msgspec.json import decode

from jixiao.actions.inputs.given import silent
from jixiao.actions.many.folder_list import LIST, Listed
from jixiao.actions.portal.results import of_the_year
from jixiao.actions.publish import SiteOptions, publish
from jixiao.errors import JixiaoError
from jixiao.web.arrived import safe_name
from jixiao.web.declarations.content import text_of
from jixiao.web.declarations.evaluating import evaluation
from jixiao.web.desks.shelf import Where
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import RESULTS, Rights
from jixiao.web.problems import Problem
from jixiao.web.publishing.releases import KEEPERS, public_releases
from jixiao.web.publishing.said import said_at
from jixiao.workflow.table import roles
from jixiao.write.site.record import Public, Result

SITE = "site"
KEPT = 4
LONGEST_NAME = 60


class Made(Struct, frozen=True, kw_only=True):
    """The site as it lies there: when it was made, how many files, the hash of their list."""

    at: datetime
    files: int
    digest: str


class _Given(NamedTuple):
    """A text to be published, the name under which its file is known, what was said with the public, and what came of its projects."""

    name: str
    text: bytes
    said: Public = Public()
    results: tuple[Result | None, ...] = ()


def _given(declaration: Declaration, text: Version) -> _Given:
    """Return a text with what was said with the public in its year, and its results where they were released too."""
    said = said_at(Where(declaration.unit, declaration.year)) if declaration.year is not None else Public()
    results = of_the_year(evaluation(declaration, text)) if RESULTS(declaration.pk) else ()
    return _Given(_named(declaration), text_of(text), said, results)


def folder() -> Path:
    """Return where the site lies."""
    return Path(settings.JIXIAO.folder) / SITE


def made() -> Made | None:
    """Return the site as it lies there, None where there is none."""
    file = folder() / LIST
    if not file.is_file():
        return None
    data = file.read_bytes()
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC) - timedelta(days=settings.JIXIAO.behind)
    return Made(at=at, files=len(decode(data, type=Listed).files), digest=sha256(data).hexdigest())


def make(mine: Rights, actor: Actor) -> Made | None:
    """Make the site of what is released now and return it, None where nothing is, and then nothing lies there.

    Problem 403 for who makes none, 409 where a file could not be proven or personal data stands in a text.
    """
    if not mine.roles.intersection(KEEPERS):
        raise Problem(403, f"网站由{'、'.join(roles()[role].title for role in KEEPERS)}来做，您没有这个角色。")
    return remake(actor)


def remake(actor: Actor) -> Made | None:
    """Make the site anew; what was taken back is gone from it."""
    rows = list(public_releases())
    texts = [Version.objects.get(declaration=row.declaration, number=row.version) for row in rows]
    given = [_given(row.declaration, text) for row, text in zip(rows, texts, strict=True)]
    if given:
        _publish(given, folder())
    else:
        _clear(folder())
    found = made()
    with transaction.atomic():
        note(actor, "site.made", "", texts=len(given), files=found.files if found else 0, digest=found.digest if found else "")
    return found


def _publish(given: Sequence[_Given], to: Path) -> None:
    with TemporaryDirectory(prefix="jixiao-") as laid:
        files = []
        for n, one in enumerate(given):
            place = Path(laid, f"{n:04}", f"{one.name}.json")
            place.parent.mkdir()
            place.write_bytes(one.text)
            files.append(str(place))
        try:
            hashed = [(sha256(one.text).hexdigest(), one) for one in given]
            said, results = {digest: one.said for digest, one in hashed}, {digest: one.results for digest, one in hashed}
            done = publish(files, to, silent, force=True, manner=SiteOptions("zh", localdate(), said=said, results=results))
        except JixiaoError as wrong:
            raise Problem(409, wrong.zh) from wrong
    if done.blocked:
        raise Problem(409, f"里面有 {len(done.blocked)} 处个人信息，没有做网站。请撤回那一份，改好再公开。")
    if done.unreadable:
        raise Problem(409, f"有 {len(done.unreadable)} 份读不出，没有做网站。请联系管理员。")


def _clear(place: Path) -> None:
    """Take away a site that nothing stands on any more, its list last."""
    if not (place / LIST).is_file():
        return
    listed = decode((place / LIST).read_bytes(), type=Listed)
    for path in listed.files:
        (place / path).unlink(missing_ok=True)
    (place / LIST).unlink()


def _named(declaration: Declaration) -> str:
    return safe_name(declaration.title)[:LONGEST_NAME]


def site_packed() -> bytes:
    """Return the site as one file; Problem 404 where there is none."""
    if made() is None:
        raise Problem(404, "还没有做网站。先放行一份，再做。")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        for path, data in _files(folder()):
            book.writestr(ZipInfo(path), data, compress_type=ZIP_DEFLATED)
    return out.getvalue()


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(place.rglob("*")):
        if file.is_file():
            yield file.relative_to(place).as_posix(), file.read_bytes()


def preview(declaration: Declaration, version: Version) -> dict[str, bytes]:
    """Return the site of one text alone, by path; Problem 409 where it can't be published."""
    return _preview(version.digest, _Text(declaration, version))


class _Text:
    """A text that goes along with its hash."""

    def __init__(self, declaration: Declaration, version: Version) -> None:
        self.declaration, self.version = declaration, version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Text)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=KEPT)
def _preview(digest: str, text: _Text) -> dict[str, bytes]:  # noqa: ARG001 - the hash says when it is another
    with TemporaryDirectory(prefix="jixiao-") as laid:
        _publish([_Given(_named(text.declaration), text_of(text.version))], Path(laid, SITE))
        return {path: data for path, data in _files(Path(laid, SITE)) if path != LIST}
