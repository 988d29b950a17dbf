"""What the machine that runs the examples has, and how it runs one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path


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
            # Without much patience, so that an index that does not answer costs seconds for each example.
            pip = [python, "-m", "pip", "--disable-pip-version-check", "--retries", "1", "--timeout", "8"]
            install = [*pip, "install", "-q", *packages]
            subprocess.run(install, check=True, capture_output=True, timeout=180)
        except (OSError, subprocess.SubprocessError) as error:
            raise Skipped(f"{', '.join(packages)} could not be installed ({type(error).__name__})") from error
        return python


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise Skipped(f"there is no {program} here")
    return found


def free_ports(count: int) -> int:
    """The first of so many free ports in a row, below those that the system hands out itself."""
    for first in range(19000, 32000, count):
        with ExitStack() as probes:
            try:
                for port in range(first, first + count):
                    probes.enter_context(socket.socket()).bind(("127.0.0.1", port))
            except OSError:
                continue
            return first
    raise Skipped(f"there are no {count} free ports in a row here")
