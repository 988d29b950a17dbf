"""Hooks, bound fields, web middlewares, other loggers, the fixture for tests of apps."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib.util
import io
import logging
import sys
import threading
import types
import unittest
from typing import Any, Dict, List, Optional

import sentry_logger
from sentry_logger._context import trace_of
from sentry_logger.integrations.asgi import SentryLoggerAsgi
from sentry_logger.integrations.wsgi import SentryLoggerWsgi
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

    def test_stack_and_task(self) -> None:
        """``stack_info`` is sent as a field."""
        with captured() as sent:
            LOG.info("here", stack_info=True)
            self.assertIn("test_stack_and_task", sent.records[0]["stack"])


class WebTest(unittest.TestCase):
    def wsgi(self, app: Any, **options: Any) -> List[Dict[str, Any]]:
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": "/cart", "QUERY_STRING": "token=abc", "REMOTE_ADDR": "192.0.2.1",
            "HTTP_TRACEPARENT": TRACE, "HTTP_X_REQUEST_ID": "r-1\r\n",
        }  # fmt: skip
        with captured(**options) as sent:
            with contextlib.suppress(ZeroDivisionError):
                body = SentryLoggerWsgi(app)(environ, lambda *_: None)
                try:
                    list(body)
                finally:
                    body.close()  # type: ignore[attr-defined]
            return sent.records

    def test_wsgi_request(self) -> None:
        """One record for the request; logs within it, streaming included, carry its fields, and no others do."""

        def app(environ: Any, start_response: Any) -> Any:
            start_response("200 OK", [])
            LOG.info("within")

            def stream() -> Any:
                LOG.info("streaming")
                yield b"x"

            return stream()

        within, streaming, request = self.wsgi(app)

        for record in (within, streaming, request):
            self.assertEqual("r-1", record["request.id"])
            self.assertEqual("0af7651916cd43dd8448eb211c80319c", record["trace_id"])
        self.assertEqual(("GET /cart 200", 200), (request["message"], request["http.status"]))
        self.assertNotIn("client.address", request)
        self.assertNotIn("abc", repr(request))

    def test_wsgi_failure(self) -> None:
        """The exception is sent once and goes on to the server."""

        def app(environ: Any, start_response: Any) -> Any:
            return [1 / 0]

        (failed,) = self.wsgi(app)
        self.assertEqual(("ZeroDivisionError", 500), (failed["exception"]["type"], failed["http.status"]))

    def test_personal_data_by_choice(self) -> None:
        """Address and query only with ``send_default_pii``."""

        def app(environ: Any, start_response: Any) -> Any:
            start_response("204 No Content", [])
            return []

        (request,) = self.wsgi(app, send_default_pii=True)
        self.assertEqual("192.0.2.1", request["client.address"])

    def test_asgi(self) -> None:
        """Requests, failures, and what is no request."""

        async def app(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "lifespan":
                return
            LOG.info("within")
            if scope["path"] == "/bad":
                raise ZeroDivisionError
            await send({"type": "http.response.start", "status": 503})

        async def call(path: str) -> None:
            async def nothing(*_: Any) -> None:
                pass

            wrapped = SentryLoggerAsgi(app)
            await wrapped({"type": "lifespan"}, nothing, nothing)
            scope = {"type": "http", "method": "GET", "path": path, "headers": [(b"traceparent", TRACE.encode())]}
            await wrapped(scope, nothing, nothing)

        with captured() as sent:
            asyncio.run(call("/busy"))
            with contextlib.suppress(ZeroDivisionError):
                asyncio.run(call("/bad"))
            within, busy, _, bad = [record for record in sent.records if record["logger"] != "asyncio"]

        self.assertEqual(within["request.id"], busy["request.id"])
        self.assertEqual(("ERROR", 503), (busy["level"], busy["http.status"]))
        self.assertEqual("ZeroDivisionError", bad["exception"]["type"])


class OtherLoggersTest(unittest.TestCase):
    @unittest.skipUnless(importlib.util.find_spec("structlog"), "structlog is not installed")
    def test_structlog(self) -> None:
        """Fields and exceptions arrive, and the event goes on."""
        import structlog  # type: ignore[import-not-found, unused-ignore]

        from sentry_logger.integrations.structlog import SentryLoggerProcessor

        passed: List[Any] = []

        def last(*arguments: Any) -> Any:
            passed.append(dict(arguments[2]))
            raise structlog.DropEvent

        structlog.configure(processors=[structlog.stdlib.add_log_level, SentryLoggerProcessor(), last])
        self.addCleanup(structlog.reset_defaults)
        with captured() as sent:
            structlog.get_logger().warning("paid", amount=7)
            try:
                raise KeyError("x")
            except KeyError:
                structlog.get_logger().exception("failed")
            paid, failed = sent.records

        self.assertEqual(("paid", "WARNING", 7), (paid["message"], paid["level"], paid["amount"]))
        self.assertEqual(("ERROR", "KeyError"), (failed["level"], failed["exception"]["type"]))
        self.assertEqual("paid", passed[0]["event"])

    @unittest.skipUnless(importlib.util.find_spec("loguru"), "loguru is not installed")
    def test_loguru(self) -> None:
        """The same through its sink."""
        from loguru import logger  # type: ignore[import-not-found, unused-ignore]

        from sentry_logger.integrations.loguru import sink

        number = logger.add(sink())
        self.addCleanup(logger.remove, number)
        with captured() as sent, contextlib.redirect_stderr(io.StringIO()):
            logger.bind(amount=7).success("paid")
            try:
                raise KeyError("x")
            except KeyError:
                logger.exception("failed")
            paid, failed = sent.records

        self.assertEqual(("paid", "SUCCESS", 7), (paid["message"], paid["level"], paid["amount"]))
        self.assertEqual("KeyError", failed["exception"]["type"])

    def test_dict_config(self) -> None:
        """The handler can be named in a configuration, as in Django's settings."""
        import logging.config

        from tests.server import Server

        with Server() as server:
            logging.config.dictConfig(
                {
                    "version": 1,
                    "disable_existing_loggers": False,
                    "handlers": {
                        "sentry": {
                            "class": "sentry_logger.SentryLoggerHandler",
                            "api_key": "sk_test",
                            "dsn": server.dsn,
                            "service": "web",
                        }
                    },
                    "loggers": {"configured": {"handlers": ["sentry"], "level": "INFO"}},
                }
            )
            logger = logging.getLogger("configured")
            handler: Any = logger.handlers[0]
            self.addCleanup(logger.removeHandler, handler)
            logger.info("hello")
            handler.client.close(5)

            self.assertEqual("web", server.batches[0]["logs"][0]["service"])


if __name__ == "__main__":
    unittest.main()
