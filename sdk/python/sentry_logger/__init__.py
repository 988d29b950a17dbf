"""Sends your app's logs to Sentry Logger.

``init()`` adds a handler to the root logger; from then on every log record of at least the given level is sent in the
background. See the README for the options.
"""

from __future__ import annotations

import functools
import inspect
import logging
from typing import TYPE_CHECKING, Any, Callable, Optional, Sequence, TypeVar, cast

from sentry_logger._context import bind, unbind
from sentry_logger._hooks import Hooks, watch_loop
from sentry_logger.client import Client
from sentry_logger.handler import Level, SentryLoggerHandler, level_number
from sentry_logger.options import BeforeSend, Options

if TYPE_CHECKING:
    import asyncio

__all__ = [
    "Client",
    "Options",
    "SentryLoggerHandler",
    "bind",
    "capture_exception",
    "capture_message",
    "close",
    "flush",
    "flush_after",
    "init",
    "unbind",
    "watch_asyncio",
]
__version__ = "0.2.0"

_Function = TypeVar("_Function", bound=Callable[..., Any])

_handler: Optional[SentryLoggerHandler] = None
_hooks: Optional[Hooks] = None


def init(
    api_key: Optional[str] = None,
    dsn: Optional[str] = None,
    *,
    service: Optional[str] = None,
    environment: Optional[str] = None,
    release: Optional[str] = None,
    level: Level = logging.INFO,
    before_send: Optional[BeforeSend] = None,
    send_default_pii: bool = False,
    in_app_include: Sequence[str] = (),
    in_app_exclude: Sequence[str] = (),
    ignore_loggers: Sequence[str] = (),
    max_records: int = 10_000,
    max_bytes: int = 32 * 1024 * 1024,
    spool_dir: Optional[str] = None,
    spool_bytes: int = 50 * 1024 * 1024,
    hooks: bool = True,
    debug: bool = False,
) -> Client:
    """Start sending the root logger's records; a second call replaces the first.

    Without a key or an address (argument, environment or what ``sentry-logger init`` saved) it warns once on stderr and
    sends nothing.
    """
    options = Options.resolve(
        api_key,
        dsn,
        service=service,
        environment=environment,
        release=release,
        before_send=before_send,
        send_default_pii=send_default_pii,
        in_app_include=in_app_include,
        in_app_exclude=in_app_exclude,
        ignore_loggers=ignore_loggers,
        max_records=max_records,
        max_bytes=max_bytes,
        spool_dir=spool_dir,
        spool_bytes=spool_bytes,
        debug=debug,
    )
    return start(Client(options), level, hooks)


def start(client: Client, level: Level = logging.INFO, hooks: bool = True) -> Client:
    """What ``init()`` does, for a client of your own making."""
    global _handler, _hooks
    close()
    level = level_number(level)
    _handler = SentryLoggerHandler(client, level)
    root = logging.getLogger()
    root.addHandler(_handler)
    if root.level > level or root.level == logging.NOTSET:
        root.setLevel(level)
    if hooks:
        _hooks = Hooks(client)
        _hooks.install()
    return client


def client() -> Optional[Client]:
    """The client of the last ``init()``; None before, and after ``close()``."""
    return _handler.client if _handler is not None else None


def capture_exception(error: Optional[BaseException] = None, **fields: Any) -> None:
    """Send an exception; without one, that which is being handled."""
    current = client()
    if current is not None:
        current.capture_exception(error, **fields)


def capture_message(message: str, level: str = "INFO", **fields: Any) -> None:
    """Send a message with fields, past ``logging``."""
    current = client()
    if current is not None:
        current.capture_message(message, level, **fields)


def watch_asyncio(loop: "Optional[asyncio.AbstractEventLoop]" = None) -> None:
    """Send exceptions of tasks that nobody awaits; to be called inside the running loop."""
    current = client()
    if current is not None:
        import asyncio

        watch_loop(current, loop or asyncio.get_running_loop())


def flush(timeout: float = 2.0) -> bool:
    """Send what is waiting; False when some of it is still waiting after ``timeout`` seconds."""
    current = client()
    return current is None or current.flush(timeout)


def flush_after(function: _Function) -> _Function:
    """A decorator for functions, plain or ``async``, after which the machine may be frozen, as AWS Lambda does.

    What they raise is sent and raised. Waits two seconds at most.
    """
    if inspect.iscoroutinefunction(function):
        return cast(_Function, _flushed_async(function))

    @functools.wraps(function)
    def flushed(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            capture_exception(error)
            raise
        finally:
            flush()

    return flushed  # type: ignore[return-value]


def _flushed_async(function: Any) -> Any:
    @functools.wraps(function)
    async def flushed(*args: Any, **kwargs: Any) -> Any:
        import asyncio

        try:
            return await function(*args, **kwargs)
        except Exception as error:
            capture_exception(error)
            raise
        finally:
            await asyncio.get_running_loop().run_in_executor(None, flush)  # others of this loop go on meanwhile

    return flushed


def close(timeout: float = 2.0) -> None:
    """Flush, then stop sending. Safe to call twice."""
    global _handler, _hooks
    if _hooks is not None:
        _hooks.uninstall()
        _hooks = None
    if _handler is not None:
        logging.getLogger().removeHandler(_handler)
        _handler.client.close(timeout)
        _handler = None
