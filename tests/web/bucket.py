"""A small S3-compatible store for tests: it keeps objects in memory and proves every signature (AWS Signature Version 4) itself."""

import hashlib
import hmac
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, quote, unquote, urlsplit

KEY, SECRET, BUCKET = "key-of-tests", "secret-of-tests-which-is-long", "files"
SIGNED = re.compile(r"AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})")


class Bucket(ThreadingHTTPServer):
    """The store: its objects by path, the calls it refused, and whether it answers at all."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.objects: dict[str, bytes] = {}
        self.refused: list[str] = []
        self.calls: list[str] = []
        self.is_ill = False

    @property
    def endpoint(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answer(BaseHTTPRequestHandler):
    """Answers GET, HEAD, PUT and lists, once the signature is proved."""

    protocol_version = "HTTP/1.1"
    server: Bucket

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_PUT(self) -> None:
        """Keep an object."""
        if (body := self._proved()) is not None:
            self.server.objects[self._name()] = body
            self._say(200, b"", ETag=f'"{hashlib.md5(body).hexdigest()}"')  # noqa: S324 - what S3 calls an ETag

    def do_GET(self) -> None:
        """Give an object, or the list of them."""
        if self._proved() is None:
            return
        if "list-type" in dict(parse_qsl(urlsplit(self.path).query)):
            self._list()
        elif (found := self.server.objects.get(self._name())) is None:
            self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self._say(200, found, ETag='"x"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT")

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}/")

    def _list(self) -> None:
        prefix = dict(parse_qsl(urlsplit(self.path).query)).get("prefix", "")
        rows = "".join(
            f"<Contents><Key>{name}</Key><LastModified>2024-01-01T00:00:00.000Z</LastModified><ETag>x</ETag><Size>{len(data)}</Size></Contents>"
            for name, data in sorted(self.server.objects.items())
            if name.startswith(prefix)
        )
        told = f"<ListBucketResult><Name>{BUCKET}</Name><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"
        self._say(200, told.encode(), Content_Type="application/xml")

    def _proved(self) -> bytes | None:
        """Return the body of a call whose signature is right; None where it was refused."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.calls.append(f"{self.command} {self.path}")
        if self.server.is_ill:
            self._say(500, b"<Error/>")
        elif (wrong := self._wrong(body)) is not None:
            self.server.refused.append(wrong)
            self._say(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        else:
            return body
        return None

    def _wrong(self, body: bytes) -> str | None:
        found = SIGNED.fullmatch(self.headers.get("Authorization", ""))
        if found is None or found[1] != KEY:
            return "no signature of ours"
        if self.headers["x-amz-content-sha256"] != hashlib.sha256(body).hexdigest():
            return "another body than was signed"
        expected = signature(self.command, self.path, {name: self.headers[name] for name in found[3].split(";")}, found[2])
        return None if hmac.compare_digest(expected, found[4]) else "another signature"

    def _say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def signature(method: str, path: str, headers: dict[str, str], scope: str) -> str:
    """Return what a call is signed with, as the standard says it."""
    parts = urlsplit(path)
    query = "&".join(sorted(f"{quote(n, safe='-_.~')}={quote(v, safe='-_.~')}" for n, v in parse_qsl(parts.query, keep_blank_values=True)))
    lines = "".join(f"{name}:{' '.join(value.split())}\n" for name, value in sorted(headers.items()))
    canonical = "\n".join((method, parts.path, query, lines, ";".join(sorted(headers)), headers["x-amz-content-sha256"]))
    string = "\n".join(("AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()))
    key = f"AWS4{SECRET}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, string.encode(), hashlib.sha256).hexdigest()


@contextmanager
def serving() -> Iterator[Bucket]:
    """Give a store that answers while this lasts."""
    made = Bucket()
    thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        thread.join()
        made.server_close()
