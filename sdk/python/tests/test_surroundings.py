"""Hooks, bound fields, what is sent of a record, the fixture for tests of apps."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import logging
import sys
import threading
import types
import unittest
from typing import Any, Dict, List, Optional

import sentry_logger
from sentry_logger._context import trace_of
from sentry_logger.testing import captured

LOG = logging.getLogger("shop")
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


class ContextTest(unittest.TestCase):
    def test_bound_fields_are_on_every_record(self) -> None:
        """Until the block ends, in this thread only."""
        with captured() as sent:
            with sentry_logger.bind(user=7):
                LOG.info("inside")
                thread = threading.Thread(target=LOG.info, args=("elsewhere",))
                thread.start()
                thread.join()
            LOG.info("outside")
            records = {record["message"]: record for record in sent.records}

        self.assertEqual(7, records["inside"]["user"])
        self.assertNotIn("user", records["elsewhere"])
        self.assertNotIn("user", records["outside"])

    def test_bind_as_a_call(self) -> None:
        """It stays until it is taken out."""
        with captured() as sent:
            sentry_logger.bind(user=7, shop="a")
            LOG.info("one")
            sentry_logger.unbind("user")
            LOG.info("two")
            sentry_logger.unbind()
            LOG.info("three")
            one, two, three = sent.records

        self.assertEqual((7, "a"), (one["user"], one["shop"]))
        self.assertNotIn("user", two)
        self.assertNotIn("shop", three)

    def test_takes_the_span_of_opentelemetry(self) -> None:
        """Where it is loaded; a broken one is survived."""
        span = types.SimpleNamespace(
            get_span_context=lambda: types.SimpleNamespace(is_valid=True, trace_id=0xABC, span_id=0xDEF)
        )
        module: Any = types.ModuleType("opentelemetry.trace")
        module.get_current_span = lambda: span
        sys.modules["opentelemetry.trace"] = module
        self.addCleanup(sys.modules.pop, "opentelemetry.trace")
        with captured() as sent:
            LOG.info("one")
            module.get_current_span = None
            LOG.info("two")
            one, two = sent.records

        self.assertEqual(("abc".rjust(32, "0"), "def".rjust(16, "0")), (one["trace_id"], one["span_id"]))
        self.assertNotIn("trace_id", two)

    def test_reads_traceparent(self) -> None:
        """W3C's header, and what is none."""
        self.assertEqual("0af7651916cd43dd8448eb211c80319c", trace_of(TRACE)["trace_id"])
        for wrong in (None, "", "00-zz", "00-" + "0" * 32 + "-" + "1" * 16 + "-01", TRACE + "x"):
            self.assertEqual({}, trace_of(wrong))


class HooksTest(unittest.TestCase):
    def test_threads_and_destructors_are_told_and_hooks_go_again(self) -> None:
        """The old hooks run as well; after close they are back."""
        before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

        class Broken:
            def __del__(self) -> None:
                raise ValueError("in del")

        def failing() -> None:
            raise KeyError("in thread")

        with contextlib.redirect_stderr(io.StringIO()) as said, captured() as sent:
            thread = threading.Thread(target=failing)
            thread.start()
            thread.join()
            Broken()
            gc.collect()
            types_ = [record["exception"]["type"] for record in sent.records]

        self.assertEqual(["KeyError", "ValueError"], types_)
        self.assertIn("in thread", said.getvalue())
        self.assertEqual(before, (sys.excepthook, threading.excepthook, sys.unraisablehook))

    def test_tasks_that_nobody_awaits(self) -> None:
        """asyncio's report becomes an error with its exception."""

        async def failing() -> None:
            raise KeyError("in task")

        async def main() -> None:
            sentry_logger.watch_asyncio()
            task = asyncio.ensure_future(failing())
            await asyncio.sleep(0)
            del task
            gc.collect()

        with captured() as sent:
            asyncio.run(main())
            self.assertIn("KeyError", [r["exception"]["type"] for r in sent.records if "exception" in r])

    def test_asyncio_prints_as_ever(self) -> None:
        """Its own report stays on the console where no other handler was set, and is sent once."""

        async def failing() -> None:
            raise KeyError("in task")

        async def main() -> None:
            sentry_logger.watch_asyncio()
            sentry_logger.watch_asyncio()
            task = asyncio.ensure_future(failing())
            await asyncio.sleep(0)
            del task
            gc.collect()

        with self.assertLogs("asyncio", "ERROR") as console, captured() as sent:
            asyncio.run(main())
            reports = [record for record in sent.records if "exception" in record]

        self.assertIn("in task", console.output[0])
        self.assertEqual(["KeyError"], [record["exception"]["type"] for record in reports])

    def test_an_interruption_of_a_thread_is_no_error(self) -> None:
        """Somebody pressed Ctrl-C."""

        def interrupted() -> None:
            raise KeyboardInterrupt

        with contextlib.redirect_stderr(io.StringIO()), captured() as sent:
            thread = threading.Thread(target=interrupted)
            thread.start()
            thread.join()
            self.assertEqual([], sent.records)

    def test_flush_after_an_async_function(self) -> None:
        """What it logs and raises is sent when it has run, not before."""

        @sentry_logger.flush_after
        async def handler() -> None:
            LOG.info("within")
            raise ValueError("async")

        with captured() as sent:
            with self.assertRaises(ValueError):
                asyncio.run(handler())
            self.assertEqual(["within", "ValueError: async"], [log["message"] for log in sent._transport.logs])

    def test_capture_and_flush_after(self) -> None:
        """The exception at hand, messages with fields, and functions that flush."""

        @sentry_logger.flush_after
        def handler() -> None:
            raise ValueError("lambda")

        with captured() as sent:
            try:
                raise KeyError("x")
            except KeyError:
                sentry_logger.capture_exception(order=5)
            sentry_logger.capture_message("paid", "WARNING", amount=7)
            with self.assertRaises(ValueError):
                handler()
            first, second, third = sent.records

        self.assertEqual(("KeyError", 5), (first["exception"]["type"], first["order"]))
        self.assertEqual(("paid", "WARNING", 7), (second["message"], second["level"], second["amount"]))
        self.assertEqual("ValueError", third["exception"]["type"])


