"""``test`` and ``doctor``: does it work, and if not, why not."""

from __future__ import annotations

import argparse
import os
import socket
import ssl
import time
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any, Callable, List, Tuple

from sentry_logger.commands import _http
from sentry_logger.commands._connection import Connection, connection
from sentry_logger.commands._output import Failure, Output

_SKEW_SECONDS = 30
_CERTIFICATE_DAYS = 14


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add both."""
    test = commands.add_parser("test", parents=[common], help="send one event and wait until it can be searched")
    test.add_argument("--timeout-seconds", type=float, default=10.0, help="how long to wait for it")
    test.set_defaults(run=run_test)
    doctor = commands.add_parser("doctor", parents=[common], help="check the way to the server, step by step")
    doctor.set_defaults(run=run_doctor)


def run_test(arguments: argparse.Namespace, output: Output) -> int:
    """Sends an event with a value of its own and searches for that."""
    found = connection(arguments)
    mark = uuid.uuid4().hex
    began = time.monotonic()
    event = {
        "level": "info",
        "service": "sentry-logger",
        "message": "Hello from sentry-logger test",
        "attributes": {"test.id": mark},
    }
    reply = _http.call(found.dsn + "/ingest", {"logs": [event], "batch_id": mark}, found.api_key)
    if reply.status != 200 or reply.data.get("processed") != 1:
        raise Failure(reply.detail, 1)
    stored = time.monotonic() - began
    searchable = _wait_for(found, str(reply.data["app_id"]), mark, began + arguments.timeout_seconds)
    if searchable:
        words = f"stored after {stored * 1000:.0f} ms, found by search after {(time.monotonic() - began) * 1000:.0f} ms"
    else:
        words = (
            f"stored after {stored * 1000:.0f} ms; this key may not read, "
            f"so look at the app's page for 'test.id:{mark}'"
        )
    output.result(words, {"test_id": mark, "stored": True, "searchable": searchable})
    return 0


def _wait_for(found: Connection, app_id: str, mark: str, deadline: float) -> bool:
    """Whether the event was found; False when the key may not read. Raises Failure after the deadline."""
    query = urllib.parse.urlencode({"query": "test.id:" + mark})
    while True:
        reply = _http.call(f"{found.dsn}/api/apps/{app_id}/events?{query}", key=found.api_key)
        if reply.status == 403:
            return False
        if reply.status != 200:
            raise Failure("the event is stored, but searching failed: " + reply.detail, 1)
        if reply.data.get("events"):
            return True
        if time.monotonic() > deadline:
            raise Failure("the event is stored, but no search found it in time", 1)
        time.sleep(0.1)


def run_doctor(arguments: argparse.Namespace, output: Output) -> int:
    """Each step stands on those before it; the first that fails ends the examination."""
    found = connection(arguments)
    steps: List[Tuple[str, Callable[[Connection], str]]] = [
        ("proxy", _proxy),
        ("name", _name),
        ("connection", _connect),
        ("certificate", _certificate),
        ("server", _server),
        ("clock", _clock),
        ("key", _key),
        ("round trip", _round_trip),
    ]
    done = []
    for name, step in steps:
        try:
            said, good = step(found), True
        except (Failure, _http.Unreachable) as problem:
            said, good = str(problem), False
        done.append({"step": name, "ok": good, "said": said})
        if not output.as_json:
            output.result(f"{'ok  ' if good else 'FAIL'}  {name:<12}{said}", {})
        if not good:
            break
    if output.as_json:
        output.result("", {"ok": all(step["ok"] for step in done), "steps": done})
    return 0 if all(step["ok"] for step in done) else 1


def _host_and_port(found: Connection) -> Tuple[str, int]:
    url = urllib.parse.urlsplit(found.dsn)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise Failure(f"'{found.dsn}' is not an address; write it as http://host:port or https://host", 1)
    return url.hostname, url.port or (443 if url.scheme == "https" else 80)


def _through_proxy(found: Connection) -> bool:
    url = urllib.parse.urlsplit(found.dsn)
    return url.scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(url.hostname or "")


def _proxy(found: Connection) -> str:
    if _through_proxy(found):
        proxy = urllib.request.getproxies()[urllib.parse.urlsplit(found.dsn).scheme]
        return f"{proxy.rpartition('@')[2]} (from the environment; NO_PROXY={os.environ.get('NO_PROXY', '')})"
    return "none"


def _name(found: Connection) -> str:
    host, port = _host_and_port(found)
    if _through_proxy(found):
        return "left to the proxy"
    try:
        addresses = sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
    except OSError as error:
        raise Failure(f"{host} cannot be resolved ({error}); check the address and this machine's DNS", 1) from error
    return f"{host} is {', '.join(addresses)}"


def _connect(found: Connection) -> str:
    if _through_proxy(found):
        return "left to the proxy"
    host, port = _host_and_port(found)
    began = time.monotonic()
    try:
        with socket.create_connection((host, port), timeout=10):
            return f"port {port} answers after {(time.monotonic() - began) * 1000:.0f} ms"
    except OSError as error:
        raise Failure(_http.why(found.dsn, error), 1) from error


def _certificate(found: Connection) -> str:
    if not found.dsn.startswith("https://") or _through_proxy(found):
        return "not looked at" if found.dsn.startswith("https://") else "none: logs and key travel unencrypted"
    host, port = _host_and_port(found)
    try:
        with socket.create_connection((host, port), timeout=10) as plain:
            with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secure:
                ends = ssl.cert_time_to_seconds(str((secure.getpeercert() or {})["notAfter"]))
    except OSError as error:
        raise Failure(_http.why(found.dsn, error), 1) from error
    days = int((ends - time.time()) / 86_400)
    return f"trusted, good for {days} days" + ("; renew it soon" if days < _CERTIFICATE_DAYS else "")


def _server(found: Connection) -> str:
    reply = _http.call(found.dsn + "/health")
    if reply.data.get("status") == "ok":
        return "ready"
    if reply.data.get("status") == "refusing_events":
        raise Failure(reply.detail, 1)
    raise Failure(
        f"{found.dsn} answers, but is not a Sentry Logger server; check the address and the proxy before it", 1
    )


def _clock(found: Connection) -> str:
    sent = _http.call(found.dsn + "/health").headers.get("Date")
    if not sent:
        return "the server does not tell its time"
    skew = (datetime.now(timezone.utc) - parsedate_to_datetime(sent)).total_seconds()
    if abs(skew) > _SKEW_SECONDS:
        raise Failure(
            f"this machine's clock is {abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}; switch on NTP, "
            "or logs are shown at the wrong time",
            1,
        )
    return f"within {abs(skew):.0f} s of the server's"


def _key(found: Connection) -> str:
    return f"accepted, of app {found.app_id()} (from {found.source})"


def _round_trip(found: Connection) -> str:
    times = []
    for _ in range(3):
        began = time.monotonic()
        found.app_id()
        times.append((time.monotonic() - began) * 1000)
    return f"{min(times):.0f} ms from here to a committed answer"
