"""What waits in memory or on disk, and an outage of an hour in no time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path
from typing import Any, Dict, List

from sentry_logger._backoff import Backoff, Clock
from sentry_logger._buffer import Buffer
from sentry_logger._spool import Batch, Spool
from sentry_logger._transport import Answer, Transport, Verdict
from sentry_logger.client import Client
from sentry_logger.options import Options
from tests.server import Server


class FastClock(Clock):
    """Waiting takes no time, and is remembered."""

    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float, until: threading.Event) -> bool:
        self.time += seconds
        return until.wait(0.0005)


class Outage(Transport):
    """A server that is away until ``clock`` says otherwise."""

    def __init__(self, clock: FastClock, until: float) -> None:
        super().__init__("http://localhost", "sk_test", "test")
        self._clock = clock
        self._until = until
        self.tries: List[float] = []
        self.ids: List[str] = []
        self.logs: List[Dict[str, Any]] = []

    def send(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        self.tries.append(self._clock.now())
        if self._clock.now() < self._until:
            return Answer(Verdict.RETRY, "connection refused")
        self.ids.append(batch_id)
        self.logs.extend(logs)
        return Answer(Verdict.ACCEPTED)


def client_of(clock: FastClock, transport: Transport, **options: Any) -> Client:
    return Client(Options("sk_test", "http://localhost", **options), transport, clock)


class OutageTest(unittest.TestCase):
    def test_loses_nothing_in_an_hour_within_the_bound(self) -> None:
        """2,000 records of an hour's outage arrive, each once, in their order; tries get rarer, to one a minute."""
        clock = FastClock()
        transport = Outage(clock, until=3600)
        client = client_of(clock, transport)
        for number in range(2000):
            client.capture({"message": str(number), "level": "INFO"})
        self.assertTrue(client.flush(30))
        client.close(1)

        self.assertEqual([str(number) for number in range(2000)], [log["message"] for log in transport.logs])
        self.assertLess(len([time for time in transport.tries if time < 3600]), 3600 / (Backoff.LONGEST / 2) + 20)
        self.assertGreaterEqual(clock.now(), 3600)

    def test_memory_stays_bounded_and_errors_are_kept(self) -> None:
        """Of 5,000 ordinary records and 50 errors in 500 places the errors survive, and the loss is told."""
        clock = FastClock()
        gate = threading.Event()
        transport = Outage(clock, until=10)
        send = transport.send
        transport.send = lambda *batch: (gate.wait(10), send(*batch))[1]  # type: ignore[method-assign]
        client = client_of(clock, transport, max_records=500)
        for number in range(5000):
            client.capture({"message": str(number), "level": "ERROR" if number % 100 == 0 else "INFO"})
        self.assertLessEqual(len(client._buffer), 500)
        gate.set()
        self.assertTrue(client.flush(10))
        client.capture({"message": "after", "level": "INFO"})
        self.assertTrue(client.flush(10))
        client.close(1)

        errors = {log["message"] for log in transport.logs if log["level"] == "ERROR"}
        notices = [log for log in transport.logs if "dropped" in log]
        self.assertEqual({str(number) for number in range(0, 5000, 100)}, errors)
        self.assertEqual(5001, len(transport.logs) - len(notices) + sum(log["dropped"] for log in notices))
        self.assertIn("because the buffer was full", notices[0]["message"])

    def test_waits_as_long_as_the_server_asks(self) -> None:
        """Retry-After outlasts the client's own patience."""
        self.assertEqual(120.0, Backoff().next(least=120.0))
        self.assertLessEqual(Backoff().next(), Backoff.FIRST)


