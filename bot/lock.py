"""One process a bot token: the platform's limits and its queue of updates are the token's."""

import fcntl
import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import Self


class AlreadyRunning(Exception):
    """Another process holds the lock of this token."""


class ProcessLock:
    """The operating system's lock on a file in `data_dir`; it ends with the process, however that ends."""

    def __init__(self, data_dir: Path, token: str) -> None:
        name = hashlib.sha256(token.encode()).hexdigest()[:16]
        self._path = data_dir / f"bot-{name}.lock"
        self._file: int | None = None
        # A forked worker that outlives us would keep the lock.
        os.register_at_fork(after_in_child=self._close)

    def acquire(self) -> None:
        """Takes the lock, making `data_dir` where it is missing. Raises AlreadyRunning, OSError."""
        if self._file is not None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            raise AlreadyRunning("another process runs with this bot token") from None
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def release(self) -> None:
        """Gives the lock back. The file stays: were it removed, two could lock two files of one name."""
        self._close()

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
