"""How each example is run, and what must arrive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Tuple


class Skipped(Exception):
    """This machine lacks something; the message says what."""


@dataclass(frozen=True)
class Machine:
    """Where examples run, and with which key."""

    root: Path
    folder: Path
    url: str
    key: str

    def run(self, *command: "str | Path", stdin: "bytes | None" = None, cwd: "Path | None" = None) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith("SENTRY_")}
        env.update(SENTRY_API_KEY=self.key, SENTRY_DSN=self.url, PYTHONPATH=str(self.root / "sdk" / "python"))
        subprocess.run(command, env=env, check=True, timeout=120, input=stdin, cwd=cwd, capture_output=True)

    def example(self, name: str) -> Path:
        return self.root / "examples" / name

    def python_with(self, *packages: str) -> Path:
        """An interpreter that has those packages, installed by name below target/."""
        venv = self.root / "target" / "examples-venv"
        python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        try:
            if not python.exists():
                subprocess.run([sys.executable, "-m", "venv", venv], check=True, capture_output=True, timeout=120)
            install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages]
            subprocess.run(install, check=True, capture_output=True, timeout=180)
        except (OSError, subprocess.SubprocessError) as error:
            raise Skipped(f"{', '.join(packages)} could not be installed ({type(error).__name__})") from error
        return python


def python(name: str, *packages: str) -> Callable[[Machine], None]:
    def run(machine: Machine) -> None:
        interpreter = machine.python_with(*packages) if packages else Path(sys.executable)
        machine.run(interpreter, machine.example(name))

    return run


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise Skipped(f"there is no {program} here")
    return found


def send_with_curl(machine: Machine) -> None:
    needs("curl")
    log = machine.folder / "some.log"
    log.write_text("2026-02-20 10:00:00,123 [ERROR] [shop.cart]: from a file\nplain line\n")
    machine.run(machine.example("send.sh"), log)


def send_with_bash(machine: Machine) -> None:
    machine.run(needs("bash"), machine.example("send_bash.sh"), 'disk "sda" is 91 % full', "warn")


def send_with_node(machine: Machine) -> None:
    machine.run(needs("node"), machine.example("send_node.mjs"))


def my_app(machine: Machine) -> None:
    interpreter = machine.python_with("fastapi", "uvicorn")
    run = machine.example("myApp") / "run.py"
    machine.run(interpreter, run, "--port", "19000", "--rate", "8", "--bad-ratio", "0.5", "--seconds", "4")


def spring_boot(machine: Machine) -> None:
    maven = needs("mvn")
    source = machine.folder / "spring-boot"
    shutil.copytree(machine.example("spring-boot"), source, ignore=shutil.ignore_patterns("target"))
    try:
        machine.run(maven, "-q", "-B", "package", cwd=source)
    except subprocess.CalledProcessError as error:
        raise Skipped(f"Maven could not build it: {error.stdout[-300:]!r}") from error
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else needs("java")
    pipe = f"'{java}' -jar target/app.jar | '{sys.executable}' -m sentry_logger send"
    machine.run(needs("bash"), "-o", "pipefail", "-c", pipe, cwd=source)


EXAMPLES: "List[Tuple[str, Callable[[Machine], None], List[dict]]]" = [
    ("hello.py", python("hello.py"), [
        {"message": "cart c-17 has 3 items", "level": "info", "user.id": 42},
        {"message": "payment took 4.2 s", "level": "warn"},
        {"message": "checkout failed", "level": "error", "exception": "KeyError"},
    ]),
    ("plain_logging.py", python("plain_logging.py"), [
        {"message": "order o-1 placed", "user": 42, "amount": 17.5},
        {"message": "charging failed", "exception": "RuntimeError", "user": 42},
        {"message": "stock of A-17 is low", "password": "[Filtered]"},
    ]),
    ("django_settings.py", python("django_settings.py", "django"), [
        {"message": "cart shown", "http.path": "/cart", "service": "django"},
        {"message": "GET /cart 200"},
        {"message": "Internal Server Error: /broken", "exception": "KeyError"},
    ]),
    ("flask_app.py", python("flask_app.py", "flask"), [
        {"message": "cart shown", "traceId": "0af7651916cd43dd8448eb211c80319c"},
        {"message": "GET /broken 500", "level": "error"},
        {"message": "Exception on /broken", "exception": "KeyError"},
    ]),
    ("celery_style_worker.py", python("celery_style_worker.py"), [
        {"message": "pool of 3 workers"},
        {"message": "task 1 done", "task.id": 1},
        {"message": "task 2 failed", "exception": "ValueError"},
        {"message": "task 3 done"},
    ]),
    ("structlog_app.py", python("structlog_app.py", "structlog"), [
        {"message": "order_placed", "user": 42, "amount": 17.5},
        {"message": "order_failed", "level": "error", "exception": "KeyError"},
    ]),
    ("loguru_app.py", python("loguru_app.py", "loguru"), [
        {"message": "order o-1 placed", "order": "o-1"},
        {"message": "order failed", "level": "error", "exception": "KeyError"},
    ]),
    ("asyncio_app.py", python("asyncio_app.py"), [
        {"message": "job 2 done", "job": 2},
        {"message": "Task exception was never retrieved", "exception": "ConnectionError"},
    ]),
    ("send.sh", send_with_curl, [
        {"message": "hello from curl", "level": "info"},
        {"message": "from a file", "level": "error"},
        {"message": "plain line"},
    ]),
    ("send_bash.sh", send_with_bash, [{"message": 'disk "sda" is 91 % full', "level": "warn"}]),
    ("send_node.mjs", send_with_node, [
        {"message": "hello from node", "user.id": 42},
        {"message": "checkout failed in node", "exception": "TypeError"},
    ]),
    ("myApp", my_app, [
        *({"service": name} for name in ("api", "auth", "inventory", "payment", "notification")),
        {"service": "payment", "exception": "services.payment.CardDeclined"},
        {"service": "api", "level": "error"},
    ]),
    ("spring-boot", spring_boot, [
        {"message": "order o-1 placed from Spring", "user.id": 42},
        {"message": "order failed in Spring", "level": "error", "exception": "java.lang.IllegalStateException"},
    ]),
]  # fmt: skip
