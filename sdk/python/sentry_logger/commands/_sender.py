"""Text lines to ``/ingest/jsonline``, in chunks of which each is stored once."""

from __future__ import annotations

import random
import time
import uuid
from typing import List, Optional

from sentry_logger.commands import _http
from sentry_logger.commands._connection import Connection
from sentry_logger.commands._output import Failure, Output

CHUNK_BYTES = 1024 * 1024
_LONGEST_PAUSE = 30.0


class LineSender:
    """Collects lines and sends them; waits out a server that is away or busy. Not for several threads."""

    def __init__(self, connection: Connection, output: Output) -> None:
        self._connection = connection
        self._output = output
        self._lines: List[bytes] = []
        self._bytes = 0
        self.processed = 0
        self.rejected = 0

    def add(self, line: bytes) -> None:
        """Take one line. A chunk ends before a line that begins one, so that a stack trace stays in one piece."""
        if self._bytes + len(line) > CHUNK_BYTES and not line[:1].isspace():
            self.send()
        self._lines.append(line if line.endswith(b"\n") else line + b"\n")
        self._bytes += len(line) + 1

    def send(self) -> None:
        """Send what is collected. Raises Failure when the server refuses it for good."""
        if not self._lines:
            return
        body, self._lines, self._bytes = b"".join(self._lines), [], 0
        headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": str(uuid.uuid4())}
        pause = 0.5
        while True:
            least = 0.0
            try:
                reply = _http.call(
                    self._connection.dsn + "/ingest/jsonline", body, self._connection.api_key, headers, timeout=60
                )
            except _http.Unreachable as error:
                self._output.progress(f"{error}; trying again")
            else:
                if reply.status == 200:
                    self.processed += int(reply.data.get("processed", 0))
                    self.rejected += int(reply.data.get("rejected_total", len(reply.data.get("rejected", []))))
                    return
                if reply.status not in (408, 429) and reply.status < 500:
                    raise Failure(f"{reply.detail} ({self.processed} lines were stored before)", 1)
                self._output.progress(f"{reply.detail}; trying again")
                least = _seconds(reply.headers.get("Retry-After"))
            time.sleep(max(least, random.uniform(pause / 2, pause)))
            pause = min(pause * 2, _LONGEST_PAUSE)


def _seconds(text: Optional[str]) -> float:
    return float(text) if text and text.isdigit() else 0.0
