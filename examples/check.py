"""Runs every example against the real jar and looks up what arrived. Needs target/sentry-logger.jar and JAVA_HOME."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from check_examples import EXAMPLES
from check_machine import Machine, Skipped

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
            failed = check_all(url, Path(folder))
        finally:
            server.terminate()
            server.wait(30)
    sys.exit(1 if failed else 0)


def check_all(url: str, folder: Path) -> int:
    """Each example with an app of its own; how many failed."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for name, run, expected in EXAMPLES:
        project = call(url + "/api/project", {"name": name})
        machine = Machine(ROOT, folder, url, project["api_key"])
        try:
            run(machine)
            missing = missing_events(f"{url}/api/apps/{project['id']}/events?limit=1000", expected)
            outcome = "failed: these did not arrive: " + "; ".join(missing) if missing else "passed"
        except Skipped as reason:
            outcome = f"SKIPPED: {reason}"
        except (subprocess.SubprocessError, OSError) as error:
            outcome = f"failed: {error}\n{said(error)}"
        print(f"  {name:<22} {outcome}", flush=True)
        counts[outcome.split(":")[0].lower()] += 1
    print("examples: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    return counts["failed"]


def said(error: Exception) -> str:
    """The last that a failed example printed; Maven tells on stdout what is wrong."""
    output = (getattr(error, "stdout", None) or b"") + (getattr(error, "stderr", None) or b"")
    return output[-2000:].decode(errors="replace")


def missing_events(url: str, expected: "list[dict]") -> "list[str]":
    """Which of the expected events no stored one is like: each of its members equals or begins the event's."""
    events = call(url)["events"]
    return [str(wanted) for wanted in expected if not any(is_like(event, wanted) for event in events)]


def is_like(event: dict, wanted: dict) -> bool:
    flat = {**event.get("attributes", {}), **event}
    flat["exception"] = (event.get("exception") or {}).get("type", "")
    return all(str(flat.get(name, "")).startswith(str(value)) for name, value in wanted.items())


if __name__ == "__main__":
    main()
