"""Collecting records, and the life of the thread that sends them."""

from __future__ import annotations

import atexit
import os
import random
import sys
import threading
import time
import weakref
from typing import Any, Dict, List, Optional

from sentry_logger._backoff import Clock
from sentry_logger._buffer import Buffer, Record
from sentry_logger._context import bound
from sentry_logger._delivery import Delivery
from sentry_logger._scrub import scrub
from sentry_logger._serialise import plain, safe_text
from sentry_logger._spool import Batch, Spool
from sentry_logger._traceback import InApp, described
from sentry_logger._transport import Transport
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
    it does raises into, blocks or prints into the host, but for one warning on stderr.
    """

    def __init__(self, options: Options, transport: Optional[Transport] = None, clock: Optional[Clock] = None) -> None:
        self.options = options
        self.in_app = InApp(options.in_app_include, options.in_app_exclude)
        self._transport = transport or _new_transport(options)
        self._clock = clock or Clock()
        self._common = options.common()
        self._nested = threading.local()
        self._warned = False
        self._closed = False
        self._reset()
        if self._transport is None:
            self._warn(_missing(options))
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            reset = weakref.WeakMethod(self._reset)
            os.register_at_fork(after_in_child=lambda: (reset() or (lambda: None))())

    def _reset(self) -> None:
        self._pid = os.getpid()
        self._buffer = Buffer(self.options.max_records, self.options.max_bytes)
        self._lock = threading.RLock()
        self._hurry = threading.Event()
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
            if record.get("level") == "CRITICAL":
                self._hurry.set()
        except Exception:
            self._buffer.drop("it could not be queued")
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
        record: Record = {name: plain(value) for name, value in fields.items()}
        record.update(timestamp=time.time(), level=level, message=safe_text(message))
        if error is not None:
            record["exception"] = described(error, self.in_app)
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
            self._hurry.set()
            self._buffer.wake()
            if self._thread is None and len(self._buffer):
                self._start()
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
            self._warn(f"the spool cannot be written ({error})")

    def _start(self) -> None:
        with self._lock:
            if self._thread is not None:
                return
            assert self._transport
            self._delivery = Delivery(
                self._transport,
                self._buffer,
                self._clock,
                self._hurry,
                lambda: self._closed,
                self._warn,
                Spool(self.options.spool_dir, self.options.spool_bytes) if self.options.spool_dir else None,
            )
            thread = threading.Thread(target=self._run, args=(self._delivery,), name="sentry-logger", daemon=True)
            self._thread = thread
            try:
                thread.start()
            except RuntimeError:  # the interpreter is shutting down and starts no threads
                self._thread = None
            _close_with_worker(self)

    def _run(self, delivery: Delivery) -> None:
        while not self._closed:
            try:
                self._step(delivery)
            except Exception as error:
                # Whatever it was, the next batch deserves its try.
                self._buffer.drop("of an error in the SDK")
                self._buffer.settled()
                self._warn(f"{type(error).__name__}: {error}")

    def _step(self, delivery: Delivery) -> None:
        self._buffer.wait(delivery.seconds_to_replay(_IDLE_SECONDS))
        if len(self._buffer) and not self._closed and not self._flushing and len(self._buffer) < _BATCH_RECORDS:
            self._clock.wait(_BATCH_SECONDS * random.uniform(0.8, 1.2), self._hurry)
        self._hurry.clear()
        records = self._prepared(self._buffer.take(_BATCH_RECORDS, _BATCH_BYTES))
        dropped = self._buffer.take_dropped()
        if dropped:
            records.append(_dropped_notice(dropped, self._common))
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
                record = plain(chosen)
            prepared.append(record)
        return prepared

    def _warn(self, message: str) -> None:
        if self._warned and not self.options.debug:
            return
        self._warned = True
        try:
            if sys.stderr is not None:  # as in a daemon
                print("sentry-logger: " + message, file=sys.stderr)
        except Exception:  # closed, or the interpreter's end
            pass


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


def _missing(options: Options) -> str:
    if options.api_key and options.dsn:
        return f"the address {options.dsn!r} starts with neither http:// nor https://, so nothing is sent"
    return (
        "no API key or address; set SENTRY_API_KEY and SENTRY_DSN, pass api_key and dsn to init(), "
        "or run 'sentry-logger init --app-name NAME'"
    )


def _dropped_notice(dropped: Dict[str, int], common: Dict[str, Any]) -> Record:
    reasons = ", ".join(f"{count} because {why}" for why, count in dropped.items())
    return {
        **common,
        "timestamp": time.time(),
        "level": "WARNING",
        "logger": "sentry_logger",
        "message": f"{sum(dropped.values())} log records were dropped before they could be sent: {reasons}",
        "dropped": sum(dropped.values()),
    }
