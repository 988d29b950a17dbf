"""Options, batching and the life of the background thread."""

from __future__ import annotations

import atexit
import os
import random
import sys
import threading
import time
import uuid
import weakref
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from sentry_logger._buffer import Buffer
from sentry_logger._transport import Answer, Transport, Verdict

_CAPACITY = 10_000
_BATCH = 200
_BATCH_SECONDS = 1.0
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 60.0
_PAUSE_AFTER_REFUSED_KEY = 300.0


@dataclass(frozen=True)
class Options:
    """Where and as whom to send. ``api_key`` and ``dsn`` are None when nothing was configured."""

    api_key: Optional[str]
    dsn: Optional[str]
    service: Optional[str] = None
    environment: Optional[str] = None
    release: Optional[str] = None

    @staticmethod
    def resolve(
        api_key: Optional[str] = None,
        dsn: Optional[str] = None,
        *,
        service: Optional[str] = None,
        environment: Optional[str] = None,
        release: Optional[str] = None,
    ) -> "Options":
        """Each option from its argument, otherwise from the environment."""
        return Options(
            # A secret that is mounted as a file often ends with a line break.
            (api_key or os.environ.get("SENTRY_API_KEY") or "").strip() or None,
            (dsn or os.environ.get("SENTRY_DSN") or "").strip() or None,
            service or os.environ.get("SENTRY_SERVICE"),
            environment or os.environ.get("SENTRY_ENVIRONMENT"),
            release or os.environ.get("SENTRY_RELEASE"),
        )


class Client:
    """Collects records and sends them in batches from one daemon thread, started with the first record.

    Thread-safe and fork-safe: a child process starts with an empty buffer and a thread of its own.
    """

    def __init__(self, options: Options, transport: Optional[Transport] = None) -> None:
        self._options = options
        self._transport = transport or self._new_transport(options)
        self._common = {
            name: value
            for name, value in (
                ("service", options.service),
                ("environment", options.environment),
                ("release", options.release),
            )
            if value
        }
        self._warned = False
        self._closed = False
        self._reset()
        if self._transport is None:
            self._warn(_missing(options))
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            reset = weakref.WeakMethod(self._reset)
            os.register_at_fork(after_in_child=lambda: (reset() or (lambda: None))())

    @staticmethod
    def _new_transport(options: Options) -> Optional[Transport]:
        if not options.api_key or not options.dsn or not options.dsn.startswith(("http://", "https://")):
            return None
        from sentry_logger import __version__

        return Transport(options.dsn, options.api_key, "sentry-logger-python/" + __version__)

    def _reset(self) -> None:
        self._buffer = Buffer(_CAPACITY)
        self._start_lock = threading.Lock()
        self._hurry = threading.Event()
        self._thread: Optional[threading.Thread] = None

    def capture(self, record: Dict[str, Any]) -> None:
        """Queue one record. Never blocks on the network, never raises."""
        if self._transport is None or self._closed:
            return
        self._buffer.put({**self._common, **record})
        if self._thread is None:
            self._start()

    def on_own_thread(self) -> bool:
        """Whether the caller is the sending thread, whose own log records must not be sent."""
        return threading.current_thread() is self._thread

    def flush(self, timeout: float = 2.0) -> bool:
        """Send what is waiting; False when some is still waiting after ``timeout`` seconds."""
        self._hurry.set()
        self._buffer.wake()
        return self._buffer.wait_until_empty(timeout)

    def close(self, timeout: float = 2.0) -> None:
        """Flush, then stop. Safe to call twice."""
        if not self._closed:
            self.flush(timeout)
            self._closed = True
            self._hurry.set()
            self._buffer.wake()
            atexit.unregister(self.close)

    def _start(self) -> None:
        with self._start_lock:
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="sentry-logger", daemon=True)
                self._thread = thread
                try:
                    thread.start()
                except RuntimeError:  # the interpreter is shutting down and starts no threads
                    self._thread = None

    def _run(self) -> None:
        while not self._closed:
            self._buffer.wait(timeout=60.0)
            if not self._closed and not self._hurry.is_set() and len(self._buffer) < _BATCH:
                self._hurry.wait(_BATCH_SECONDS * random.uniform(0.8, 1.2))
            records, dropped = self._buffer.take(_BATCH)
            if dropped:
                records.insert(0, _dropped_notice(dropped))
            if records:
                self._deliver(records)
            if len(self._buffer) == 0:
                self._hurry.clear()
            self._buffer.settled()

    def _deliver(self, records: List[Dict[str, Any]]) -> None:
        """Send one batch until the server has decided on it; the same batch id makes a repeat harmless."""
        assert self._transport is not None
        batch_id = str(uuid.uuid4())
        pause = _FIRST_PAUSE
        while not self._closed:
            answer = self._transport.send(batch_id, records)
            if answer.verdict is Verdict.RETRY:
                time_to_wait = random.uniform(pause / 2, pause) if answer.retry_after is None else answer.retry_after
                self._sleep(min(time_to_wait, _LONGEST_PAUSE))
                pause = min(pause * 2, _LONGEST_PAUSE)
            elif answer.verdict is Verdict.REFUSED_KEY:
                self._warn(f"the server refuses the API key ({answer.detail}); trying again in 5 minutes")
                self._sleep(_PAUSE_AFTER_REFUSED_KEY)
            else:
                self._settle(records, answer)
                return

    def _settle(self, records: List[Dict[str, Any]], answer: Answer) -> None:
        if answer.verdict is Verdict.SPLIT and len(records) > 1:
            half = len(records) // 2
            self._deliver(records[:half])
            self._deliver(records[half:])
        elif answer.verdict is not Verdict.ACCEPTED:
            self._warn(f"the server refused {len(records)} records ({answer.detail}); they are dropped")
            self._buffer.count_dropped(len(records))

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._closed and time.monotonic() < until:
            time.sleep(min(0.1, max(0.0, until - time.monotonic())))

    def _warn(self, message: str) -> None:
        if not self._warned:
            self._warned = True
            print("sentry-logger: " + message, file=sys.stderr)


def _missing(options: Options) -> str:
    if options.api_key and options.dsn:
        return f"the address {options.dsn!r} starts with neither http:// nor https://, so nothing is sent"
    return "no API key or address; set SENTRY_API_KEY and SENTRY_DSN, or pass api_key and dsn to init()"


def _dropped_notice(count: int) -> Dict[str, Any]:
    return {
        "timestamp": time.time(),
        "level": "WARNING",
        "logger": "sentry_logger",
        "message": f"{count} log records were dropped before they could be sent",
        "dropped": count,
    }
