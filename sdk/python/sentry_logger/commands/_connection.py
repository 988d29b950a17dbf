"""Which server and which key a command works with."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from sentry_logger import _config
from sentry_logger.commands import _http
from sentry_logger.commands._output import Failure
from sentry_logger.options import Options

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


def dsn(arguments: argparse.Namespace) -> str:
    """The address, without a slash at its end; where none is said, that of a server on this machine."""
    return (_options(arguments).dsn or DEFAULT_DSN).rstrip("/")


def connection(arguments: argparse.Namespace) -> Connection:
    """Key and address as ``init()`` of the SDK would find them. Raises Failure where one is not known."""
    options = _options(arguments)
    if not options.api_key or not options.dsn:
        raise Failure(
            "no app is connected; run 'sentry-logger init --app-name NAME --dsn ADDRESS', "
            "or set SENTRY_API_KEY and SENTRY_DSN",
            3,
        )
    return Connection(options.dsn.rstrip("/"), options.api_key, _source(options.api_key, arguments))


def _options(arguments: argparse.Namespace) -> Options:
    return Options.resolve(arguments.api_key, arguments.dsn, config_path=config_path(arguments))


def _source(key: str, arguments: argparse.Namespace) -> str:
    if arguments.api_key:
        return "--api-key"
    saved = _config.load(config_path(arguments))
    return str(config_path(arguments)) if saved and saved.api_key == key else "the environment"
