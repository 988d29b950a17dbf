"""Exceptions as the server reads them."""

from __future__ import annotations

import linecache
import sys
import sysconfig
import traceback
from types import TracebackType
from typing import Any, Dict, List, Optional, Sequence

from sentry_logger._serialise import safe_text

_FRAMES = 100
_CAUSES = 10
_RAW_CHARS = 100_000
_LIBRARIES = tuple(
    path for path in {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")} if path
)
_FOLDERS_OF_LIBRARIES = ("site-packages", "dist-packages", "<frozen ")


class InApp:
    """Whether a frame belongs to the app: by prefixes of module names, else by where its file lies."""

    def __init__(self, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> None:
        self._include = tuple(include)
        self._exclude = tuple(exclude)

    def __call__(self, module: str, file: str) -> bool:
        if _begins(module, self._include):
            return True
        if _begins(module, self._exclude) or any(folder in file for folder in _FOLDERS_OF_LIBRARIES):
            return False
        return not file.startswith(_LIBRARIES)


def described(error: BaseException, in_app: InApp) -> Dict[str, Any]:
    """``{type, message, frames, causes, raw}``; frames with the innermost call last, causes with the nearest first."""
    causes = [_one(cause, in_app) for cause in _causes(error)]
    raw = safe_text(error, _text, _RAW_CHARS)
    return {**_one(error, in_app), "causes": causes, "raw": raw}


def _one(error: BaseException, in_app: InApp) -> Dict[str, Any]:
    kind = type(error)
    within = "" if kind.__module__ in ("builtins", "__main__") else kind.__module__ + "."
    return {
        "type": within + kind.__qualname__,
        "message": safe_text(error),
        "frames": _frames(error.__traceback__, in_app),
    }


def _frames(trace: Optional[TracebackType], in_app: InApp) -> List[Dict[str, Any]]:
    frames = []
    for frame, line in list(traceback.walk_tb(trace))[-_FRAMES:]:
        file = frame.f_code.co_filename
        module = str(frame.f_globals.get("__name__", ""))
        frames.append(
            {
                "file": file,
                "function": getattr(frame.f_code, "co_qualname", frame.f_code.co_name),
                "line": line,
                "in_app": in_app(module, file),
                "source": linecache.getline(file, line, frame.f_globals).strip()[:500],
            }
        )
    return frames


def _causes(error: BaseException) -> List[BaseException]:
    found: List[BaseException] = []
    seen = {id(error)}
    waiting = [error]
    while waiting and len(found) < _CAUSES:
        current = waiting.pop(0)
        cause = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        for following in ([cause] if cause else []) + _members(current):
            if id(following) not in seen:
                seen.add(id(following))
                found.append(following)
                waiting.append(following)
    return found[:_CAUSES]


def _members(error: BaseException) -> List[BaseException]:
    if sys.version_info >= (3, 11) and isinstance(error, BaseExceptionGroup):
        return list(error.exceptions)
    return []


def _text(error: BaseException) -> str:
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    if len(text) <= _RAW_CHARS:
        return text
    half = _RAW_CHARS // 2 - 10
    return f"{text[:half]}\n  ...\n{text[-half:]}"  # what happened stands at its end


def _begins(module: str, prefixes: Sequence[str]) -> bool:
    return any(module == prefix or module.startswith(prefix + ".") for prefix in prefixes)
