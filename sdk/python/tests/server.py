"""A local HTTP server that answers as it is told and remembers what it got."""

from __future__ import annotations

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, Tuple

ACCEPTED = (200, {"status": "accepted", "processed": 0, "rejected": []}, {})


class Server:
    """Answers with ``answers`` in turn, then with 200."""

    def __init__(self, *answers: Tuple[int, Any, Dict[str, str]]) -> None:
        self.batches: List[Dict[str, Any]] = []
        self.headers: List[Dict[str, str]] = []
        self._answers = list(answers)
        self._got_one = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                # Before the answer, or the next batch could be noted first.
                with outer._got_one:
                    outer.batches.append(json.loads(body))
                    outer.headers.append(dict(self.headers))
                    outer._got_one.notify_all()
                status, answer, headers = outer._answers.pop(0) if outer._answers else ACCEPTED
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode() if not isinstance(answer, bytes) else answer)

            def log_message(self, *args: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.dsn = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def wait_for_batches(self, count: int) -> None:
        with self._got_one:
            if not self._got_one.wait_for(lambda: len(self.batches) >= count, timeout=10):
                raise AssertionError(f"{len(self.batches)} batches came, expected {count}")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *args: Any) -> None:
        self._http.shutdown()
        self._http.server_close()
