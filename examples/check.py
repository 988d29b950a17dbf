"""Runs every example against the real jar and looks up what arrived. Needs target/sentry-logger.jar and JAVA_HOME."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "slp_" + os.urandom(24).hex()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(url: str, body: object = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as answer:
        return json.load(answer)


def wait_until_healthy(url: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit("the server ended while starting")
        try:
            with urllib.request.urlopen(url + "/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not become healthy within 90 s")


def main() -> None:
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    # Below target/, because PostgreSQL's unprivileged user must be able to reach it.
    with tempfile.TemporaryDirectory(dir=ROOT / "target", prefix="examples-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        env = {
            **os.environ,
            "SERVER_PORT": str(port),
            "DATA_DIR": folder + "/data",
            "ADMIN_EMAIL": "owner@example.com",
            "ADMIN_PASSWORD": "correct horse " + os.urandom(4).hex(),
            "ADMIN_TOKEN": TOKEN,
        }
        jar = ROOT / "target" / "sentry-logger.jar"
        server = subprocess.Popen([java, "--enable-native-access=ALL-UNNAMED", "-jar", jar], env=env)
        try:
            wait_until_healthy(url, server)
            project = call(url + "/api/project", {"name": "examples", "description": "run by check.py"})
            run_examples(url, project["api_key"], Path(folder))
            check_events(f"{url}/api/apps/{project['id']}/events?order=oldest")
        finally:
            server.terminate()
            server.wait(30)
    print("examples: 2 passed, 0 failed")


def run_examples(url: str, key: str, folder: Path) -> None:
    env = {**os.environ, "SENTRY_API_KEY": key, "SENTRY_DSN": url, "PYTHONPATH": str(ROOT / "sdk" / "python")}
    subprocess.run([sys.executable, ROOT / "examples" / "hello.py"], env=env, check=True, timeout=30)
    log = folder / "some.log"
    log.write_text("2026-02-20 10:00:00,123 [ERROR] [shop.cart]: from a file\nplain line\n")
    subprocess.run([ROOT / "examples" / "send.sh", log], env=env, check=True, timeout=30)


def check_events(url: str) -> None:
    events = {event["message"]: event for event in call(url)["events"]}
    expected = {
        "cart c-17 has 3 items": "info",
        "payment took 4.2 s": "warn",
        "checkout failed": "error",
        "hello from curl": "info",
        "from a file": "error",
        "plain line": "info",
    }
    found = {message: events[message]["level"] for message in expected if message in events}
    if found != expected:
        raise SystemExit(f"expected {expected}\nfound {found}")
    error = events["checkout failed"]["exception"]
    if error["type"] != "KeyError" or "hello.py" not in error["raw"]:
        raise SystemExit(f"the traceback did not arrive whole: {error}")


if __name__ == "__main__":
    main()
