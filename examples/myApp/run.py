"""Starts the five services and sends customers in. See README.md."""

import argparse
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from services.common import NAMES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    bad_ratio, rate = os.environ.get("BAD_RATIO", "0.1"), os.environ.get("RATE", "5")
    parser.add_argument("--bad-ratio", type=share, default=bad_ratio, help="share of orders that go wrong, 0 to 1")
    parser.add_argument("--rate", type=positive, default=rate, help="orders a second")
    parser.add_argument("--seconds", type=float, default=0, help="end after so many; 0: never")
    parser.add_argument("--port", type=int, default=9000, help="of the api; the others follow")
    options = parser.parse_args()
    ports = range(options.port, options.port + len(NAMES))
    for port in ports:
        require_free(port)
    # As with Ctrl-C: the services end too, and what they have logged is sent.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    processes = []
    try:
        for name, port in zip(NAMES, ports):
            processes.append(start(name, port, options.port))
        for process, port in zip(processes, ports):
            wait_until_up(process, port)
        print(f"{len(NAMES)} services are up, {options.rate:g} orders a second; Ctrl-C ends it", flush=True)
        send_customers(options)
    except KeyboardInterrupt:
        pass
    finally:
        for process in processes:  # the api first: what it is asked last can still be answered
            process.terminate()
            process.wait(15)


def share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return number


def positive(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return number


def require_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise SystemExit(f"port {port} is taken; choose others with --port")


def start(name: str, port: int, first_port: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "uvicorn", f"services.{name}:app", "--port", str(port), "--log-level", "error"]
    return subprocess.Popen(command, cwd=Path(__file__).parent, env={**os.environ, "FIRST_PORT": str(first_port)})


def wait_until_up(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"the service on port {port} ended while starting; its output is above")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/openapi.json", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")


def send_customers(options: argparse.Namespace) -> None:
    end = time.monotonic() + options.seconds if options.seconds else float("inf")
    number = 0
    while time.monotonic() < end:
        number += 1
        bad = random.random() < options.bad_ratio
        threading.Thread(target=place_order, args=(options.port, f"o-{number}", bad), daemon=True).start()
        time.sleep(random.expovariate(options.rate))
    time.sleep(1)


def place_order(port: int, order: str, bad: bool) -> None:
    trace = f"00-{random.getrandbits(128):032x}-{random.getrandbits(64):016x}-01"
    url = f"http://127.0.0.1:{port}/orders/{order}?bad={bad}"
    request = urllib.request.Request(url, headers={"traceparent": trace})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()
    except (OSError, http.client.HTTPException):
        pass  # it is in the logs


if __name__ == "__main__":
    main()
