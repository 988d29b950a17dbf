"""Which server and which key a command works with."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from sentry_logger import _config
from sentry_logger.commands import _http
from sentry_logger.commands._output import Failure

DEFAULT_DSN = "http://localhost:8080"


@dataclass(frozen=True)
class Connection:
    """Server and key; ``source`` says in words where the key was found."""

    dsn: str
    api_key: str
    source: str

    def app_id(self) -> str:
        """Whose key it is, found out by sending an empty batch. Raises Failure when the key is refused."""
        reply = _http.call(self.dsn + "/ingest", {"logs": []}, self.api_key)
        if reply.status == 200 and reply.data.get("app_id"):
            return str(reply.data["app_id"])
        raise Failure(reply.detail, 1)


def config_path(arguments: argparse.Namespace) -> Path:
    """The file of this call."""
    return Path(arguments.config_path).expanduser() if arguments.config_path else _config.default_path()


def dsn(arguments: argparse.Namespace) -> Optional[str]:
    """The address from the argument, the environment or the file, without a slash at its end."""
    saved = _config.load(config_path(arguments))
    found = arguments.dsn or _environment("DSN") or (saved.dsn if saved else None)
    return found.strip().rstrip("/") if found else None


def connection(arguments: argparse.Namespace) -> Connection:
    """Raises Failure where no key or no address is known."""
    saved = _config.load(config_path(arguments))
    address = dsn(arguments)
    if arguments.api_key:
        key, source = arguments.api_key, "--api-key"
    elif _environment("API_KEY"):
        key, source = _environment("API_KEY"), "the environment"
    else:
        key, source = saved.api_key if saved else None, str(config_path(arguments))
    if not key or not address:
        raise Failure(
            "no app is connected; run 'sentry-logger init --app-name NAME --dsn ADDRESS', "
            "or set SENTRY_API_KEY and SENTRY_DSN",
            3,
        )
    return Connection(address, key.strip(), source)


def _environment(name: str) -> Optional[str]:
    return os.environ.get("SENTRY_" + name) or os.environ.get("SENTRY_LOGGER_" + name)
