"""Jobs that a fenced child is given by the tests: good ones, greedy ones, hostile ones."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection, connect

from jixiao.fence import going_on
from jixiao.sql.fenced import lock_down

Emit = Callable[[bytes], None]


def echo(payload: bytes, emit: Emit) -> None:
    emit(payload)
    emit(payload[::-1])


def surroundings(_: bytes, emit: Emit) -> None:
    try:
        files = [*Path().iterdir()]
    except OSError:  # a folder that is gone, or may not be looked into
        files = []
    emit(repr((files, sorted(os.environ.keys() - {"LC_CTYPE"}), os.getpgid(0) == os.getpid())).encode())


def spin(_: bytes, emit: Emit) -> None:
    emit(b"first")
    while True:
        pass


def steps(_: bytes, emit: Emit) -> None:
    for step in (1, 2, 3):
        going_on(step, 3)
        emit(b"x" * 100_000)


def sleep(_: bytes, _emit: Emit) -> None:
    time.sleep(60)


def slow(_: bytes, emit: Emit) -> None:
    time.sleep(3.2)
    emit(b"done")


def greedy(_: bytes, _emit: Emit) -> None:
    bytearray(1 << 30)


def raising(_: bytes, _emit: Emit) -> None:
    message = "no such thing"
    raise ValueError(message)


def talkative(_: bytes, emit: Emit) -> None:
    for _i in range(64):
        emit(b"x" * 100_000)


def writing(_: bytes, _emit: Emit) -> None:
    Path("file").write_text("x", "ascii")


def calling(_: bytes, emit: Emit) -> None:
    socket.create_connection(("192.0.2.1", 80), 1)
    emit(b"connected")


def dying(_: bytes, _emit: Emit) -> None:
    os._exit(3)


def locked(payload: bytes) -> tuple[DuckDBPyConnection, str]:
    database = connect(":memory:", config={"threads": 1})
    database.execute("CREATE TABLE project (id VARCHAR)")
    lock_down(database)
    return database, payload.decode()


def sql(prepared: tuple[DuckDBPyConnection, str], emit: Emit) -> None:
    database, text = prepared
    emit(repr(database.execute(text).fetchall()).encode())


def network_in_ready(_: bytes) -> bytes:
    try:
        socket.create_connection(("192.0.2.1", 80), 1)
    except PermissionError:
        return b"refused"
    except OSError:
        return b"failed"
    return b"connected"


def say(given: bytes, emit: Emit) -> None:
    emit(given)
