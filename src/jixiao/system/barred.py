"""What a process gives up for good: the network, files but those that Python needs, and to start another process.

Linux has namespaces, system call filters (seccomp) and rules on files (Landlock) for it; what holds on a system is returned
by name, so that it can be told. All is done through the C library: nothing has to be installed.
"""

import os
import platform
import struct
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

Bar = Literal["network", "calls", "files"]
NEW_NETWORK = 0x40000000 | 0x10000000
"""CLONE_NEWNET with CLONE_NEWUSER, which lets an ordinary user have it; refused to a process of several threads."""
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER = 38, 22, 2
ALLOW, REFUSE, UNKNOWN = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38
"""Answers of a filter: go on, “not permitted”, “no such call”, upon which the C library tries the older one."""
LOAD, EQUAL, AT_LEAST, ANY, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Instructions of a filter: load a word, jump if equal, if at least, if any of these bits is set; answer."""
NUMBER, MACHINE, FIRST, SECOND, THIRD = 0, 4, 16, 24, 32
"""Where a call's number, the machine and its first arguments stand."""
THREAD = 0x10000
WRITES = 0x3 | 0x40 | 0x200
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC."""
FOREIGN = 0x40000000
"""From this number on, calls are those of another kind of program (x32)."""
Calls = Mapping[str, tuple[int, ...]]
MACHINES: Mapping[str, tuple[int, Calls]] = {
    "x86_64": (
        0xC000003E,
        {
            "clone": (56,),
            "openat": (257,),
            "open": (2,),
            "newer": (435, 437),
            "refused": (
                85,  # creat
                *(59, 322, 57, 58, 101, 310, 311, 62),  # execve, execveat, fork, vfork, ptrace, process_vm_readv, _writev, kill
                *(41, 53, 42, 49, 44, 298, 250, 248, 249, 425, 321, 323),  # sockets, perf, keys, io_uring, bpf, userfaultfd
                *(87, 263, 82, 264, 316, 83, 258, 84, 86, 265, 88, 266),  # unlink, rename, mkdir, rmdir, link, symlink
                *(90, 91, 268, 92, 94, 260, 76, 133, 259),  # chmod, chown, truncate, mknod
                *(165, 166, 155, 161, 308, 272, 319),  # mount, umount, pivot_root, chroot, setns, unshare, memfd_create
            ),
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "clone": (220,),
            "openat": (56,),
            "open": (),
            "newer": (435, 437),
            "refused": (
                *(221, 281, 117, 270, 271, 129),
                *(198, 199, 203, 200, 206, 241, 219, 217, 218, 425, 280, 282),
                *(35, 38, 276, 34, 37, 36),
                *(52, 53, 54, 45, 33),
                *(40, 39, 41, 51, 268, 97, 279),
            ),
        },
    ),
}
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
EVERYTHING = (1 << 13) - 1
"""All that the first version of Landlock knows to do with a file or folder."""
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
SYSTEM_PLACES = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/proc", "/sys/devices", "/sys/fs/cgroup")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
O_PATH = 0o10000000


def give_up(*, opens: bool = True) -> tuple[Bar, ...]:
    """Give up network, files and new processes, as far as the system lets; return by name what holds."""
    if sys.platform != "linux":
        return ()
    held: dict[Bar, bool] = {"network": no_network(), "files": _files_of_python_only(), "calls": no_calls(opens=opens)}
    return tuple(name for name, holds in held.items() if holds or (name == "network" and held["calls"]))


def no_network() -> bool:
    """Move the process into a network of its own, in which there is nothing; whether that is so."""
    return bool(_library().unshare(NEW_NETWORK) == 0)


def no_calls(*, opens: bool) -> bool:
    """Let the system refuse calls that no job needs, with ``opens`` false to open any file too; whether it does."""
    machine = MACHINES.get(platform.machine())
    if machine is None or struct.calcsize("P") != 8:
        return False
    from ctypes import addressof, create_string_buffer  # noqa: PLC0415 - only a child needs it

    code = program(*machine, opens=opens)
    filters = create_string_buffer(code, len(code))
    order = create_string_buffer(struct.pack("HxxxxxxP", len(code) // 8, addressof(filters)), 16)
    library = _library()
    return bool(library.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and library.prctl(PR_SET_SECCOMP, FILTER, order, 0, 0) == 0)


def program(machine: int, calls: Calls, *, opens: bool) -> bytes:
    """Return the filter: refused calls, threads but no processes, files to be read only or none."""
    steps = [_step(LOAD, MACHINE), _step(EQUAL, machine, 1), _step(RETURN, REFUSE), _step(LOAD, NUMBER), *_if(AT_LEAST, FOREIGN, REFUSE)]
    closed = () if opens else (*calls["open"], *calls["openat"])
    for number in (*calls["refused"], *closed):
        steps += _if(EQUAL, number, REFUSE)
    for number in calls["newer"]:
        steps += _if(EQUAL, number, UNKNOWN)
    for number in calls["clone"]:
        steps += [_step(EQUAL, number, 0, 4), _step(LOAD, FIRST), _step(ANY, THREAD, 1), _step(RETURN, REFUSE), _step(RETURN, ALLOW)]
    for name, flags in (("open", SECOND), ("openat", THIRD)) if opens else ():
        for number in calls[name]:
            steps += [_step(EQUAL, number, 0, 4), _step(LOAD, flags), _step(ANY, WRITES, 0, 1), _step(RETURN, REFUSE), _step(RETURN, ALLOW)]
    return b"".join((*steps, _step(RETURN, ALLOW)))


def _if(test: int, value: int, answer: int) -> tuple[bytes, bytes]:
    return _step(test, value, 0, 1), _step(RETURN, answer)


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)


def _files_of_python_only() -> bool:
    """Let the process read the files that Python and its libraries are made of, and nothing else; whether that holds."""
    from ctypes import create_string_buffer  # noqa: PLC0415 - as above

    library = _library()
    asked = create_string_buffer(struct.pack("Q", EVERYTHING), 8)
    rules = library.syscall(CREATE_RULESET, asked, 8, 0)
    if rules < 0:
        return False
    for place in _places():
        _let_read(library, rules, place)
    library.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    done = library.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)
    return bool(done == 0)


def _places() -> Iterable[str]:
    """Return the places that may be read: where Python's modules lie, where the system's libraries do, and three devices."""
    prefixes = (sys.prefix, sys.base_prefix, sys.pycache_prefix or "")
    return dict.fromkeys(place for place in (*sys.path, *prefixes, *SYSTEM_PLACES, *DEVICES) if place and os.path.exists(place))  # noqa: PTH110 - a text, not opened


def _let_read(library: Any, rules: int, place: str) -> None:  # noqa: ANN401 - the C library
    from ctypes import create_string_buffer  # noqa: PLC0415 - as above

    opened = os.open(place, O_PATH | os.O_CLOEXEC)
    allowed = READ_FILE | (READ_FOLDER if os.path.isdir(place) else 0)  # noqa: PTH112 - as above
    library.syscall(ADD_RULE, rules, 1, create_string_buffer(struct.pack("=Qi", allowed, opened), 12), 0)
    os.close(opened)


def tried() -> dict[str, bool]:
    """Return by name which of a child's bars hold, by trying: to reach the network, to read and write a file, to start a process."""
    from socket import socket  # noqa: PLC0415 - asked for now and then
    from subprocess import run  # noqa: PLC0415 - as above
    from tempfile import gettempdir  # noqa: PLC0415 - as above

    def network() -> None:
        with socket() as opened:
            opened.connect(("192.0.2.1", 9))

    def reading() -> None:
        Path(sys.executable).resolve().parents[-1].joinpath("etc", "passwd").read_bytes()

    def writing() -> None:
        Path(gettempdir(), f"jixiao-{os.getpid()}").write_bytes(b"x")

    def starting() -> None:
        run([sys.executable, "-c", ""], check=True)

    return {job.__name__: _is_refused(job) for job in (network, reading, writing, starting)}


def _is_refused(job: Callable[[], None]) -> bool:
    try:
        job()
    except (PermissionError, OSError):
        return True
    return False


def _library() -> Any:  # noqa: ANN401 - the C library
    from ctypes import CDLL  # noqa: PLC0415 - as above

    return CDLL(None)
