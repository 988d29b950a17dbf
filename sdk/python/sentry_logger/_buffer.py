"""Records that wait to be sent."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any, Deque, Dict, List, Tuple

Record = Dict[str, Any]


class Buffer:
    """A queue bounded in records: a full one drops its oldest record and counts it.

    The lock is re-entrant because the garbage collector may run a ``__del__`` that logs while it is held.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._records: Deque[Record] = deque()
        self._dropped = 0
        self._in_flight = 0
        self._changed = threading.Condition(threading.RLock())

    def put(self, record: Record) -> None:
        """Add a record, dropping the oldest when full."""
        with self._changed:
            if len(self._records) >= self._capacity:
                self._records.popleft()
                self._dropped += 1
            self._records.append(record)
            self._changed.notify_all()

    def take(self, limit: int) -> Tuple[List[Record], int]:
        """Up to ``limit`` oldest records, and how many were dropped since the last call."""
        with self._changed:
            taken = [self._records.popleft() for _ in range(min(limit, len(self._records)))]
            self._in_flight = len(taken)
            dropped, self._dropped = self._dropped, 0
            return taken, dropped

    def count_dropped(self, count: int) -> None:
        """Count records that were lost elsewhere, to be reported with the next batch."""
        with self._changed:
            self._dropped += count

    def wait(self, timeout: float) -> None:
        """Return when a record is waiting, or after ``timeout`` seconds."""
        with self._changed:
            if not self._records:
                self._changed.wait(timeout)

    def settled(self) -> None:
        """The records last taken are decided on: sent, or counted as dropped."""
        with self._changed:
            self._in_flight = 0
            self._changed.notify_all()

    def wait_until_empty(self, timeout: float) -> bool:
        """Whether nothing waits and nothing is on its way, within ``timeout`` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._records and not self._in_flight, timeout)

    def wake(self) -> None:
        """Make a present ``wait`` return."""
        with self._changed:
            self._changed.notify_all()

    def __len__(self) -> int:
        return len(self._records)
