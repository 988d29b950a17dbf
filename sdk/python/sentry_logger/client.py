"""Collecting records, and the life of the thread that sends them."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
import time
import uuid
import weakref
from typing import Any, Iterator, List, Optional

from sentry_logger._backoff import Clock, Flag
from sentry_logger._buffer import Buffer, Record
from sentry_logger._context import bound
from sentry_logger._delivery import Delivery
from sentry_logger._notices import Warnings, dropped_notice, missing
from sentry_logger._scrub import scrub
from sentry_logger._serialise import plain, safe_text
from sentry_logger._spool import Batch, Spool
from sentry_logger._traceback import InApp, described
from sentry_logger._transport import Transport, Verdict
from sentry_logger.options import Options

__all__ = ["Client", "Options"]

_BATCH_RECORDS = 500
_BATCH_BYTES = 512 * 1024
_BATCH_SECONDS = 1.0
_IDLE_SECONDS = 60.0
_NESTED = 3


class Client:
    """Collects records and sends them in batches from one daemon thread, started with the first record.

    Thread-safe, signal-safe and fork-safe: a child process starts with an empty buffer and a thread of its own. Nothing
    it does raises into, blocks or prints into the host, but for one warning of each kind on stderr.
    """

    def __init__(self, options: Options, transport: Optional[Transport] = None, clock: Optional[Clock] = None) -> None:
        self.options = options
        self.in_app = InApp(options.in_app_include, options.in_app_exclude)
        self._transport = transport or _new_transport(options)
        self._clock = clock or Clock()
        self._common = options.common()
        self._nested = threading.local()
        self._warnings = Warnings(options.debug)
        self._closed = False
        self._reset()
        if self._transport is None:
            self._warnings.warn("configuration", missing(options))
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            reset = weakref.WeakMethod(self._reset)
            os.register_at_fork(after_in_child=lambda: (reset() or (lambda: None))())

    def _reset(self) -> None:
        self._pid = os.getpid()
        self._buffer = Buffer(self.options.max_records, self.options.max_bytes)
        self._lock = threading.RLock()
        self._hurry = Flag()  # send what there is, though it is neither many nor old
        self._flushed = Flag()  # and do not wait for the next try after a failure
        self._closing = Flag()
        self._flushing = 0
        self._thread: Optional[threading.Thread] = None
        self._delivery: Optional[Delivery] = None

    def capture(self, record: Record) -> None:
        """Queue one record, with the bound fields and the process's. The record belongs to the client from now on."""
        if self._transport is None or self._closed or self.on_own_thread():
            return
        depth = getattr(self._nested, "depth", 0)
        if depth > _NESTED:  # something that is logged logs when it is shown
            return
        self._nested.depth = depth + 1
        try:
            if self._pid != os.getpid():  # a fork that Python did not see
                self._reset()
            fields = {name: plain(value) for name, value in bound().items()}
            self._buffer.put({**self._common, **fields, **record})
            if self._thread is None:
                self._start()
            if record.get("level") == "CRITICAL" or self._buffer.holds(_BATCH_RECORDS, _BATCH_BYTES):
                self._hurry.set()
        except Exception:
            self._buffer.drop("it could not be queued")
        finally:
            self._nested.depth = depth

    @contextlib.contextmanager
    def muted(self) -> Iterator[None]:
        """What this thread logs within the block is not sent."""
        depth = getattr(self._nested, "depth", 0)
        self._nested.depth = _NESTED + 1
        try:
            yield
        finally:
            self._nested.depth = depth

    def capture_exception(self, error: Optional[BaseException] = None, level: str = "ERROR", **fields: Any) -> None:
        """Queue an exception; without one, that which is being handled."""
        error = error or sys.exc_info()[1]
        if error is not None:
            self.capture_message(f"{type(error).__name__}: {safe_text(error)}", level, error=error, **fields)

    def capture_message(
        self, message: str, level: str = "INFO", *, error: Optional[BaseException] = None, **fields: Any
    ) -> None:
        """Queue a message with fields of its own."""
        if self._transport is None or self._closed:
            return
        try:
            record: Record = {name: plain(value) for name, value in fields.items()}
            record.update(timestamp=time.time(), level=level, message=safe_text(message))
            if error is not None:
                record["exception"] = described(error, self.in_app)
        except Exception:
            self._buffer.drop("it could not be read")
            return
        self.capture(record)

    def on_own_thread(self) -> bool:
        """Whether the caller is the sending thread, whose own log records must not be sent."""
        return threading.current_thread() is self._thread

    def flush(self, timeout: float = 2.0) -> bool:
        """Send what is waiting; False when some is still waiting after ``timeout`` seconds."""
        if self._pid != os.getpid() or self.on_own_thread():
            return False
        with self._lock:
            self._flushing += 1
        try:
            self._flushed.set()
            self._hurry.set()
            self._buffer.wake()
            if self._thread is None and len(self._buffer) and not self._start():
                self._send_here(timeout)
                timeout = 0.0
            return self._buffer.wait_until_empty(timeout)
        finally:
            with self._lock:
                self._flushing -= 1

    def close(self, timeout: float = 2.0) -> None:
        """Flush, then stop; what is still waiting goes to the spool, if there is one. Safe to call twice."""
        if self._closed:
            return
        deadline = time.monotonic() + timeout
        done = self.flush(timeout)
        self._closed = True
        self._closing.set()
        self._flushed.set()
        self._hurry.set()
        self._buffer.wake()
        thread = self._thread
        if thread is not None and self._pid == os.getpid() and not self.on_own_thread():
            thread.join(max(0.0, deadline - time.monotonic()))
        if not done:
            self._save()
        atexit.unregister(self.close)

    def _save(self) -> None:
        delivery = self._delivery
        if delivery is None or self.options.spool_dir is None:
            return
        spool = Spool(self.options.spool_dir, self.options.spool_bytes)
        try:
            current = delivery.current
            if current:
                spool.put(current)  # under its id: should it have arrived, it is not stored again
            while len(self._buffer):
                spool.put(Batch(os.urandom(16).hex(), self._prepared(self._buffer.take(_BATCH_RECORDS, _BATCH_BYTES))))
        except OSError as error:
            self._warnings.warn("spool", f"the spool cannot be written ({error})")

    def _send_here(self, timeout: float) -> None:
        # The interpreter starts no threads any more: one try a batch on this one, and not a second too long.
        delivery, transport = self._delivery, self._transport
        if delivery is None or transport is None:
            return
        deadline = time.monotonic() + timeout
        with self.muted():
            while len(self._buffer) and time.monotonic() < deadline:
                batch = Batch(str(uuid.uuid4()), self._prepared(self._buffer.take(_BATCH_RECORDS, _BATCH_BYTES)))
                delivery.current = batch
                transport.timeout = max(0.1, deadline - time.monotonic())
                if batch.logs and transport.send(batch.id, batch.logs).verdict is not Verdict.ACCEPTED:
                    return  # close() puts it into the spool
                delivery.current = None
                self._buffer.settled()

    def _start(self) -> bool:
        with self._lock:
            if self._thread is not None:
                return True
            assert self._transport
            self._delivery = Delivery(
                self._transport,
                self._buffer,
                self._clock,
                self._flushed,
                self._closing,
                self._warnings.warn,
                Spool(self.options.spool_dir, self.options.spool_bytes) if self.options.spool_dir else None,
            )
            thread = threading.Thread(target=self._run, args=(self._delivery,), name="sentry-logger", daemon=True)
            self._thread = thread
            try:
                thread.start()
            except RuntimeError:  # the interpreter is shutting down and starts no threads
                self._thread = None
                return False
            _close_with_worker(self)
            return True

    def _run(self, delivery: Delivery) -> None:
        while not self._closed:
            try:
                self._step(delivery)
            except Exception as error:
                # Whatever it was, the next batch deserves its try.
                self._buffer.drop("of an error in the SDK", self._buffer.settled())
                self._warnings.warn("bug", f"{type(error).__name__}: {error}")

    def _step(self, delivery: Delivery) -> None:
        self._buffer.wait(delivery.seconds_to_replay(_IDLE_SECONDS))
        full = self._buffer.holds(_BATCH_RECORDS, _BATCH_BYTES)
        if len(self._buffer) and not self._closed and not self._flushing and not full:
            self._clock.wait(_BATCH_SECONDS * self._clock.between(0.8, 1.2), self._hurry)
        self._hurry.clear()
        if not self._closed:
            self._flushed.clear()
        records = self._prepared(self._buffer.take(_BATCH_RECORDS, _BATCH_BYTES))
        dropped = self._buffer.take_dropped()
        if dropped:
            records.append(dropped_notice(dropped, self._common))
        if records:
            delivery.deliver(records)
        self._buffer.settled()
        delivery.replay()

    def _prepared(self, records: List[Record]) -> List[Record]:
        prepared = []
        for record in records:
            record = scrub(record)
            if self.options.before_send is not None:
                try:
                    chosen = self.options.before_send(record)
                except Exception:
                    # Unchanged it might show what it was to hide.
                    self._buffer.drop("before_send raised")
                    continue
                if chosen is None:
                    continue
                if not isinstance(chosen, dict):
                    self._buffer.drop("before_send returned something else than a record")
                    continue
                record = {safe_text(name): plain(value) for name, value in chosen.items()}
            prepared.append(record)
        return prepared


def _new_transport(options: Options) -> Optional[Transport]:
    if not options.api_key or not options.dsn or not options.dsn.startswith(("http://", "https://")):
        return None
    from sentry_logger import __version__

    return Transport(options.dsn, options.api_key, "sentry-logger-python/" + __version__)


def _close_with_worker(client: Client) -> None:
    """A process of ``multiprocessing`` ends without ``atexit``; it has hooks of its own."""
    process = sys.modules.get("multiprocessing.process")
    util = sys.modules.get("multiprocessing.util")
    if process and util and getattr(process, "parent_process", lambda: None)() is not None:
        util.Finalize(None, client.close, exitpriority=10)
