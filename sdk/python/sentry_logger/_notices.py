"""What the SDK itself has to say: on stderr, and in logs of its own."""

from __future__ import annotations

import sys
import time
from typing import Any, Dict, Set

from sentry_logger._buffer import Record
from sentry_logger.options import Options


class Warnings:
    """Lines on stderr, one of each kind for the life of the client, or all of them with ``debug``. Never raises."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._said: Set[str] = set()

    def warn(self, kind: str, message: str) -> None:
        """Say ``message`` unless something of this ``kind`` was said before."""
        if kind in self._said and not self._debug:
            return
        self._said.add(kind)
        try:
            if sys.stderr is not None:  # as in a daemon
                print("sentry-logger: " + message, file=sys.stderr)
        except Exception:  # closed, or the interpreter's end
            pass


def missing(options: Options) -> str:
    """Why nothing can be sent with these options."""
    if options.api_key and options.dsn:
        return f"the address {options.dsn!r} starts with neither http:// nor https://, so nothing is sent"
    return (
        "no API key or address; set SENTRY_API_KEY and SENTRY_DSN, pass api_key and dsn to init(), "
        "or run 'sentry-logger init --app-name NAME'"
    )


def dropped_notice(dropped: Dict[str, int], common: Dict[str, Any]) -> Record:
    """A record about records that are lost, by reason."""
    reasons = ", ".join(f"{count} because {why}" for why, count in dropped.items())
    return {
        **common,
        "timestamp": time.time(),
        "level": "WARNING",
        "logger": "sentry_logger",
        "message": f"{sum(dropped.values())} log records were dropped before they could be sent: {reasons}",
        "dropped": sum(dropped.values()),
    }
