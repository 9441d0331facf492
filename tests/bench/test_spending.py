"""What commands cost is counted of all their processes, and only of those."""

import subprocess
import sys

from statement_archive.bench.spending import spending

WORK = "import time; held = b'x' * 60_000_000\nwhile time.process_time() < 0.8: pass"
OUTER = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}], check=True)"


def test_processes_within_processes_count() -> None:
    with spending() as spent:
        subprocess.run([sys.executable, "-c", OUTER], check=True)
    assert 0.8 < spent.cpu < 5
    assert spent.wall > 0.8
    assert 60_000_000 < spent.memory < 200_000_000


def test_what_ran_before_does_not() -> None:
    with subprocess.Popen([sys.executable, "-c", f"{WORK}\nimport time; time.sleep(60)"]) as other:
        with spending() as spent:
            subprocess.run([sys.executable, "-c", "import time; time.sleep(1.2)"], check=True)
        other.kill()
    assert 0 < spent.memory < 60_000_000


def test_where_nothing_is_started_nothing_is_spent() -> None:
    with spending() as spent:
        pass
    assert spent.cpu < 0.1 and spent.memory == 0
