"""The file in which the command line keeps an app's key; ``init()`` reads it when nothing else is said."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Optional


@dataclass(frozen=True)
class SavedApp:
    """One app as ``sentry-logger init`` saved it."""

    app_id: str
    app_name: str
    api_key: str
    dsn: str


def default_path() -> Path:
    """``SENTRY_LOGGER_CONFIG``, otherwise ``~/.sentry_logger/config.json``."""
    return Path(os.environ.get("SENTRY_LOGGER_CONFIG") or Path("~", ".sentry_logger", "config.json")).expanduser()


def load(path: Optional[Path] = None) -> Optional[SavedApp]:
    """The saved app; None when there is no such file, or it cannot be read or is not ours."""
    try:
        saved = json.loads((path or default_path()).read_text("utf-8"))
        return SavedApp(*(str(saved[name]) for name in ("app_id", "app_name", "api_key", "dsn")))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return None


def save(app: SavedApp, path: Optional[Path] = None) -> Path:
    """Write the file with mode 600, whole or not at all; raises OSError where that is not possible."""
    target = path or default_path()
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=str(target.parent), prefix=target.name)  # mode 600 from its first byte
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(app), file, indent=2)
            file.write("\n")
        os.replace(temporary, str(target))
    except BaseException:
        os.unlink(temporary)
        raise
    return target


def delete(path: Optional[Path] = None) -> bool:
    """Whether there was a file to delete."""
    try:
        (path or default_path()).unlink()
        return True
    except FileNotFoundError:
        return False
