"""``run -- COMMAND``: any program's output as logs, without changing the program."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from typing import IO, Any, Dict, Optional

from sentry_logger.client import Client, Options
from sentry_logger.commands._connection import connection
from sentry_logger.commands._output import Failure, Output

_LEVEL = re.compile(r"\b(TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL|FATAL)\b")
_LOOKS_FOR_LEVEL_IN = 80
_LONGEST_LINE = 1024 * 1024
_TOGETHER_SECONDS = 0.2


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add it."""
    parser = commands.add_parser("run", parents=[common], help="run a program and send what it prints")
    parser.add_argument("--service", help="what to call it; else the program's name")
    parser.add_argument("program", nargs=argparse.REMAINDER, metavar="-- COMMAND", help="the program, its arguments")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Prints what the program prints, where it prints it, and ends as it ends."""
    program = arguments.program[1:] if arguments.program[:1] == ["--"] else arguments.program
    if not program:
        raise Failure("say what to run: sentry-logger run -- COMMAND", 2)
    found = connection(arguments)
    service = arguments.service or os.path.basename(program[0])
    client = Client(Options.resolve(found.api_key, found.dsn, service=service))
    try:
        process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        client.close(0.1)
        raise Failure(f"{program[0]} cannot be started: {error.strerror}", 127) from error
    for number in (signal.SIGINT, signal.SIGTERM):
        # Ctrl-C reaches the program by itself; we only have to outlive it.
        signal.signal(number, lambda n, _: process.send_signal(n) if n != signal.SIGINT else None)
    assert process.stdout and process.stderr
    streams = [
        _Lines(client, "stdout", "INFO", process.stdout, sys.stdout.buffer),
        _Lines(client, "stderr", "WARNING", process.stderr, sys.stderr.buffer),
    ]
    for stream in streams:
        stream.start()
    while any(stream.is_alive() for stream in streams):
        time.sleep(_TOGETHER_SECONDS)
        for stream in streams:
            stream.tick()
    code = process.wait()
    if code:
        client.capture(_record(f"{service} ended with {_ending(code)}", "ERROR", "exit"))
    client.close(5.0)
    return code if code > 0 else 128 - code if code else 0


def _ending(code: int) -> str:
    return f"exit code {code}" if code > 0 else f"signal {signal.Signals(-code).name}"


class _Lines(threading.Thread):
    """One stream's lines as records; indented lines that follow at once belong to the line before."""

    def __init__(self, client: Client, stream: str, level: str, source: IO[bytes], echo: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._client = client
        self._stream = stream
        self._level = level
        self._source = source
        self._echo = echo
        self._pending: Optional[str] = None
        self._grew = False
        self._lock = threading.Lock()

    def run(self) -> None:
        """Read to the end, printing as it comes."""
        with self._source:
            for raw in iter(lambda: self._source.readline(_LONGEST_LINE), b""):
                self._print(raw)
                self._add(raw.decode("utf-8", "replace").rstrip("\r\n"))
        self._flush()

    def tick(self) -> None:
        """Send what nothing was added to since the last tick."""
        with self._lock:
            grew, self._grew = self._grew, False
        if not grew:
            self._flush()

    def _print(self, raw: bytes) -> None:
        try:
            self._echo.write(raw)
            self._echo.flush()
        except OSError:
            pass  # nobody reads it any more; the program goes on

    def _add(self, line: str) -> None:
        with self._lock:
            pending = self._pending or ""
            # The last line of Python's trace, which is not indented, says what was raised.
            follows = line[:1].isspace() or (pending.startswith("Traceback") and "\n" in pending)
            if pending and follows and len(pending) < _LONGEST_LINE:
                self._pending = pending + "\n" + line
                self._grew = True
                return
        self._flush()
        with self._lock:
            self._pending = line or None
            self._grew = True

    def _flush(self) -> None:
        with self._lock:
            text, self._pending = self._pending, None
        if text is not None:
            self._client.capture(_parsed(text) or _record(text, _level(text) or self._level, self._stream))


def _parsed(text: str) -> Optional[Dict[str, Any]]:
    if not text.startswith("{"):
        return None
    try:
        parsed = json.loads(text)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None


def _level(text: str) -> Optional[str]:
    if text.startswith("Traceback (most recent call last)"):
        return "ERROR"
    found = _LEVEL.search(text[:_LOOKS_FOR_LEVEL_IN].upper() if text[:1] == "[" else text[:_LOOKS_FOR_LEVEL_IN])
    return found.group(1) if found else None


def _record(message: str, level: str, stream: str) -> Dict[str, Any]:
    return {"timestamp": time.time(), "level": level, "message": message, "attributes": {"stream": stream}}
