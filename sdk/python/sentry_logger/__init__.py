"""Sends your app's logs to Sentry Logger.

``init()`` adds a handler to the root logger; from then on every log record of at least the given level is sent in the
background. See the README for the options.
"""

from __future__ import annotations

import logging
from typing import Optional

from sentry_logger.client import Client, Options
from sentry_logger.handler import SentryLoggerHandler

__all__ = ["Client", "Options", "SentryLoggerHandler", "close", "flush", "init"]
__version__ = "0.1.0"

_handler: Optional[SentryLoggerHandler] = None


def init(
    api_key: Optional[str] = None,
    dsn: Optional[str] = None,
    *,
    service: Optional[str] = None,
    environment: Optional[str] = None,
    release: Optional[str] = None,
    level: int = logging.INFO,
) -> Client:
    """Start sending the root logger's records; a second call replaces the first.

    Without a key or an address (argument or environment) it warns once on stderr and sends nothing.
    """
    global _handler
    close()
    options = Options.resolve(api_key, dsn, service=service, environment=environment, release=release)
    client = Client(options)
    _handler = SentryLoggerHandler(client, level)
    root = logging.getLogger()
    root.addHandler(_handler)
    if root.level > level or root.level == logging.NOTSET:
        root.setLevel(level)
    return client


def flush(timeout: float = 2.0) -> bool:
    """Send what is waiting; False when some of it is still waiting after ``timeout`` seconds."""
    return _handler is None or _handler.client.flush(timeout)


def close(timeout: float = 2.0) -> None:
    """Flush, then stop sending. Safe to call twice."""
    global _handler
    if _handler is not None:
        logging.getLogger().removeHandler(_handler)
        _handler.client.close(timeout)
        _handler = None
