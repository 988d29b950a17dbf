"""``send``: lines of files or of stdin as events."""

from __future__ import annotations

import argparse
import queue
import sys
import threading
import time
from typing import IO, Any, Optional

from sentry_logger.commands._connection import connection
from sentry_logger.commands._output import Failure, Output
from sentry_logger.commands._sender import LineSender

_SEND_AFTER_SECONDS = 1.0
_LONGEST_LINE = 1024 * 1024


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add it."""
    parser = commands.add_parser("send", parents=[common], help="send lines of stdin or of files, one event a line")
    parser.add_argument("files", nargs="*", metavar="FILE", help="'-' or none: stdin")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Sends to the end of the input; lines of stdin wait a second at most."""
    sender = LineSender(connection(arguments), output)
    for name in arguments.files or ["-"]:
        if name == "-":
            _follow(sys.stdin.buffer, sender)
        else:
            _send_file(name, sender)
    words = f"{sender.processed} events stored" + (f", {sender.rejected} lines rejected" if sender.rejected else "")
    output.result(words, {"processed": sender.processed, "rejected": sender.rejected})
    return 0


def _send_file(name: str, sender: LineSender) -> None:
    try:
        with open(name, "rb") as file:
            for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
                sender.add(line)
    except OSError as error:
        raise Failure(f"{name} cannot be read: {error.strerror}", 2) from error
    sender.send()


def _follow(stream: IO[bytes], sender: LineSender) -> None:
    lines: "queue.Queue[Optional[bytes]]" = queue.Queue(maxsize=10_000)
    threading.Thread(target=_read, args=(stream, lines), daemon=True).start()
    try:
        while _send_some(lines, sender):
            pass
    finally:
        sender.send()  # after Ctrl-C too


def _send_some(lines: "queue.Queue[Optional[bytes]]", sender: LineSender) -> bool:
    """Take lines for a second, then send them; whether more may come."""
    until = time.monotonic() + _SEND_AFTER_SECONDS
    while time.monotonic() < until:
        try:
            line = lines.get(timeout=max(0.01, until - time.monotonic()))
        except queue.Empty:
            break
        if line is None:
            return False
        sender.add(line)
    sender.send()
    return True


def _read(stream: IO[bytes], lines: "queue.Queue[Optional[bytes]]") -> None:
    for line in iter(lambda: stream.readline(_LONGEST_LINE), b""):
        lines.put(line)
    lines.put(None)
