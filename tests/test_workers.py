"""Processes that share the work: order, loss, and no process left behind."""

from __future__ import annotations

import json
import multiprocessing
import operator
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transflow import workers
from transflow.errors import WorkerLostError
from transflow.workers import IS_LINUX, Workers, count_processors

RELEASE = """The fund of €45 million helps the city policy.

Nantes, 12 march 2024 - The Caisse des Depots signs with Saint Herblain, on the the 30 February.

It is a a long text without any end
"""
COMMAND = [sys.executable, "-m", "transflow", "check", ".", "--lang", "en", "--format", "json"]


def test_results_come_in_the_order_of_the_items():
    with Workers(operator.add, 10, 2) as some:
        assert list(some.begin(range(50))) == list(range(10, 60))
    assert not multiprocessing.active_children()


def test_processes_that_cannot_be_copied_begin_anew(monkeypatch):
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    with Workers(operator.mul, 3, 1) as some:
        assert list(some.begin([1, 2])) == [3, 6]


def test_this_process_does_its_share():
    with Workers(operator.add, 10, 2) as some:
        assert list(some.share(50, lambda place: place + 10)) == list(range(10, 60))
    assert not multiprocessing.active_children()


def test_a_fault_of_the_function_is_raised_here():
    with Workers(operator.truediv, 1, 1) as some, pytest.raises(ZeroDivisionError):
        list(some.begin([0]))


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(not IS_LINUX, reason="only a copy of this process knows the function of a test")
def test_a_lost_process_is_told(monkeypatch):
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    with Workers(_die, 0, 1) as some, pytest.raises(WorkerLostError, match="ended from outside") as caught:
        list(some.begin([1, 2, 3]))
    assert "--jobs 1" in caught.value.hint


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(not IS_LINUX, reason="only a copy of this process knows the function of a test")
def test_what_was_done_here_outlives_a_lost_process(monkeypatch):
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    found = []
    with Workers(_die, 0, 1) as some, pytest.raises(WorkerLostError, match="ended from outside"):
        found.extend(some.share(20, _wait_at_first))
    assert found == list(range(len(found)))
    assert len(found) < 20


def _wait_at_first(place):
    if not place:
        time.sleep(0.2)
    return place


def _die(_shared, _item):
    os.kill(os.getpid(), signal.SIGKILL)


def test_there_is_a_processor():
    assert count_processors() >= 1


@pytest.fixture
def folder(tmp_path):
    for number in range(24):
        (tmp_path / f"d{number:02}.en.txt").write_text(RELEASE.replace("45", str(number)) * 15, encoding="utf-8")
    return tmp_path


def test_several_processes_find_what_one_finds(folder):
    one, two = (subprocess.run([*COMMAND, "--jobs", jobs], cwd=folder, capture_output=True, check=False) for jobs in ("1", "2"))
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert len(json.loads(one.stdout)["documents"]) == 24


@pytest.mark.skipif(not IS_LINUX, reason="the processes of a process are listed in /proc")
@pytest.mark.parametrize(
    ("sign", "of_worker", "code"),
    [(signal.SIGKILL, True, 3), (signal.SIGINT, False, 130), (signal.SIGTERM, False, -signal.SIGTERM)],
)
def test_a_run_that_is_cut_off(folder, sign, of_worker, code):
    arguments = [*COMMAND, "--jobs", "2"]
    with subprocess.Popen(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        children = _wait_for(lambda: _children(process.pid))
        os.kill(children[0] if of_worker else process.pid, sign)
        out, _ = process.communicate(timeout=60)
    assert process.returncode == code
    if of_worker:
        lost = [one for one in json.loads(out)["incidents"] if one["code"] == "worker-lost"]
        assert lost
        assert all(one["path"].endswith(".en.txt") and "not checked" in one["message"] for one in lost)
    _wait_for(lambda: not any(map(_is_alive, children)))


def _children(process):
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found.append(int(status.parent.name))
    return found


def _is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _wait_for(question):
    end = time.monotonic() + 60
    while not (answer := question()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return answer
