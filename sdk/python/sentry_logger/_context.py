"""What is true of everything that is logged meanwhile: the user, the request, the trace."""

from __future__ import annotations

import contextvars
import re
import sys
from types import TracebackType
from typing import Any, Dict, Mapping, Optional, Type

_bound: "contextvars.ContextVar[Mapping[str, Any]]" = contextvars.ContextVar("sentry_logger", default={})
_TRACEPARENT = re.compile(r"^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-|$)")


class bind:
    """``bind(user=7)`` adds fields to all records of this thread or task from now on; ``with bind(user=7):`` until the
    end of the block. Other threads and tasks that already run do not see them."""

    def __init__(self, **fields: Any) -> None:
        self._before = _bound.get()
        _bound.set({**self._before, **fields})

    def __enter__(self) -> "bind":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        _bound.set(self._before)


def unbind(*names: str) -> None:
    """Take fields out again; without names, all of them."""
    _bound.set({name: value for name, value in _bound.get().items() if names and name not in names})


def bound() -> Mapping[str, Any]:
    """The fields in force, with the ids of OpenTelemetry's current span where that library is in use."""
    trace = sys.modules.get("opentelemetry.trace")
    if trace is None:
        return _bound.get()
    try:
        span = trace.get_current_span().get_span_context()
        if not span.is_valid:
            return _bound.get()
        return {**_bound.get(), "trace_id": f"{span.trace_id:032x}", "span_id": f"{span.span_id:016x}"}
    except Exception:
        return _bound.get()


def trace_of(traceparent: Optional[str]) -> Dict[str, str]:
    """``trace_id`` and ``parent_span_id`` of a W3C ``traceparent`` header; empty where it is none."""
    found = _TRACEPARENT.match(traceparent or "")
    if not found or set(found.group(1)) == {"0"}:
        return {}
    return {"trace_id": found.group(1), "parent_span_id": found.group(2)}
