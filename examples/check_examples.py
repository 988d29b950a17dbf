"""How each example is run, and what must arrive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, List, Tuple

from check_machine import Machine, Skipped, free_ports, needs


def python(name: str, *packages: str) -> Callable[[Machine], None]:
    def run(machine: Machine) -> None:
        interpreter = machine.python_with(*packages) if packages else Path(sys.executable)
        machine.run(interpreter, machine.example(name))

    return run


def send_with_curl(machine: Machine) -> None:
    needs("curl")
    log = machine.folder / "some.log"
    log.write_text("2026-02-20 10:00:00,123 [ERROR] [shop.cart]: from a file\nplain line\n")
    machine.run(machine.example("send.sh"), log)


def send_with_bash(machine: Machine) -> None:
    machine.run(needs("bash"), machine.example("send_bash.sh"), 'disk "sda" is 91 % full\n\tof "C:\\größe"', "warn")


def send_with_node(machine: Machine) -> None:
    machine.run(needs("node"), machine.example("send_node.mjs"))


def my_app(machine: Machine) -> None:
    interpreter = machine.python_with("fastapi", "uvicorn")
    run = machine.example("myApp") / "run.py"
    port = str(free_ports(5))
    machine.run(interpreter, run, "--port", port, "--rate", "8", "--bad-ratio", "0.5", "--seconds", "4")


def spring_boot(machine: Machine) -> None:
    maven = needs("mvn")
    source = machine.folder / "spring-boot"
    shutil.copytree(machine.example("spring-boot"), source, ignore=shutil.ignore_patterns("target"))
    try:
        machine.run(maven, "-q", "-B", "package", cwd=source)
    except subprocess.CalledProcessError as error:
        if b"resolv" not in error.stdout:  # "could not resolve", "non-resolvable"
            raise
        raise Skipped("Maven could not get what Spring Boot consists of") from error
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
    ("send_bash.sh", send_with_bash, [{"message": 'disk "sda" is 91 % full\n\tof "C:\\größe"', "level": "warn"}]),
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
