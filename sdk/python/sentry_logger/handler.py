"""From Python's log records to the records we send."""

from __future__ import annotations

import logging
import socket
from typing import Any, Optional, Union

from sentry_logger._buffer import Record
from sentry_logger._serialise import plain, safe_text
from sentry_logger._traceback import described
from sentry_logger.client import Client, Options

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_MESSAGE_CHARS = 256 * 1024
_OWN = "sentry_logger"

Level = Union[int, str]


def level_number(level: Level) -> int:
    """A level's number; ``logging.INFO`` where the name is of no level."""
    number = logging.getLevelName(level.strip().upper()) if isinstance(level, str) else level
    return number if isinstance(number, int) else logging.INFO


class SentryLoggerHandler(logging.Handler):
    """Hands each record to a client. Adding it to the root logger is what ``init()`` does.

    Without a client it makes one of ``options``, so that ``logging.config.dictConfig`` can name the class.
    """

    def __init__(self, client: Optional[Client] = None, level: Level = logging.INFO, **options: Any) -> None:
        super().__init__(level_number(level))
        self._owns_client = client is None
        self.client = client or Client(Options.resolve(**options))
        self._ignored = (_OWN, *self.client.options.ignore_loggers)
        self._host = socket.gethostname()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue the record; what goes wrong is handled as ``logging`` does and never reaches the caller."""
        if self.client.on_own_thread() or (record.name.startswith(self._ignored) and self._ignores(record.name)):
            return
        try:
            self.client.capture(self._as_sent(record))
        except Exception:
            self.handleError(record)

    def close(self) -> None:
        """Close the client too where the handler made it, as when ``dictConfig`` puts others in its place."""
        if self._owns_client:
            self.client.close()
        super().close()

    def _ignores(self, name: str) -> bool:
        return any(name == ignored or name.startswith(ignored + ".") for ignored in self._ignored)

    def _as_sent(self, record: logging.LogRecord) -> Record:
        sent: Record = {
            "timestamp": record.created,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage()[:_MESSAGE_CHARS],
            "host": self._host,
            "code.file": record.pathname,
            "code.line": record.lineno,
            "code.function": record.funcName,
            "thread.name": record.threadName,
            "process.pid": record.process,
        }
        if record.args:
            sent["template"] = safe_text(record.msg)
        task = getattr(record, "taskName", None)
        if task is not None:
            sent["task.name"] = task
        for name, value in vars(record).items():
            if name not in _STANDARD and not name.startswith("_") and name not in sent:
                sent[name] = plain(value)
        if record.exc_info and record.exc_info[1] is not None:
            sent["exception"] = described(record.exc_info[1], self.client.in_app)
        if record.stack_info:
            sent["stack"] = record.stack_info
        return sent
