"""structlog."""

from __future__ import annotations

import sys
import time
from typing import Any, MutableMapping

import sentry_logger
from sentry_logger._serialise import plain, safe_text
from sentry_logger._traceback import described

_LEVELS = {"exception": "ERROR", "warn": "WARNING"}


class SentryLoggerProcessor:
    """Put it before the renderer, and after what adds fields. It sends the event and passes it on unchanged.

    Where structlog hands its events to ``logging`` they are sent already; then leave it out.
    """

    def __call__(self, logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        client = sentry_logger.client()
        if client is not None:
            record = {name: plain(value) for name, value in event.items() if name not in ("event", "exc_info", "level")}
            record.update(
                timestamp=time.time(),
                level=_LEVELS.get(method, str(event.get("level", method)).upper()),
                message=safe_text(event.get("event", "")),
            )
            error = _error(event.get("exc_info"))
            if error is not None:
                record["exception"] = described(error, client.in_app)
            client.capture(record)
        return event


def _error(exc_info: Any) -> Any:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1]
    return sys.exc_info()[1] if exc_info else None