class RecordsTest(unittest.TestCase):
    def test_scrubs_and_asks_before_send(self) -> None:
        """Secrets are gone before ``before_send`` sees the record; what it drops is not sent."""
        seen: List[str] = []

        def before_send(record: Dict[str, Any]) -> Optional[Dict[str, Any]]:
            seen.append(str(record.get("password")))
            return None if record["message"] == "drop" else {**record, "added": object}

        with captured(before_send=before_send) as sent:
            LOG.info("keep", extra={"password": "hunter2"})
            LOG.info("drop")
            (record,) = sent.records

        self.assertEqual("[Filtered]", seen[0])
        self.assertIn("object", record["added"])

    def test_a_before_send_that_raises_drops_and_counts(self) -> None:
        """Unchanged the record might show what was to be hidden."""

        def before_send(record: Dict[str, Any]) -> Dict[str, Any]:
            if record["message"] == "bad":
                raise RuntimeError("no")
            return record

        with captured(before_send=before_send) as sent:
            LOG.info("bad")
            LOG.info("good")
            messages = " ".join(record["message"] for record in sent.records)

        self.assertIn("1 because before_send raised", messages)
        self.assertIn("good", messages)

    def test_a_value_that_logs_when_shown(self) -> None:
        """Recursion ends."""

        class Chatty:
            def __repr__(self) -> str:
                LOG.info("shown", extra={"again": self})
                return "chatty"

        with captured() as sent:
            LOG.info("start", extra={"thing": Chatty()})
            self.assertIn("start", [record["message"] for record in sent.records])

    def test_ignores_its_own_and_chosen_loggers(self) -> None:
        """By prefix of the name."""
        with captured(ignore_loggers=["noisy"]) as sent:
            logging.getLogger("sentry_logger.x").error("own")
            logging.getLogger("noisy.sub").error("chosen")
            LOG.error("wanted")
            self.assertEqual(["wanted"], [record["message"] for record in sent.records])

    def test_a_name_that_only_begins_alike_is_not_ignored(self) -> None:
        """``noisy`` is not ``noisyneighbour``, and ``sentry_logger_shop`` is the app's."""
        with captured(ignore_loggers=["noisy"]) as sent:
            logging.getLogger("noisyneighbour").error("a")
            logging.getLogger("sentry_logger_shop").error("b")
            self.assertEqual(["a", "b"], [record["message"] for record in sent.records])

    def test_level_by_name_and_root_level_restored(self) -> None:
        """``level="warning"`` works, one that nobody knows is info, and the fixture leaves the root logger alone."""
        root = logging.getLogger()
        before = root.level
        for level, expected in (("warning", ["b"]), ("loud", ["a", "b"])):
            with captured(level) as sent:  # type: ignore[arg-type]
                LOG.info("a")
                LOG.warning("b")
                self.assertEqual(expected, [record["message"] for record in sent.records])
        self.assertEqual(before, root.level)

    def test_a_before_send_that_returns_no_record(self) -> None:
        """It is dropped and counted."""
        with captured(before_send=lambda record: record["message"] == "a") as sent:
            LOG.info("a")
            sent._client.flush(5)
            sent._client.close()
            messages = [log["message"] for log in sent._transport.logs]
            self.assertIn("something else than a record", " ".join(messages))

    def test_stack_and_task(self) -> None:
        """``stack_info`` is sent as a field."""
        with captured() as sent:
            LOG.info("here", stack_info=True)
            self.assertIn("test_stack_and_task", sent.records[0]["stack"])


if __name__ == "__main__":
    unittest.main()
