"""What the SDK costs the app: run ``python bench/bench.py`` in sdk/python; it prints a table.

A sink on this machine takes everything at once. Beside it, where installed: ``sentry-sdk`` with logs on, and
OpenTelemetry's handler with its batch processor. Each runs in a process of its own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Dict

CALLS = 30_000
BURST = 300
SHIPPED = 100_000
HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))


class Sink(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b'{"status": "accepted", "processed": 0, "rejected": []}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def install_file(dsn: str) -> None:
    import logging

    handler = logging.FileHandler(os.path.join(tempfile.mkdtemp(), "app.log"))
    handler.setFormatter(logging.Formatter("%(asctime)s [%(levelname)s] [%(name)s]: %(message)s"))
    logging.getLogger().addHandler(handler)


def install_ours(dsn: str) -> None:
    import sentry_logger

    sentry_logger.init("sk_bench", dsn, max_records=1_000_000, max_bytes=1 << 30)


def install_sentry_sdk(dsn: str) -> None:
    import sentry_sdk

    sentry_sdk.init(dsn.replace("//", "//" + "a" * 32 + "@") + "/1", enable_logs=True)


def install_opentelemetry(dsn: str) -> None:
    import logging

    from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
    from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
    from opentelemetry.sdk._logs.export import BatchLogRecordProcessor

    provider = LoggerProvider()
    provider.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter(dsn + "/v1/logs")))
    logging.getLogger().addHandler(LoggingHandler(logger_provider=provider))


SYSTEMS: Dict[str, Callable[[str], None]] = {
    "stdlib file": install_file,
    "sentry-logger": install_ours,
    "sentry-sdk": install_sentry_sdk,
    "opentelemetry": install_opentelemetry,
}


def cost(system: str, dsn: str) -> Dict[str, float]:
    """Microseconds of ``logger.info`` in bursts with pauses between, as a web request would log."""
    import logging

    SYSTEMS[system](dsn)
    logging.getLogger().setLevel(logging.INFO)
    logger = logging.getLogger("shop.cart")
    times = []
    for number in range(CALLS):
        began = time.perf_counter_ns()
        logger.info("order %d paid in %.1f ms", number, number / 7, extra={"user": number % 100})
        times.append((time.perf_counter_ns() - began) / 1000)
        if number % BURST == 0:
            time.sleep(0.02)
    times = times[1000:]
    hundredths = statistics.quantiles(times, n=100)
    return {"p50": hundredths[49], "p99": hundredths[98], "mean": statistics.fmean(times)}


def ship(dsn: str) -> Dict[str, float]:
    """Events a second from ``capture`` to the sink's answer, in one process."""
    from sentry_logger.client import Client
    from sentry_logger.options import Options

    client = Client(Options("sk_bench", dsn, max_records=1_000_000, max_bytes=1 << 30))
    began = time.perf_counter()
    for number in range(SHIPPED):
        client.capture({"timestamp": time.time(), "level": "INFO", "message": f"order {number} paid", "user": number})
    client.flush(120)
    return {"events_per_second": SHIPPED / (time.perf_counter() - began)}


def child(*arguments: str) -> Dict[str, float]:
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, timeout=300)
    if done.returncode:
        return {}
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def import_milliseconds() -> float:
    def best(code: str) -> float:
        times = []
        for _ in range(15):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(HERE)})
            times.append(time.perf_counter() - began)
        return min(times) * 1000

    return best("import sentry_logger") - best("import logging")


def wheel_bytes() -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, str(HERE)]
        subprocess.run(command, check=True)
        return next(Path(folder).glob("*.whl")).stat().st_size


class Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        pass  # a child that has ended


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps(ship(sys.argv[2]) if sys.argv[1] == "ship" else cost(sys.argv[1], sys.argv[2])))
        return
    sink = Quiet(("127.0.0.1", 0), Sink)
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    dsn = f"http://127.0.0.1:{sink.server_port}"
    print(f"logger.info, microseconds ({CALLS} calls)   p50     p99    mean")
    for system in SYSTEMS:
        figures = child(system, dsn)
        shown = "".join(f"{figures[name]:8.1f}" for name in ("p50", "p99", "mean")) if figures else "   not installed"
        print(f"  {system:<33}{shown}")
    print(f"shipped, events/s           {child('ship', dsn)['events_per_second']:10.0f}")
    print(f"import beyond logging, ms   {import_milliseconds():10.0f}")
    print(f"wheel, bytes                {wheel_bytes():10d}")


if __name__ == "__main__":
    main()
