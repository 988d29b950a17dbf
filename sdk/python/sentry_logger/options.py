"""What can be chosen, and where it is looked for."""

from __future__ import annotations

import os
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from sentry_logger import _config

Record = Dict[str, Any]
BeforeSend = Callable[[Record], Optional[Record]]


@dataclass(frozen=True)
class Options:
    """Where and as whom to send, and within which bounds. ``api_key`` and ``dsn`` are None when nothing says them.

    ``max_records`` and ``max_bytes`` bound what waits in memory, ``spool_bytes`` what waits on disk in ``spool_dir``.
    ``before_send`` gets each record just before it is sent, on the sending thread, and returns it, another, or None.
    """

    api_key: Optional[str]
    dsn: Optional[str]
    service: Optional[str] = None
    environment: Optional[str] = None
    release: Optional[str] = None
    before_send: Optional[BeforeSend] = None
    send_default_pii: bool = False
    in_app_include: Sequence[str] = ()
    in_app_exclude: Sequence[str] = ()
    ignore_loggers: Sequence[str] = ()
    max_records: int = 10_000
    max_bytes: int = 32 * 1024 * 1024
    spool_dir: Optional[str] = None
    spool_bytes: int = 50 * 1024 * 1024
    debug: bool = False

    @staticmethod
    def resolve(
        api_key: Optional[str] = None,
        dsn: Optional[str] = None,
        *,
        service: Optional[str] = None,
        environment: Optional[str] = None,
        release: Optional[str] = None,
        config_path: Optional[Path] = None,
        **others: Any,
    ) -> "Options":
        """Each option from its argument, else the environment, else the file that ``sentry-logger init`` wrote."""
        key = _text(api_key) or _environment("API_KEY")
        address = _text(dsn) or _environment_dsn()
        if address:
            address, key_within = without_key(address)
            key = key or key_within
        saved = None if key and address else _config.load(config_path)
        if saved and (not address or address.rstrip("/") == saved.dsn.rstrip("/")):
            # Key and address belong together: never send a saved key to another server.
            key, address = key or saved.api_key, address or saved.dsn
        return Options(
            key,
            address,
            service or _environment("SERVICE"),
            environment or _environment("ENVIRONMENT"),
            release or _environment("RELEASE"),
            **others,
        )

    def common(self) -> Record:
        """What each record says about the process."""
        named = {"service": self.service, "environment": self.environment, "release": self.release}
        return {name: value for name, value in named.items() if value}


def without_key(dsn: str) -> Tuple[str, Optional[str]]:
    """A Sentry DSN, ``https://key@host/prefix/3``, as address and key; anything else as it is.

    The key is None when it is not one of ours (``sk_…``).
    """
    try:
        url = urllib.parse.urlsplit(dsn)
        port = url.port
    except ValueError:
        return dsn, None
    if not url.username or not url.hostname:
        return dsn, None
    host = f"[{url.hostname}]" if ":" in url.hostname else url.hostname
    prefix = url.path.rpartition("/")[0]
    address = f"{url.scheme}://{host}{f':{port}' if port else ''}{prefix}"
    return address, url.username if url.username.startswith("sk_") else None


def _environment_dsn() -> Optional[str]:
    dsn = _environment("DSN")
    if dsn is None or _text(os.environ.get("SENTRY_LOGGER_DSN")) or _text(os.environ.get("SENTRY_API_KEY")):
        return dsn
    # SENTRY_DSN alone, with a key that is none of ours, is meant for an official SDK: its server gets nothing of ours.
    address, key = without_key(dsn)
    return dsn if key or address == dsn else None


def _environment(name: str) -> Optional[str]:
    # Ours first: beside an official Sentry SDK, SENTRY_DSN names a server that is to get neither our key nor our logs.
    return _text(os.environ.get("SENTRY_LOGGER_" + name)) or _text(os.environ.get("SENTRY_" + name))


def _text(value: Optional[str]) -> Optional[str]:
    # A secret that is mounted as a file often ends with a line break.
    return (value or "").strip() or None
