"""Exceptions that nobody caught. Each hook calls the one that was there before."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any, Callable, Dict, List

from sentry_logger.client import Client

if TYPE_CHECKING:  # importing it costs an app that does not use it
    import asyncio


_NO_ERRORS = (SystemExit, KeyboardInterrupt)


class Hooks:
    """Installed by ``init()``, taken out again by ``close()`` where nobody has put another on top."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._undo: List[Callable[[], None]] = []

    def install(self) -> None:
        """Into the interpreter, its threads and its destructors."""
        self._replace(sys, "excepthook", self._excepthook)
        self._replace(threading, "excepthook", self._thread_hook)
        self._replace(sys, "unraisablehook", self._unraisable_hook)

    def uninstall(self) -> None:
        """Leave hooks of others alone."""
        while self._undo:
            self._undo.pop()()

    def _replace(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        before = getattr(owner, name)
        ours = make(before)
        setattr(owner, name, ours)
        self._undo.append(lambda: setattr(owner, name, before) if getattr(owner, name) is ours else None)

    def _excepthook(self, before: Any) -> Any:
        def hook(kind: Any, error: Any, trace: Any) -> None:
            # An interactive session shows its mistakes to the one who makes them.
            if not hasattr(sys, "ps1") and not issubclass(kind, KeyboardInterrupt):
                self._client.capture_exception(error, "CRITICAL", logger="sys.excepthook")
            before(kind, error, trace)

        return hook

    def _thread_hook(self, before: Any) -> Any:
        def hook(arguments: Any) -> None:
            if arguments.exc_value is not None and not issubclass(arguments.exc_type, _NO_ERRORS):
                name = arguments.thread.name if arguments.thread else ""
                self._client.capture_exception(
                    arguments.exc_value, logger="threading.excepthook", **{"thread.name": name}
                )
            before(arguments)

        return hook

    def _unraisable_hook(self, before: Any) -> Any:
        def hook(unraisable: Any) -> None:
            if unraisable.exc_value is not None and not isinstance(unraisable.exc_value, KeyboardInterrupt):
                self._client.capture_exception(unraisable.exc_value, logger="sys.unraisablehook")
            before(unraisable)

        return hook


def watch_loop(client: Client, loop: "asyncio.AbstractEventLoop") -> None:
    """Send what ``loop`` reports of tasks that failed unseen, then let its handler have it. Once for each client."""
    before = loop.get_exception_handler()
    if getattr(before, "_sends_to", None) is client:
        return

    def handler(running: "asyncio.AbstractEventLoop", context: Dict[str, Any]) -> None:
        error = context.get("exception")
        client.capture_message(str(context.get("message")), "ERROR", error=error, logger="asyncio")
        if before:
            before(running, context)
        else:
            with client.muted():  # it logs, and that would be sent a second time
                running.default_exception_handler(context)

    handler._sends_to = client  # type: ignore[attr-defined]
    loop.set_exception_handler(handler)
