"""For the tests of your app: what would be sent, without a server."""

from __future__ import annotations

import contextlib
import logging
from typing import Any, Dict, Iterator, List

import sentry_logger
from sentry_logger._transport import Answer, Transport, Verdict
from sentry_logger.client import Client
from sentry_logger.options import Options


class _Collecting(Transport):
    def __init__(self) -> None:
        super().__init__("http://localhost", "sk_test", "test")
        self.logs: List[Dict[str, Any]] = []

    def send(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        self.logs.extend(logs)
        return Answer(Verdict.ACCEPTED)


class Captured:
    """What was logged since the block began."""

    def __init__(self, client: Client, transport: _Collecting) -> None:
        self._client = client
        self._transport = transport

    @property
    def records(self) -> List[Dict[str, Any]]:
        """The records as they would have been sent, scrubbed and after ``before_send``."""
        self._client.flush(5.0)
        return list(self._transport.logs)


@contextlib.contextmanager
def captured(level: int = logging.INFO, **options: Any) -> Iterator[Captured]:
    """``with captured() as sent: …; sent.records``. Takes the options of ``init()``.

    Its client ends with the block, and the root logger has its level again.
    """
    root = logging.getLogger()
    before = root.level
    transport = _Collecting()
    client = sentry_logger.start(Client(Options("sk_test", "http://localhost", **options), transport), level)
    try:
        yield Captured(client, transport)
    finally:
        sentry_logger.close()
        root.setLevel(before)