class BufferTest(unittest.TestCase):
    def test_is_bounded_in_bytes(self) -> None:
        """Two large records do not fit; the newest stays."""
        buffer = Buffer(100, 3000)
        buffer.put({"message": "a" * 2000})
        buffer.put({"message": "b" * 2000})

        self.assertEqual(["b"], [record["message"][0] for record in buffer.take(10, 10_000)])
        self.assertEqual({"the buffer was full": 1}, buffer.take_dropped())

    def test_gives_up_ordinary_records_before_errors(self) -> None:
        """An error stays while there is anything else to drop, and the order is kept."""
        buffer = Buffer(3, 100_000)
        for number in range(3):
            buffer.put({"message": f"info {number}", "level": "INFO"})
        buffer.put({"message": "error", "level": "ERROR"})
        buffer.put({"message": "info 3", "level": "INFO"})

        self.assertEqual(["info 2", "error", "info 3"], [r["message"] for r in buffer.take(10, 100_000)])

    def test_takes_at_least_one(self) -> None:
        """A record larger than a batch is a batch of its own."""
        buffer = Buffer(10, 100_000)
        buffer.put({"message": "a" * 5000})
        buffer.put({"message": "b"})

        self.assertEqual(1, len(buffer.take(10, 1000)))


class SpoolTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_outlives_the_process(self) -> None:
        """What one process could not send, the next sends, under ids of its own."""
        code = (
            "import logging, sentry_logger\n"
            f"sentry_logger.init('sk_test', 'http://127.0.0.1:9', spool_dir={self.folder!r})\n"
            "for n in range(10): logging.error('event %d', n)\n"
            "sentry_logger.close(0.5)\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=30, stderr=subprocess.DEVNULL)
        self.assertTrue(list(Path(self.folder).glob("*.batch.gz")))

        with Server() as server:
            client = Client(Options("sk_test", server.dsn, spool_dir=self.folder))
            client.capture({"message": "later", "level": "INFO"})
            server.wait_for_messages([f"event {n}" for n in range(10)] + ["later"])
            client.close(5)
        self.assertEqual([], list(Path(self.folder).glob("*.batch.gz")))

    def test_goes_to_disk_at_the_first_failure_and_comes_back(self) -> None:
        """An outage fills the folder, not the memory, and nothing is lost."""
        clock = FastClock()
        transport = Outage(clock, until=600)
        client = client_of(clock, transport, spool_dir=self.folder, max_records=100)
        for number in range(1000):
            client.capture({"message": str(number), "level": "INFO"})
            if number % 50 == 49:
                client.flush(5)
        clock.time = 700
        for _ in range(100):
            client.flush(1)
            client._buffer.wake()
            if len(transport.logs) == 1000:
                break
            threading.Event().wait(0.05)
        client.close(1)

        self.assertEqual({str(number) for number in range(1000)}, {log["message"] for log in transport.logs})

    def test_is_bounded(self) -> None:
        """A full folder gives up its oldest batch, and says how many records that were."""
        spool = Spool(self.folder, 400)
        noise = [os.urandom(150).hex()]
        self.assertEqual(0, spool.put(Batch("one", [{"message": noise[0]}])))
        self.assertEqual(1, spool.put(Batch("two", [{"message": noise[0]}])))

        path = spool.oldest()
        assert path
        batch = spool.load(path)
        assert batch
        self.assertEqual("two", batch.id)

    def test_forgets_what_is_damaged_or_too_old(self) -> None:
        """Half a file, and one older than the server's memory of batch ids, are deleted."""
        spool = Spool(self.folder, 10_000)
        spool.put(Batch("old", [{}]))
        old = spool.oldest()
        assert old
        os.utime(old, (1, 1))
        half = Path(self.folder, "0-half.batch.gz")
        half.write_bytes(b"\x1f\x8b")

        self.assertIsNone(spool.load(half))
        self.assertIsNone(spool.load(old))
        self.assertIsNone(spool.oldest())

    def test_a_folder_that_cannot_be_written_is_said_once(self) -> None:
        """The app goes on; the loss is counted."""
        clock = FastClock()
        transport = Outage(clock, until=1000)
        file = Path(self.folder, "file")
        file.write_text("")
        client = client_of(clock, transport, spool_dir=str(file))
        client._warned = True
        client.capture({"message": "a", "level": "INFO"})
        client.flush(5)
        clock.time = 2000
        client.capture({"message": "b", "level": "INFO"})
        client.flush(5)
        client.close(1)

        self.assertIn("the spool could not be written", " ".join(log["message"] for log in transport.logs))


if __name__ == "__main__":
    unittest.main()
