"""From Python's log records to the records we send."""

from __future__ import annotations

import logging
import socket
import traceback
from typing import Any, Dict

from sentry_logger._plain import plain
from sentry_logger.client import Client

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class SentryLoggerHandler(logging.Handler):
    """Hands each record to a client. Adding it to the root logger is what ``init()`` does."""

    def __init__(self, client: Client, level: int = logging.INFO) -> None:
        super().__init__(level)
        self.client = client
        self._host = socket.gethostname()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue the record; what goes wrong is handled as ``logging`` does and never reaches the caller."""
        if self.client.on_own_thread():
            return
        try:
            self.client.capture(self._as_sent(record))
        except Exception:
            self.handleError(record)

    def _as_sent(self, record: logging.LogRecord) -> Dict[str, Any]:
        sent: Dict[str, Any] = {
            "timestamp": record.created,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "host": self._host,
            "code.file": record.pathname,
            "code.line": record.lineno,
            "code.function": record.funcName,
            "thread.name": record.threadName,
            "process.pid": record.process,
        }
        if record.args:
            sent["template"] = str(record.msg)
        for name, value in vars(record).items():
            if name not in _STANDARD and not name.startswith("_") and name not in sent:
                sent[name] = plain(value)
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            sent["exception"] = {
                "type": type(error).__qualname__,
                "message": str(error),
                "raw": "".join(traceback.format_exception(type(error), error, error.__traceback__)),
            }
        return sent
