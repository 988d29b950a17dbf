"""ASGI 3: FastAPI, Starlette, Django and others."""

from __future__ import annotations

import time
from typing import Any, Awaitable, Callable, Dict, MutableMapping

from sentry_logger._context import bind
from sentry_logger.integrations import _request

_Message = MutableMapping[str, Any]
_App = Callable[[Any, Any, Any], Awaitable[None]]


class SentryLoggerAsgi:
    """Wraps an app: each request is one record, and what is logged meanwhile says which request it belongs to.

    ``app.add_middleware(SentryLoggerAsgi)`` in FastAPI.
    """

    def __init__(self, app: _App) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        headers: Dict[bytes, bytes] = {name.lower(): value for name, value in scope.get("headers", [])}
        method, path = scope["method"], scope["path"]
        bound = _request.fields(method, path, _text(headers, b"x-request-id"), _text(headers, b"traceparent"))
        address = (scope.get("client") or [""])[0]
        bound.update(_request.personal(address, scope.get("query_string", b"").decode("latin-1")))
        status = [0]

        async def sending(message: _Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
            await send(message)

        with bind(**bound):
            try:
                await self._app(scope, receive, sending)
            except Exception as error:
                _request.failed(error, began)
                raise
            _request.finished(method, path, status[0], began)


def _text(headers: Dict[bytes, bytes], name: bytes) -> str:
    return headers.get(name, b"").decode("latin-1")
