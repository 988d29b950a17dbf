"""What waits in memory, and an outage of an hour in no time."""

from __future__ import annotations

import contextlib
import io
import random
import threading
import unittest
from typing import Any, Dict, List

from sentry_logger._backoff import Backoff, Clock, Flag
from sentry_logger._buffer import Buffer
from sentry_logger._notices import Warnings
from sentry_logger._transport import Answer, Transport, Verdict
from sentry_logger.client import Client
from sentry_logger.options import Options


class FastClock(Clock):
    """Waiting takes no time, and is remembered; chance is the same each time."""

    def __init__(self) -> None:
        self.time = 0.0
        self.between = random.Random(1).uniform  # type: ignore[method-assign]

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float, until: Flag) -> bool:
        self.time += seconds
        return until.wait(0.0005)


class Patient(Clock):
    """No wait ends by itself, so that what ends it is known."""

    def wait(self, seconds: float, until: Flag) -> bool:
        return until.wait(60)


class Noting(Transport):
    """Takes everything, and says so."""

    def __init__(self, arrived: threading.Event) -> None:
        super().__init__("http://localhost", "sk_test", "test")
        self._arrived = arrived

    def send(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        self._arrived.set()
        return Answer(Verdict.ACCEPTED)


class Always(Transport):
    """Gives one answer, and counts how often it was asked."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("http://localhost", "sk_test", "test")
        self._answer = answer
        self.tries = 0

    def send(self, batch_id: str, logs: List[Dict[str, Any]]) -> Answer:
        self.tries += 1
        return self._answer


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

    def test_a_full_batch_does_not_wait_until_it_is_old(self) -> None:
        """Nor does one with a critical record; otherwise a burst would be dropped though the server is well."""
        for count, level in ((500, "INFO"), (1, "CRITICAL")):
            arrived = threading.Event()
            client = client_of(Patient(), Noting(arrived))
            for number in range(count):
                client.capture({"message": str(number), "level": level})
            self.assertTrue(arrived.wait(20))
            client.close(1)

    def test_nothing_shortens_the_pause_that_a_server_asked_for(self) -> None:
        """Neither critical records nor flushes: a refused key and Retry-After are kept to."""
        for answer in (Answer(Verdict.REFUSED_KEY, "HTTP 401"), Answer(Verdict.RETRY, "HTTP 429", 60.0)):
            transport = Always(answer)
            client = client_of(Patient(), transport)
            client._warnings._said.add("key")
            for _ in range(10):
                client.capture({"message": "a", "level": "CRITICAL"})
                self.assertFalse(client.flush(0.02))
            client.close(0.1)
            self.assertEqual(1, transport.tries)

    def test_a_flush_gets_a_try_when_the_network_failed(self) -> None:
        """It does not sit out a back-off of its own making."""
        transport = Always(Answer(Verdict.RETRY, "connection refused"))
        client = client_of(Patient(), transport)
        client.capture({"message": "a", "level": "INFO"})
        for _ in range(200):
            client.flush(0.05)
            if transport.tries > 1:
                break
        client.close(0.1)
        self.assertGreater(transport.tries, 1)

    def test_a_mistake_of_the_sdk_is_counted_in_full(self) -> None:
        """All records of the batch that it cost, and the next batch is sent."""
        transport = Outage(FastClock(), until=0)
        client = client_of(Patient(), transport)
        client._warnings._said.add("bug")
        prepared, mistakes = client._prepared, [RuntimeError("ours")]
        client._prepared = lambda records: self._fail(mistakes) or prepared(records)  # type: ignore[method-assign]
        for number in range(3):
            client.capture({"message": str(number), "level": "INFO"})
        client.flush(10)
        client.capture({"message": "next", "level": "INFO"})
        client.close(10)
        self.assertIn("3 because of an error in the SDK", " ".join(log["message"] for log in transport.logs))
        self.assertIn("next", [log["message"] for log in transport.logs])

    @staticmethod
    def _fail(mistakes: List[RuntimeError]) -> None:
        if mistakes:
            raise mistakes.pop()

    def test_each_kind_of_warning_is_said_once(self) -> None:
        """One about the spool does not hide that the key is refused."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            warnings = Warnings(debug=False)
            for kind in ("spool", "key", "spool", "key"):
                warnings.warn(kind, kind)
        self.assertEqual("sentry-logger: spool\nsentry-logger: key\n", said.getvalue())

    def test_waits_as_long_as_the_server_asks(self) -> None:
        """Retry-After outlasts the client's own patience."""
        self.assertEqual(120.0, Backoff().next(least=120.0))
        self.assertLessEqual(Backoff().next(), Backoff.FIRST)


class FlagTest(unittest.TestCase):
    def test_may_be_set_in_the_midst_of_being_set(self) -> None:
        """As by a signal handler that interrupts its own thread there; another lock would wait forever."""
        flag = Flag()

        def interrupted() -> None:
            with flag._changed:
                flag.set()

        thread = threading.Thread(target=interrupted, daemon=True)
        thread.start()
        thread.join(10)
        self.assertTrue(flag.is_set())
        self.assertFalse(thread.is_alive())


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

    def test_weighs_text_as_it_is_sent(self) -> None:
        """Beyond ASCII a character takes six bytes."""
        buffer = Buffer(100, 100_000)
        buffer.put({"message": "\u6f22" * 10_000})
        self.assertTrue(buffer.holds(500, 60_000))

    def test_takes_at_least_one(self) -> None:
        """A record larger than a batch is a batch of its own."""
        buffer = Buffer(10, 100_000)
        buffer.put({"message": "a" * 5000})
        buffer.put({"message": "b"})

        self.assertEqual(1, len(buffer.take(10, 1000)))


if __name__ == "__main__":
    unittest.main()
