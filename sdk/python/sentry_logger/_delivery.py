"""A batch on its way, until the server has decided on it."""

from __future__ import annotations

import uuid
from typing import Callable, List, Optional

from sentry_logger._backoff import Backoff, Clock, Flag
from sentry_logger._buffer import Buffer, Record
from sentry_logger._spool import Batch, Spool
from sentry_logger._transport import Answer, Transport, Verdict

PAUSE_AFTER_REFUSED_KEY = 300.0


class Delivery:
    """Sends one batch after another. Without a spool a batch is tried until it is decided on; with one it goes to disk
    at the first failure and is sent from there. Belongs to the sending thread."""

    def __init__(
        self,
        transport: Transport,
        buffer: Buffer,
        clock: Clock,
        flushed: Flag,
        closing: Flag,
        warn: Callable[[str, str], None],
        spool: Optional[Spool],
    ) -> None:
        self._transport = transport
        self._buffer = buffer
        self._clock = clock
        self._flushed = flushed
        self._closing = closing
        self._warn = warn
        self._spool = spool
        self._backoff = Backoff(clock.between)
        self._told_to_wait = False
        self._next_replay = clock.now()
        self.current: Optional[Batch] = None

    def deliver(self, logs: List[Record]) -> None:
        """Send records as one batch."""
        self.current = Batch(str(uuid.uuid4()), logs)
        if self._spool and self._spool.oldest():
            self._to_disk(self.current)  # behind those that wait there
        else:
            self._send(self.current)
        self.current = None

    def replay(self) -> None:
        """Send what waits on disk, until that is all or the server fails again."""
        while self._spool and not self._closing.is_set() and self._clock.now() >= self._next_replay:
            path = self._spool.oldest()
            if path is None:
                return
            batch = self._spool.load(path)
            if batch is None or self._decided(batch, self._transport.send(batch.id, batch.logs)):
                self._spool.delete(path)

    def seconds_to_replay(self, otherwise: float) -> float:
        """How long to wait before ``replay`` has something to do."""
        if self._spool is None or self._spool.oldest() is None:
            return otherwise
        return max(0.0, self._next_replay - self._clock.now())

    def _send(self, batch: Batch) -> None:
        while not self._closing.is_set():
            if self._decided(batch, self._transport.send(batch.id, batch.logs)):
                return
            if self._spool:
                self._to_disk(batch)
                return
            self._pause(self._next_replay - self._clock.now())

    def _decided(self, batch: Batch, answer: Answer) -> bool:
        """Whether the batch needs no more tries; otherwise ``_next_replay`` says when the next may be."""
        if answer.verdict is Verdict.RETRY:
            self._told_to_wait = answer.retry_after > 0
            self._next_replay = self._clock.now() + self._backoff.next(answer.retry_after)
            return False
        if answer.verdict is Verdict.REFUSED_KEY:
            self._warn("key", f"the server refuses the API key ({answer.detail}); trying again in 5 minutes")
            self._told_to_wait = True
            self._next_replay = self._clock.now() + PAUSE_AFTER_REFUSED_KEY
            return False
        self._backoff.reset()
        if answer.verdict is Verdict.SPLIT and len(batch.logs) > 1:
            half = len(batch.logs) // 2
            self._send(Batch(batch.id + ".1", batch.logs[:half]))
            self._send(Batch(batch.id + ".2", batch.logs[half:]))
        elif answer.verdict is Verdict.SPLIT:
            self._buffer.drop("it was too large for the server")
        elif answer.verdict is Verdict.DROP:
            self._warn("refused", f"the server refused {len(batch.logs)} records ({answer.detail}); they are dropped")
            self._buffer.drop("the server refused it", len(batch.logs))
        elif answer.rejected:
            self._buffer.drop("the server could not read it", answer.rejected)
        return True

    def _to_disk(self, batch: Batch) -> None:
        assert self._spool
        try:
            lost = self._spool.put(batch)
            if lost:
                self._buffer.drop("the spool was full", lost)
        except OSError as error:
            self._warn("spool", f"the spool cannot be written ({error}); records are dropped while the server is away")
            self._buffer.drop("the spool could not be written", len(batch.logs))

    def _pause(self, seconds: float) -> None:
        # A flush may come in between; it gets one try of its own, unless the server has said when to come back.
        until = self._closing if self._told_to_wait else self._flushed
        if seconds > 0 and self._clock.wait(seconds, until) and until is self._flushed:
            self._flushed.clear()
