"""loguru."""

from __future__ import annotations

from typing import Any, Callable

import sentry_logger
from sentry_logger._serialise import plain
from sentry_logger._traceback import described


def sink() -> Callable[[Any], None]:
    """``logger.add(sink())``."""
    return _send


def _send(message: Any) -> None:
    client = sentry_logger.client()
    if client is None:
        return
    record = message.record
    sent = {name: plain(value) for name, value in record["extra"].items()}
    sent.update(
        {
            "timestamp": record["time"].timestamp(),
            "level": record["level"].name,
            "logger": record["name"] or "",
            "message": record["message"],
            "code.file": record["file"].path,
            "code.line": record["line"],
            "code.function": record["function"],
            "thread.name": record["thread"].name,
            "process.pid": record["process"].id,
        }
    )
    if record["exception"] is not None and record["exception"].value is not None:
        sent["exception"] = described(record["exception"].value, client.in_app)
    client.capture(sent)
