from __future__ import annotations

import contextlib
import io
import logging
import os
import subprocess
import sys
import threading
import unittest

import sentry_logger
from tests.server import Server


class SendingTest(unittest.TestCase):
    def setUp(self) -> None:
        self.logger = logging.getLogger("shop.cart")
        self.addCleanup(sentry_logger.close, 0.1)

    def test_sends_message_template_extra_and_common_fields(self) -> None:
        """A record arrives with its message, its template and everything that was said beside it."""
        with Server() as server:
            sentry_logger.init("sk_test", server.dsn, service="checkout", environment="test", release="1.4")
            self.logger.warning("only %d left", 3, extra={"sku": "A-17"})
            self.assertTrue(sentry_logger.flush(5))

            (log,) = server.batches[0]["logs"]
            self.assertEqual("only 3 left", log["message"])
            self.assertEqual("only %d left", log["template"])
            self.assertEqual("WARNING", log["level"])
            self.assertEqual("shop.cart", log["logger"])
            self.assertEqual("A-17", log["sku"])
            self.assertEqual(("checkout", "test", "1.4"), (log["service"], log["environment"], log["release"]))
            self.assertEqual("Bearer sk_test", server.headers[0]["Authorization"])

    def test_sends_exception_with_its_traceback(self) -> None:
        """``logger.exception`` sends type, message and the whole traceback."""
        with Server() as server:
            sentry_logger.init("sk_test", server.dsn)
            try:
                raise ValueError("no such cart")
            except ValueError:
                self.logger.exception("checkout failed")
            sentry_logger.flush(5)

            exception = server.batches[0]["logs"][0]["exception"]
            self.assertEqual(("ValueError", "no such cart"), (exception["type"], exception["message"]))
            self.assertIn("test_sending.py", exception["raw"])

    def test_repeats_a_batch_under_the_same_id_until_it_is_accepted(self) -> None:
        """503, then a stranger's 200, then ours: one batch id for all three."""
        with Server((503, {}, {"Retry-After": "0"}), (200, b"<html>log in</html>", {})) as server:
            sentry_logger.init("sk_test", server.dsn)
            self.logger.error("boom")
            self.assertTrue(sentry_logger.flush(10))

            self.assertEqual(3, len(server.batches))
            self.assertEqual(1, len({batch["batch_id"] for batch in server.batches}))

    def test_splits_a_batch_that_is_too_large(self) -> None:
        """After 413 the halves are sent, nothing is lost and nothing is sent twice."""
        with Server((413, {}, {})) as server:
            sentry_logger.init("sk_test", server.dsn)
            for number in range(10):
                self.logger.error("event %d", number)
            self.assertTrue(sentry_logger.flush(10))

            messages = [log["message"] for batch in server.batches[1:] for log in batch["logs"]]
            self.assertEqual([f"event {number}" for number in range(10)], messages)

    def test_warns_once_about_a_refused_key(self) -> None:
        """A wrong key is named once on stderr and the app goes on."""
        err = io.StringIO()
        with Server((401, {}, {}), (401, {}, {})) as server, contextlib.redirect_stderr(err):
            sentry_logger.init("sk_wrong", server.dsn)
            self.logger.error("boom")
            server.wait_for_batches(1)
            sentry_logger.close(0.5)

        self.assertEqual(1, err.getvalue().count("refuses the API key"))

    def test_without_a_key_it_warns_and_sends_nothing(self) -> None:
        """Missing configuration never breaks the app."""
        err = io.StringIO()
        with contextlib.redirect_stderr(err):
            sentry_logger.init(dsn="http://127.0.0.1:9")
            self.logger.error("boom")

        self.assertIn("SENTRY_API_KEY", err.getvalue())
        self.assertTrue(sentry_logger.flush(0.1))

    def test_names_an_address_without_a_scheme_and_sends_nothing(self) -> None:
        """A forgotten http:// is said once and never stops the sending thread unseen."""
        err = io.StringIO()
        with contextlib.redirect_stderr(err):
            sentry_logger.init("sk_test", "logs.example.org")
            self.logger.error("boom")

        self.assertIn("'logs.example.org' starts with neither http:// nor https://", err.getvalue())

    def test_key_from_a_file_may_end_with_a_line_break(self) -> None:
        """White space around a mounted secret is not part of it."""
        with Server() as server:
            sentry_logger.init("sk_test\n", server.dsn + "\n")
            self.logger.error("boom")
            self.assertTrue(sentry_logger.flush(5))

            self.assertEqual("Bearer sk_test", server.headers[0]["Authorization"])

    def test_survives_arguments_that_do_not_fit_or_cannot_be_shown(self) -> None:
        """Neither a wrong format nor a ``repr`` that raises reaches the caller; the next record is sent."""

        class Unshowable:
            def __repr__(self) -> str:
                raise RuntimeError("no")

        with Server() as server, contextlib.redirect_stderr(io.StringIO()):
            sentry_logger.init("sk_test", server.dsn)
            self.logger.error("%d", "not a number")
            self.logger.error("odd", extra={"thing": object(), "self": Unshowable(), "huge": 10**5000})
            self.logger.error("next")
            self.assertTrue(sentry_logger.flush(10))

            messages = [log["message"] for batch in server.batches for log in batch["logs"]]
            self.assertEqual(["odd", "next"], messages)

    def test_fifty_threads_lose_nothing(self) -> None:
        """5,000 records from 50 threads arrive, each once."""
        with Server() as server:
            sentry_logger.init("sk_test", server.dsn)
            threads = [
                threading.Thread(target=lambda t=t: [self.logger.info("%d/%d", t, i) for i in range(100)])
                for t in range(50)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertTrue(sentry_logger.flush(20))

            messages = [log["message"] for batch in server.batches for log in batch["logs"]]
            self.assertEqual(5000, len(messages))
            self.assertEqual(5000, len(set(messages)))

    def test_flushes_when_the_interpreter_exits(self) -> None:
        """A script that logs and ends has sent its log."""
        with Server() as server:
            code = "import logging, sentry_logger; sentry_logger.init(); logging.error('last words')"
            env = {**os.environ, "SENTRY_API_KEY": "sk_test", "SENTRY_DSN": server.dsn}
            subprocess.run([sys.executable, "-c", code], env=env, check=True, timeout=20, stderr=subprocess.DEVNULL)

            self.assertEqual("last words", server.batches[0]["logs"][0]["message"])

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_forked_child_sends_its_own_records_only(self) -> None:
        """After a fork the parent's waiting records are sent by the parent alone."""
        with Server() as server:
            code = (
                "import logging, os, sentry_logger\n"
                "sentry_logger.init(); logging.error('parent')\n"
                "pid = os.fork()\n"
                "if pid == 0:\n"
                "    logging.error('child'); sentry_logger.flush(); os._exit(0)\n"
                "os.waitpid(pid, 0)\n"
            )
            env = {**os.environ, "SENTRY_API_KEY": "sk_test", "SENTRY_DSN": server.dsn}
            subprocess.run([sys.executable, "-c", code], env=env, check=True, timeout=20, stderr=subprocess.DEVNULL)

            messages = sorted(log["message"] for batch in server.batches for log in batch["logs"])
            self.assertEqual(["child", "parent"], messages)


if __name__ == "__main__":
    unittest.main()
