"""WSGI, PEP 3333: Flask, Django, Bottle and others."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, Iterable, Iterator

from sentry_logger._context import bind
from sentry_logger.integrations import _request


class SentryLoggerWsgi:
    """Wraps an app: each request is one record, and what is logged meanwhile says which request it belongs to.

    ``app.wsgi_app = SentryLoggerWsgi(app.wsgi_app)`` in Flask.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app = app

    def __call__(self, environ: Dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        began = time.perf_counter()
        method, path = environ.get("REQUEST_METHOD", ""), environ.get("PATH_INFO", "")
        bound = _request.fields(method, path, environ.get("HTTP_X_REQUEST_ID"), environ.get("HTTP_TRACEPARENT"))
        bound.update(_request.personal(environ.get("REMOTE_ADDR"), environ.get("QUERY_STRING", "")))
        status = [0]

        def started(line: str, *rest: Any, **named: Any) -> Any:
            status[0] = int(line[:3]) if line[:3].isdigit() else 0
            return start_response(line, *rest, **named)

        with bind(**bound):
            try:
                body = self._app(environ, started)
            except Exception as error:
                _request.failed(error, began)
                raise
        return _Body(body, bound, lambda: _request.finished(method, path, status[0], began), began)


class _Body:
    """The answer while it is sent: the request ends with its last byte."""

    def __init__(self, body: Iterable[bytes], bound: Dict[str, Any], done: Callable[[], None], began: float) -> None:
        self._body = body
        self._bound = bound
        self._done = done
        self._began = began
        self._told = False

    def __iter__(self) -> Iterator[bytes]:
        parts = iter(self._body)
        while True:
            with bind(**self._bound):
                try:
                    part = next(parts)
                except StopIteration:
                    return
                except Exception as error:
                    self._told = True
                    _request.failed(error, self._began)
                    raise
            yield part

    def close(self) -> None:
        """Called by the server, however the request ended."""
        with bind(**self._bound):
            try:
                getattr(self._body, "close", lambda: None)()
            finally:
                if not self._told:
                    self._told = True
                    self._done()
