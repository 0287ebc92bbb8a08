"""What threads would make at the same time is made before they are there: types that two work out at once end the process."""

import subprocess
import sys
from pathlib import Path

import pytest

TOGETHER = """
import sys, threading
sys.setswitchinterval(1e-6)
from jixiao.audit.load import shipped_rules
from jixiao.web.configure import configure
from jixiao.web.site import Site
from pathlib import Path
configure(Site(secret="only for tests", key="k"))
from jixiao.web.warming import known_types, warm
warm()
barrier, read = threading.Barrier(16), []
def ask():
    barrier.wait()
    read.append(len(shipped_rules.__wrapped__()))
threads = [threading.Thread(target=ask) for _ in range(16)]
[one.start() for one in threads]; [one.join() for one in threads]
print(known_types() > 100, len(read), len(set(read)))
"""


def test_many_first_requests_at_once_end_no_process() -> None:
    done = subprocess.run([sys.executable, "-I", "-c", TOGETHER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "True 16 1\n"), done.stderr


@pytest.mark.parametrize("sort", ["alone", "office"])
def test_it_is_done_before_anybody_is_served(sort: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f"""
import jixiao.web.start as start
from pathlib import Path
order = []
start._warm = lambda: order.append("warm")
start.serve = lambda _: order.append("serve")
start.start_alone(0, print) if {sort == "alone"} else start.start_office(Path({str(tmp_path / "office")!r}), 0, lambda _: None, demo=False)
print(order)
"""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("['warm', 'serve']"), done.stderr
