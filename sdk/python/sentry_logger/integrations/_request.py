"""What both kinds of web middleware say about a request."""

from __future__ import annotations

import time
import uuid
from typing import Any, Dict, Optional

import sentry_logger
from sentry_logger._context import trace_of

_LONGEST_ID = 100


def fields(method: str, path: str, request_id: Optional[str], traceparent: Optional[str]) -> Dict[str, Any]:
    """To be bound while the request runs. The query is not among them: it may hold anything."""
    known = "".join(c for c in request_id or "" if " " < c <= "~")[:_LONGEST_ID]
    return {
        "request.id": known or uuid.uuid4().hex,
        "http.method": method,
        "http.path": path,
        **trace_of(traceparent),
    }


def personal(address: Optional[str], query: str) -> Dict[str, Any]:
    """Address and query, where the app has said that they may be sent."""
    client = sentry_logger.client()
    if client is None or not client.options.send_default_pii:
        return {}
    return {"client.address": address or "", "http.query": query}


def finished(method: str, path: str, status: int, began: float) -> None:
    """One record for a request that was answered."""
    sentry_logger.capture_message(
        f"{method} {path} {status}",
        "ERROR" if status >= 500 else "INFO",
        template="{method} {path} {status}",
        logger="sentry_logger.request",
        **{"http.status": status, "duration_ms": _milliseconds(began)},
    )


def failed(error: BaseException, began: float) -> None:
    """One record for a request that ended in an exception."""
    sentry_logger.capture_exception(
        error, logger="sentry_logger.request", **{"http.status": 500, "duration_ms": _milliseconds(began)}
    )


def _milliseconds(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 2)
