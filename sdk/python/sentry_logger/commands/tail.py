"""``tail``: an app's logs as they arrive."""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import time
import urllib.error
import urllib.parse
from collections import deque
from typing import Any, Deque, Dict, Iterator, List, Optional, Tuple

from sentry_logger.commands import _http
from sentry_logger.commands._connection import Connection, connection
from sentry_logger.commands._output import Failure, Output, coloured, printable

_COLOURS = {"trace": "2", "debug": "2", "info": "36", "warn": "33", "error": "31", "fatal": "1;31"}
_SILENCE_SECONDS = 60  # the server says something every 15
_NEWEST = 1000


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add it."""
    parser = commands.add_parser("tail", parents=[common], help="follow an app's logs live")
    parser.add_argument("--query", default="", help="only events that fit, such as 'level>=warn service:cart'")
    parser.add_argument("--since", help=f"first show what came since, such as 10m or 2h (the newest {_NEWEST})")
    parser.add_argument("--app-id", help="another app than the key's, for a personal token")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Follows until interrupted; comes back by itself, without gaps, when the connection breaks."""
    found = connection(arguments)
    app = f"{found.dsn}/api/apps/{arguments.app_id or found.app_id()}"
    shown: Deque[str] = deque(maxlen=2 * _NEWEST)
    position: Optional[str] = None
    pause = 0.5
    while True:
        try:
            with _open(app, found, arguments.query, position) as stream:
                if position is None and arguments.since:
                    _show_since(app, found, arguments, output, shown)
                for event, position, data in _events(stream):
                    pause = 0.5
                    _show(event, data, output, shown)
        except (OSError, http.client.HTTPException) as error:
            output.progress(_http.why(found.dsn, error) + "; trying again")
        time.sleep(pause)
        pause = min(2 * pause, 15.0)


def _open(app: str, found: Connection, query: str, position: Optional[str]) -> Any:
    url = f"{app}/tail?" + urllib.parse.urlencode({"query": query} if query else {})
    headers = {"Accept": "text/event-stream", **({"Last-Event-ID": position} if position else {})}
    try:
        return _http.open_stream(url, None, found.api_key, headers, _SILENCE_SECONDS)
    except urllib.error.HTTPError as error:
        with error:
            reply = _http.Reply(error.code, error.headers, error.read())
        if reply.status == 403:
            raise Failure("this key may not read; run init again and tick 'may also read logs back'", 1) from None
        if reply.status < 500 and reply.status != 429:
            raise Failure(reply.detail, 1) from None
        raise OSError(reply.detail) from None


def _events(stream: Any) -> Iterator[Tuple[str, Optional[str], str]]:
    """Server-sent events as (name, id, data)."""
    name = "message"
    position: Optional[str] = None
    data: List[str] = []
    for raw in stream:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        field, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if not line:
            if data:
                yield name, position, "\n".join(data)
            name, data = "message", []
        elif field == "event":
            name = value
        elif field == "id":
            position = value
        elif field == "data":
            data.append(value)


def _show_since(
    app: str, found: Connection, arguments: argparse.Namespace, output: Output, shown: "Deque[str]"
) -> None:
    parameters = {"query": arguments.query, "from": "-" + arguments.since.lstrip("-"), "limit": str(_NEWEST)}
    reply = _http.call(f"{app}/events?{urllib.parse.urlencode(parameters)}", key=found.api_key)
    if reply.status != 200:
        raise Failure(reply.detail, 1)
    for event in reversed(reply.data["events"]):
        if event["id"] not in shown:  # after a break of the connection
            _print(event, output)
            shown.append(str(event["id"]))


def _show(name: str, data: str, output: Output, shown: "Deque[str]") -> None:
    said = json.loads(data)
    if name == "skipped":
        output.progress(f"({said['skipped']} left out: they came faster than this terminal could show)")
    elif name == "message" and said["id"] not in shown:
        _print(said, output)


def _print(event: Dict[str, Any], output: Output) -> None:
    if output.as_json:
        print(json.dumps(event), flush=True)
        return
    level = str(event.get("level", "info"))
    where = event.get("service") or event.get("logger") or ""
    line = printable(f"{str(event['occurredAt'])[11:23]} {level:<5} {where + ': ' if where else ''}{event['message']}")
    raw = (event.get("exception") or {}).get("raw")
    if raw:
        line += "\n" + printable(str(raw).rstrip("\n"))
    print(f"\033[{_COLOURS.get(level, '0')}m{line}\033[0m" if coloured(sys.stdout) else line, flush=True)
