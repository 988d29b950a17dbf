"""Web middlewares, other loggers, ``logging.config``."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import io
import logging
import logging.config
import threading
import unittest
from typing import Any, Dict, List

import sentry_logger
from sentry_logger.integrations.asgi import SentryLoggerAsgi
from sentry_logger.integrations.wsgi import SentryLoggerWsgi
from sentry_logger.testing import captured
from tests.server import Server

LOG = logging.getLogger("shop")
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


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

    def test_a_new_dict_config_closes_the_client_of_the_former(self) -> None:
        """However often an app configures its logging, one sending thread is left."""
        with Server() as server:
            handler = {"class": "sentry_logger.SentryLoggerHandler", "api_key": "sk_test", "dsn": server.dsn}
            config = {
                "version": 1,
                "disable_existing_loggers": False,
                "handlers": {"sentry": handler},
                "loggers": {"configured": {"handlers": ["sentry"], "level": "INFO"}},
            }
            before = sum(thread.name == "sentry-logger" for thread in threading.enumerate())
            for number in range(3):
                logging.config.dictConfig(config)
                logging.getLogger("configured").error("round %d", number)
            threads = sum(thread.name == "sentry-logger" for thread in threading.enumerate())
            last: Any = logging.getLogger("configured").handlers[0]
            logging.getLogger("configured").removeHandler(last)
            last.close()

            self.assertEqual(before + 1, threads)
            self.assertEqual(["round 0", "round 1", "round 2"], server.messages())

    def test_wsgi_is_told_once_and_survives_odd_servers(self) -> None:
        """A body closed twice is one request; a status that is no number goes on to the server."""

        def app(environ: Any, start_response: Any) -> Any:
            start_response("OK", [])
            return [b"x"]

        with captured() as sent:
            body: Any = SentryLoggerWsgi(app)({}, lambda *_: None)
            self.assertEqual([b"x"], list(body))
            body.close()
            body.close()
            self.assertEqual(1, len(sent.records))


if __name__ == "__main__":
    unittest.main()
