"""The writer: one thread, an in-process queue, one transaction at a time.

SQLite takes one writer and polls for its lock instead of queueing, so the queue is ours. Units of
work that wait together share one commit (and one sync to disk), each behind its own savepoint: one
that fails takes only its own changes with it.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from storage.errors import Unavailable, is_unavailable
from storage.ready import Written
from storage.work import UnitOfWork

P = ParamSpec("P")
R = TypeVar("R")
SHARED_COMMIT_MAX = 16


@dataclass(slots=True)
class _Job:
    act: Callable[[UnitOfWork], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None
    notices: tuple[Written, ...] = ()

    def settle(self) -> None:
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class Writer:
    """Runs plain functions as units of work. `committed` is told of notices after a commit."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], zone: ZoneInfo) -> None:
        self._engine = engine
        self._zone = zone
        self._now = now
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._connection: Connection | None = None
        self.committed: Callable[[tuple[Written, ...]], None] = lambda _notices: None

    def start(self) -> None:
        """Start the thread; once."""
        self._thread.start()

    async def stop(self) -> None:
        """Finish what is queued, then end the thread."""
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    async def do(self, act: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `act(unit_of_work, ...)` in one transaction and give its result after the commit.

        Raises what `act` raised (nothing was changed then), or `Unavailable`.
        """
        loop = asyncio.get_running_loop()
        job = _Job(lambda work: act(work, *args, **kwargs), loop, loop.create_future())
        self._queue.put(job)
        # A caller that goes away must not leave the act half known: it is carried through.
        return await asyncio.shield(job.future)

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            jobs, stop = self._waiting(job)
            self._commit_together(jobs)
            if stop:
                break
        if self._connection is not None:
            self._connection.close()

    def _waiting(self, first: _Job) -> tuple[list[_Job], bool]:
        jobs = [first]
        while len(jobs) < SHARED_COMMIT_MAX:
            try:
                job = self._queue.get_nowait()
            except queue.Empty:
                return jobs, False
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False

    def _commit_together(self, jobs: list[_Job]) -> None:
        try:
            connection = self._connected()
            with connection.begin():
                for job in jobs:
                    self._run_behind_savepoint(connection, job)
        except Exception as error:
            self._drop_connection()
            failure = Unavailable(str(getattr(error, "orig", error))) if is_unavailable(error) else error
            for job in jobs:
                job.error, job.notices = failure, ()
        jobs[0].loop.call_soon_threadsafe(self._settle, jobs)

    def _settle(self, jobs: list[_Job]) -> None:
        notices = tuple(notice for job in jobs for notice in job.notices)
        if notices:
            self.committed(notices)
        for job in jobs:
            job.settle()

    def _run_behind_savepoint(self, connection: Connection, job: _Job) -> None:
        work = UnitOfWork(connection, self._now(), self._zone)
        connection.exec_driver_sql("SAVEPOINT one_act")
        try:
            job.result = job.act(work)
            job.notices = tuple(work.notices)
        except Exception as error:
            if is_unavailable(error):
                raise
            job.error = error
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT one_act")
        connection.exec_driver_sql("RELEASE SAVEPOINT one_act")

    def _connected(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection = self._engine.connect()
        return self._connection

    def _drop_connection(self) -> None:
        if self._connection is not None:
            with suppress(Exception):
                self._connection.invalidate()
            with suppress(Exception):
                self._connection.close()
            self._connection = None


def run_once(
    engine: Engine,
    now: datetime,
    zone: ZoneInfo,
    act: Callable[Concatenate[UnitOfWork, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run one unit of work in the calling thread: for the command line, where no writer runs."""
    with engine.begin() as connection:
        return act(UnitOfWork(connection, now, zone), *args, **kwargs)
