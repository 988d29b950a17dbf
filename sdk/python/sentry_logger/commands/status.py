"""``status`` and ``logout``."""

from __future__ import annotations

import argparse
from typing import Any

from sentry_logger import _config
from sentry_logger.commands._connection import config_path, connection
from sentry_logger.commands._output import Output


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add both."""
    status = commands.add_parser("status", parents=[common], help="which app is connected, and whether its key works")
    status.set_defaults(run=run_status)
    logout = commands.add_parser("logout", parents=[common], help="forget the saved key")
    logout.set_defaults(run=run_logout)


def run_status(arguments: argparse.Namespace, output: Output) -> int:
    """Asks the server whose key it is."""
    found = connection(arguments)
    app_id = found.app_id()
    saved = _config.load(config_path(arguments))
    name = saved.app_name if saved and saved.app_id == app_id else None
    words = (
        f"app      {name or '(saved elsewhere)'}\n"
        f"app id   {app_id}\n"
        f"server   {found.dsn}\n"
        f"key      sk_…{found.api_key[-4:]}, from {found.source}; the server accepts it"
    )
    output.result(words, {"app_id": app_id, "app_name": name, "dsn": found.dsn, "key_source": found.source})
    return 0


def run_logout(arguments: argparse.Namespace, output: Output) -> int:
    """Deletes the file only; the server is not asked."""
    path = config_path(arguments)
    deleted = _config.delete(path)
    words = f"{path} is deleted. The key itself stays valid on the server." if deleted else f"there is no {path}"
    output.result(words, {"deleted": deleted, "config_path": str(path)})
    return 0
