"""Records that wait to be sent."""

from __future__ import annotations

import threading
from collections import Counter, deque
from typing import Any, Deque, Dict, List, Tuple

Record = Dict[str, Any]

_RECORD_BYTES = 400  # what a small record weighs beside its texts
_ERRORS = frozenset(("ERROR", "CRITICAL", "FATAL"))


class Buffer:
    """A queue bounded in records and bytes. A full one drops its oldest ordinary record, and an error only when there
    are nothing but errors; what it drops is counted.

    The lock is re-entrant because a signal handler, or a ``__del__`` that the garbage collector runs, may log while it
    is held.
    """

    def __init__(self, max_records: int, max_bytes: int) -> None:
        self._max_records = max_records
        self._max_bytes = max_bytes
        self._ordinary: Deque[Tuple[int, int, Record]] = deque()
        self._errors: Deque[Tuple[int, int, Record]] = deque()
        self._bytes = 0
        self._sequence = 0
        self._in_flight = 0
        self._dropped: "Counter[str]" = Counter()
        self._changed = threading.Condition(threading.RLock())

    def put(self, record: Record) -> None:
        """Add a record, dropping others when full."""
        size = _weight(record)
        with self._changed:
            self._sequence += 1
            queue = self._errors if record.get("level") in _ERRORS else self._ordinary
            queue.append((self._sequence, size, record))
            self._bytes += size
            while len(self) > self._max_records or (self._bytes > self._max_bytes and len(self) > 1):
                self._bytes -= (self._ordinary or self._errors).popleft()[1]
                self._dropped["the buffer was full"] += 1
            self._changed.notify_all()

    def take(self, max_records: int, max_bytes: int) -> List[Record]:
        """The oldest records, in the order they came; at least one if there is any."""
        with self._changed:
            taken: List[Record] = []
            size = 0
            while len(self) and len(taken) < max_records:
                queue = self._next()
                if taken and size + queue[0][1] > max_bytes:
                    break
                _, weight, record = queue.popleft()
                size += weight
                taken.append(record)
            self._bytes -= size
            if not len(self):
                self._bytes = 0  # a signal handler that waited in the midst of put() may have left it wrong
            self._in_flight = len(taken)
            return taken

    def _next(self) -> "Deque[Tuple[int, int, Record]]":
        if not self._errors or (self._ordinary and self._ordinary[0][0] < self._errors[0][0]):
            return self._ordinary
        return self._errors

    def drop(self, why: str, count: int = 1) -> None:
        """Count records that were lost elsewhere."""
        with self._changed:
            self._dropped[why] += count

    def take_dropped(self) -> Dict[str, int]:
        """How many were dropped since the last call, by reason."""
        with self._changed:
            dropped, self._dropped = dict(self._dropped), Counter()
            return dropped

    def wait(self, timeout: float) -> None:
        """Return when a record is waiting, or after ``timeout`` seconds, or when woken."""
        with self._changed:
            if not len(self):
                self._changed.wait(timeout)

    def settled(self) -> int:
        """The records last taken are decided on: sent, spooled, or counted as dropped. How many they were."""
        with self._changed:
            settled, self._in_flight = self._in_flight, 0
            self._changed.notify_all()
            return settled

    def holds(self, records: int, size: int) -> bool:
        """Whether so many records, or so many bytes, are waiting."""
        return len(self) >= records or self._bytes >= size

    def wait_until_empty(self, timeout: float) -> bool:
        """Whether nothing waits and nothing is on its way, within ``timeout`` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not len(self) and not self._in_flight, timeout)

    def wake(self) -> None:
        """Make a present ``wait`` return."""
        with self._changed:
            self._changed.notify_all()

    def __len__(self) -> int:
        return len(self._ordinary) + len(self._errors)


def _weight(record: Record) -> int:
    weight = _RECORD_BYTES
    for value in record.values():
        if isinstance(value, str):
            weight += _bytes(value)
        elif isinstance(value, (dict, list)):
            weight += _bytes(repr(value))
    return weight


def _bytes(text: str) -> int:
    # As JSON: "\u6f22" is what a character beyond ASCII becomes.
    return len(text) if text.isascii() else 6 * len(text)
