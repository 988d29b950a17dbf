"""Where options come from, and what the server says."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import tempfile
import unittest
from email.utils import formatdate
from pathlib import Path
from time import time
from unittest import mock

from sentry_logger import _config
from sentry_logger._transport import Transport, Verdict
from sentry_logger.client import Client
from sentry_logger.options import Options, without_key
from tests.server import Server


class OptionsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name, "sub", "config.json")
        environment = mock.patch.dict(os.environ, {"SENTRY_LOGGER_CONFIG": str(self.file)}, clear=True)
        environment.start()
        self.addCleanup(environment.stop)

    def test_argument_before_environment_before_file(self) -> None:
        """Each is used where the one before says nothing."""
        _config.save(_config.SavedApp("id", "shop", "sk_saved", "http://saved"))
        self.assertEqual("sk_saved", Options.resolve().api_key)
        os.environ["SENTRY_API_KEY"] = "sk_environment\n"
        os.environ["SENTRY_DSN"] = "http://environment"
        self.assertEqual(("sk_environment", "http://environment"), self.key_and_dsn(Options.resolve()))
        os.environ["SENTRY_LOGGER_API_KEY"] = "sk_ours"
        self.assertEqual("sk_ours", Options.resolve().api_key)
        self.assertEqual(("sk_a", "http://b"), self.key_and_dsn(Options.resolve("sk_a", "http://b")))

    def test_beside_an_official_sdk(self) -> None:
        """``SENTRY_DSN`` of another vendor gets neither key nor logs where ours is said."""
        os.environ["SENTRY_DSN"] = "https://0af7@o1.ingest.example/1"
        os.environ["SENTRY_LOGGER_DSN"] = "https://logs.example"
        os.environ["SENTRY_LOGGER_API_KEY"] = "sk_ours"
        self.assertEqual(("sk_ours", "https://logs.example"), self.key_and_dsn(Options.resolve()))

    def key_and_dsn(self, options: Options) -> "tuple[str | None, str | None]":
        return options.api_key, options.dsn

    def test_another_vendors_dsn_alone_gets_nothing_of_ours(self) -> None:
        """Neither with a key as an argument nor with one under our own name; a key beside it says it is meant."""
        os.environ["SENTRY_DSN"] = "https://0af7@o1.ingest.example/1"
        self.assertIsNone(Options.resolve("sk_a").dsn)
        os.environ["SENTRY_LOGGER_API_KEY"] = "sk_ours"
        self.assertIsNone(Options.resolve().dsn)
        os.environ["SENTRY_API_KEY"] = "sk_beside"
        self.assertEqual("https://o1.ingest.example", Options.resolve().dsn)
        del os.environ["SENTRY_API_KEY"], os.environ["SENTRY_LOGGER_API_KEY"]
        os.environ["SENTRY_DSN"] = "https://sk_within@logs.example/1"
        self.assertEqual(("sk_within", "https://logs.example"), self.key_and_dsn(Options.resolve()))

    def test_a_saved_key_goes_to_its_own_server_only(self) -> None:
        """Another address without a key stays without a key."""
        _config.save(_config.SavedApp("id", "shop", "sk_saved", "http://saved"))
        self.assertIsNone(Options.resolve(dsn="http://other").api_key)
        self.assertEqual("sk_saved", Options.resolve(dsn="http://saved/").api_key)

    def test_understands_a_sentry_dsn(self) -> None:
        """Host, port and prefix are taken from it, and the key when it is ours."""
        self.assertEqual(("https://logs.example.com", "sk_abc"), without_key("https://sk_abc@logs.example.com/3"))
        self.assertEqual(("http://[::1]:8080/pre", None), without_key("http://0af7@[::1]:8080/pre/3"))
        self.assertEqual(("http://plain:8080", None), without_key("http://plain:8080"))
        self.assertEqual(("http://[broken", None), without_key("http://[broken"))

    def test_the_file_is_private_and_a_broken_one_is_none(self) -> None:
        """Mode 600, folder 700; JSON of another kind is as good as no file."""
        _config.save(_config.SavedApp("id", "shop", "sk_saved", "http://saved"))
        self.assertEqual(0o600, stat.S_IMODE(self.file.stat().st_mode))
        self.assertEqual(0o700, stat.S_IMODE(self.file.parent.stat().st_mode))
        for broken in ("", "[]", '{"api_key": 1}', "null"):
            self.file.write_text(broken)
            self.assertIsNone(_config.load())
        self.assertTrue(_config.delete())
        self.assertFalse(_config.delete())


class TransportTest(unittest.TestCase):
    def verdict(self, *answer: object) -> "tuple[Verdict, float]":
        with Server(answer) as server:  # type: ignore[arg-type]
            sent = Transport(server.dsn, "sk_test", "test", timeout=5).send("id", [{"message": "a"}])
            return sent.verdict, sent.retry_after

    def test_statuses(self) -> None:
        """What each status means for the batch."""
        for status, expected in (
            (401, Verdict.REFUSED_KEY), (403, Verdict.REFUSED_KEY), (404, Verdict.REFUSED_KEY),
            (302, Verdict.REFUSED_KEY), (413, Verdict.SPLIT), (408, Verdict.RETRY), (429, Verdict.RETRY),
            (500, Verdict.RETRY), (503, Verdict.RETRY), (400, Verdict.DROP), (409, Verdict.DROP), (415, Verdict.DROP),
        ):  # fmt: skip
            with self.subTest(status=status):
                self.assertEqual(expected, self.verdict(status, {}, {"Location": "http://127.0.0.1:9/login"})[0])

    def test_retry_after(self) -> None:
        """Seconds, a date, nonsense."""
        self.assertEqual(7.0, self.verdict(429, {}, {"Retry-After": "7"})[1])
        self.assertGreater(self.verdict(503, {}, {"Retry-After": formatdate(time() + 600, usegmt=True)})[1], 500)
        self.assertEqual(0.0, self.verdict(503, {}, {"Retry-After": "soon"})[1])
        self.assertEqual(0.0, self.verdict(503, {}, {"Retry-After": "-5"})[1])

    def test_answers_that_are_not_ours(self) -> None:
        """A page, a list, half an answer: nothing was stored."""
        for body in (b"<html>", b"[]", b'{"status"', b'{"status": "ok"}', b"\xff"):
            self.assertEqual(Verdict.RETRY, self.verdict(200, body, {})[0])

    def test_half_dead_servers(self) -> None:
        """One that closes without a word, one that resets, never answers, answers a byte at a time, is not there."""
        for answer, timeout in ((Server.HANG_UP, 5), (Server.RESET, 5), (Server.SILENCE, 0.2), (Server.DRIP, 0.2)):
            with self.subTest(answer=answer[1]), Server(answer) as server:
                self.assertEqual(Verdict.RETRY, Transport(server.dsn, "sk", "t", timeout).send("id", []).verdict)
        self.assertEqual(Verdict.RETRY, Transport("http://127.0.0.1:9", "sk", "t", 5).send("id", []).verdict)
        self.assertEqual(Verdict.RETRY, Transport("http://no.such.invalid", "sk", "t", 5).send("id", []).verdict)

    def test_rejected_records_are_told(self) -> None:
        """What the server could not read is counted and reported with the next batch."""
        with Server((200, {"status": "accepted", "rejected": [{"index": 0}]}, {})) as server:
            client = Client(Options("sk_test", server.dsn))
            client.capture({"message": "odd", "level": "INFO"})
            client.flush(5)
            client.capture({"message": "next", "level": "INFO"})
            client.close(5)
            self.assertIn("1 because the server could not read it", " ".join(server.messages()))

    def test_a_single_record_that_is_too_large_is_dropped_and_counted(self) -> None:
        """After 413 for one record alone there is nothing left to split."""
        with Server((413, {}, {})) as server:
            client = Client(Options("sk_test", server.dsn))
            client.capture({"message": "large", "level": "INFO"})
            client.flush(5)
            client.capture({"message": "next", "level": "INFO"})
            client.close(5)
            self.assertIn("1 because it was too large for the server", " ".join(server.messages()))

    def test_debug_says_everything(self) -> None:
        """Without it there is one warning of each kind only."""
        for debug, expected in ((False, 2), (True, 3)):
            err = io.StringIO()
            with contextlib.redirect_stderr(err):
                client = Client(Options(None, None, debug=debug))
                client._warnings.warn("configuration", "again")
                client._warnings.warn("key", "another")
                client.close()
            self.assertEqual(expected, err.getvalue().count("sentry-logger:"))


if __name__ == "__main__":
    unittest.main()
