"""``init``: a person approves in the browser, the key is saved."""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import time
import webbrowser
from typing import Any, Dict

from sentry_logger import _config
from sentry_logger.commands import _http
from sentry_logger.commands._connection import config_path, dsn
from sentry_logger.commands._output import Failure, Output

_TICK = 0.1


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``init``."""
    parser = commands.add_parser("init", parents=[common], help="connect an app: approve in the browser, get its key")
    parser.add_argument("--app-name", required=True, help="what to call the app")
    parser.add_argument("--description", default="", help="what it does")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--send-only", action="store_true", help="do not ask to read logs back (tail, test)")
    parser.add_argument("--ttl-seconds", type=int, default=600, help="how long the code is good, 120 to 600")
    parser.add_argument("--timeout-seconds", type=int, default=600, help="how long to wait for the approval")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """The device flow, RFC 8628."""
    address = dsn(arguments)
    started = _start(address, arguments)
    link = str(started.get("verification_uri_complete") or started["verification_uri"])
    output.progress(f"Open {link}\nand type the code  {started['user_code']}")
    if not arguments.no_browser and _has_browser():
        webbrowser.open(link)
    approved = _wait(address, started, arguments.timeout_seconds)
    app = _config.SavedApp(
        app_id=str(approved["app_id"]),
        app_name=str(approved["app_name"]),
        api_key=str(approved["api_key"]),
        dsn=str(approved.get("dsn") or address),
    )
    try:
        path = _config.save(app, config_path(arguments))
    except OSError as error:
        raise Failure(
            f"the key was given out but cannot be saved ({error}); choose another --config-path and run init again", 1
        ) from error
    words = (
        f"Connected to '{app.app_name}'. The key is in {path}, readable by you alone.\n\n"
        "Add this where your program starts:\n\n"
        "    from sentry_logger import init\n"
        "    init()\n\n"
        "Then try: sentry-logger test"
    )
    output.result(
        words, {"app_id": app.app_id, "app_name": app.app_name, "dsn": app.dsn, "config_path": str(path)}
    )
    return 0


def _start(address: str, arguments: argparse.Namespace) -> Dict[str, Any]:
    body = {
        "app_name": arguments.app_name,
        "description": arguments.description,
        "ttl_seconds": arguments.ttl_seconds,
        "read": not arguments.send_only,
    }
    reply = _http.call(address + "/sdk/device/start", body)
    if reply.status == 200 and "device_code" in reply.data:
        return reply.data
    if reply.status in (200, 404):
        raise Failure(f"{address} is not a Sentry Logger server that knows this command; check --dsn", 1)
    raise Failure(reply.detail, 1)


def _wait(address: str, started: Dict[str, Any], timeout: int) -> Dict[str, Any]:
    interval = float(started.get("interval", 5))
    deadline = time.monotonic() + min(timeout, float(started.get("expires_in", timeout)))
    spinner = _Spinner()
    while time.monotonic() < deadline:
        spinner.wait(min(interval, max(0.0, deadline - time.monotonic())))
        try:
            reply = _http.call(address + "/sdk/device/poll", {"device_code": started["device_code"]})
        except _http.Unreachable:
            continue  # the server may be restarting; the request is still there
        status = reply.data.get("status")
        if status == "approved":
            spinner.clear()
            return reply.data
        if reply.status in (400, 404):
            spinner.clear()
            if reply.data.get("error") == "access_denied":
                raise Failure("the request was denied", 4)
            raise Failure("the code has expired; run init again", 5)
        interval = float(reply.data.get("interval", interval))
    spinner.clear()
    raise Failure("nobody approved in time; run init again", 5)


def _has_browser() -> bool:
    return bool(os.environ.get("BROWSER") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or (
        sys.platform in ("darwin", "win32")
    )


class _Spinner:
    """Turns on a terminal, is silent elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._marks = itertools.cycle("|/-\\")

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._shown:
                print(f"\r{next(self._marks)} waiting for the approval ", end="", file=sys.stderr, flush=True)
            time.sleep(min(_TICK, max(0.0, end - time.monotonic())))

    def clear(self) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
