"""The lock of a bot token, with real processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.lock import AlreadyRunning, ProcessLock

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"

HOLD = """
import os, sys
from pathlib import Path
from bot.lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1]), sys.argv[2])
lock.acquire()
{then}
sys.stdin.read()
"""
HOLD_ALONE = HOLD.format(then="print('held', flush=True)")
HOLD_AND_FORK = HOLD.format(then="if os.fork() == 0: print(os.getpid(), flush=True)")
HOLD_AND_SEE_A_WORKER_END = HOLD.format(
    then="if os.fork() == 0: os._exit(0)\nos.wait()\nprint('held', flush=True)"
)


@contextmanager
def another_process(program: str, data_dir: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that runs until it is killed, and the line it said."""
    command = [sys.executable, "-c", program, str(data_dir), TOKEN]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def test_a_second_process_is_told_so_until_the_first_is_killed(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path, TOKEN)
    with another_process(HOLD_ALONE, tmp_path) as (process, said):
        assert said == "held"
        with pytest.raises(AlreadyRunning) as caught:
            lock.acquire()
        assert TOKEN not in str(caught.value)
        process.send_signal(signal.SIGKILL)
        process.wait()
        lock.acquire()
    lock.release()


def test_a_worker_that_outlives_its_killed_parent_does_not_keep_the_lock(tmp_path: Path) -> None:
    with another_process(HOLD_AND_FORK, tmp_path) as (process, child):
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.kill(int(child), 0)  # still there
        try:
            with ProcessLock(tmp_path, TOKEN):
                pass
        finally:
            os.kill(int(child), signal.SIGKILL)


def test_a_forked_worker_s_end_does_not_free_the_lock(tmp_path: Path) -> None:
    with another_process(HOLD_AND_SEE_A_WORKER_END, tmp_path) as (_, said):
        assert said == "held"
        with pytest.raises(AlreadyRunning):
            ProcessLock(tmp_path, TOKEN).acquire()


def test_the_lock_is_free_after_release_and_can_be_taken_again(tmp_path: Path) -> None:
    first, second = ProcessLock(tmp_path, TOKEN), ProcessLock(tmp_path, TOKEN)
    for _ in range(2):
        first.acquire()
        first.acquire()  # ours already
        with pytest.raises(AlreadyRunning):
            second.acquire()
        first.release()
        first.release()
        with second, pytest.raises(AlreadyRunning):
            first.acquire()


def test_other_tokens_and_other_directories_do_not_meet(tmp_path: Path) -> None:
    with ProcessLock(tmp_path, TOKEN), ProcessLock(tmp_path, TOKEN + "x"), ProcessLock(tmp_path / "b", TOKEN):
        assert len(list(tmp_path.glob("*.lock"))) == 2


def test_the_directory_is_made_and_the_file_shows_no_token(tmp_path: Path) -> None:
    with ProcessLock(tmp_path / "data" / "bot", TOKEN):
        [file] = (tmp_path / "data" / "bot").iterdir()
    assert "AAbb" not in file.name and file.read_bytes() == b""
    assert file.stat().st_mode & 0o077 == 0


def test_refused_tries_leave_no_open_files(tmp_path: Path) -> None:
    with ProcessLock(tmp_path, TOKEN):
        other = ProcessLock(tmp_path, TOKEN)
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(10):
            with pytest.raises(AlreadyRunning):
                other.acquire()
        assert len(list(Path("/proc/self/fd").iterdir())) == before
