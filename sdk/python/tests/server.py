"""A local HTTP server that answers as it is told and remembers what it got."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, Tuple

ACCEPTED = (200, {"status": "accepted", "processed": 0, "rejected": []}, {})


class Server:
    """Answers with ``answers`` in turn, then with 200."""

    HANG_UP = (0, "hang up", {})
    SILENCE = (0, "silence", {})
    RESET = (0, "reset", {})
    DRIP = (0, "drip", {})

    def __init__(self, *answers: Tuple[int, Any, Dict[str, str]]) -> None:
        self.batches: List[Dict[str, Any]] = []
        self.bodies: List[bytes] = []
        self.headers: List[Dict[str, str]] = []
        self._answers = list(answers)
        self._got_one = threading.Condition()
        self._end = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                # Before the answer, or the next batch could be noted first.
                with outer._got_one:
                    outer.bodies.append(body)
                    if self.headers["Content-Type"] == "application/json":
                        outer.batches.append(json.loads(body))
                    outer.headers.append(dict(self.headers))
                    outer._got_one.notify_all()
                self._answer()

            def do_GET(self) -> None:
                self._answer()

            def _answer(self) -> None:
                status, answer, headers = outer._answers.pop(0) if outer._answers else ACCEPTED
                if status == 0:
                    if answer == "silence":
                        outer._end.wait(10)
                    elif answer == "reset":
                        # Lingering for no time, the peer is told of a reset instead of an end.
                        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        self.connection.close()
                    elif answer == "drip":
                        self._drip()
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode() if not isinstance(answer, bytes) else answer)

            def _drip(self) -> None:
                self.send_response(200)
                body = b" " * 100 + json.dumps(ACCEPTED[1]).encode()
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    for position in range(100):
                        self.wfile.write(body[position : position + 1])
                        outer._end.wait(0.02)
                    self.wfile.write(body[100:])

            def log_message(self, *args: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_: Any) -> None:
                pass  # a connection that was reset

        self._http = Quiet(("127.0.0.1", 0), Handler)
        self.dsn = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def messages(self) -> List[str]:
        """Of all batches, in the order in which they came."""
        return [log["message"] for batch in self.batches for log in batch["logs"]]

    def wait_for_batches(self, count: int) -> None:
        self._wait(lambda: len(self.batches) >= count)

    def wait_for_messages(self, messages: List[str]) -> None:
        self._wait(lambda: set(messages) <= set(self.messages()))

    def _wait(self, fulfilled: Any) -> None:
        with self._got_one:
            if not self._got_one.wait_for(fulfilled, timeout=20):
                raise AssertionError(f"these came: {self.batches}")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *args: Any) -> None:
        self._end.set()
        self._http.shutdown()
        self._http.server_close()
