"""What waits on disk."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

from sentry_logger._spool import Batch, Spool
from sentry_logger.client import Client
from sentry_logger.options import Options
from tests.server import Server
from tests.test_waiting import FastClock, Outage, client_of


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
        client._warnings._said.add("spool")
        client.capture({"message": "a", "level": "INFO"})
        client.flush(5)
        clock.time = 2000
        client.capture({"message": "b", "level": "INFO"})
        client.flush(5)
        client.close(1)

        self.assertIn("the spool could not be written", " ".join(log["message"] for log in transport.logs))

    def test_leaves_nothing_behind_on_a_full_disk(self) -> None:
        """Half a file would make it fuller; those of processes that were killed are swept up."""
        spool = Spool(self.folder, 10_000)
        with mock.patch("os.replace", side_effect=OSError(28, "no space left")):
            with self.assertRaises(OSError):
                spool.put(Batch("a", [{}]))
        self.assertEqual([], os.listdir(self.folder))
        abandoned = Path(self.folder, "new-abc")
        abandoned.write_bytes(b"half")
        os.utime(abandoned, (1, 1))
        spool.put(Batch("b", [{}]))
        self.assertFalse(abandoned.exists())

    def test_a_home_that_nobody_has(self) -> None:
        """Such a folder is taken by its letters, and the records are sent."""
        with Server() as server:
            client = Client(Options("sk_test", server.dsn, spool_dir="~no-such-user/spool"))
            client.capture({"message": "a", "level": "INFO"})
            client.close(5)
            self.assertEqual(["a"], server.messages())


if __name__ == "__main__":
    unittest.main()
