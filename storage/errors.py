"""What can go wrong in storage.

StorageError
├── Missing         a row that was asked for does not exist
├── AlreadyHandled  the update was run to its end before
└── Unavailable     the database is locked, full, read-only or away: nothing was changed
"""

import sqlite3
from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError

_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


class StorageError(Exception):
    """Root of this room's errors."""


class Missing(StorageError):
    """A row that was asked for by id does not exist."""

    def __init__(self, table: Any, row_id: int) -> None:
        super().__init__(f"{table} {row_id}")


class AlreadyHandled(StorageError):
    """The update was run to its end before: to run it again would act twice."""


class Unavailable(StorageError):
    """The database can take nothing now; the unit of work was rolled back and may be tried again."""


def is_unavailable(error: BaseException) -> bool:
    """Whether the database itself refused (as opposed to a statement that is wrong)."""
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _SQLITE_AWAY
    return error.connection_invalidated or isinstance(error, OperationalError)
