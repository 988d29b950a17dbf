"""Any Python value as one that JSON can hold."""

from __future__ import annotations

import math
from typing import Any

DEPTH = 5
BREADTH = 100
CHARS = 16_384


def plain(value: Any, depth: int = DEPTH) -> Any:
    """Strings, finite numbers, booleans, None, and containers of them; anything else by its ``repr``.

    Cycles end at the depth limit, long strings and containers are cut, and a ``repr`` that raises is named instead.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        # Beyond 64 bits a number is text: the server refuses longer ones, and Python refuses to print very long ones.
        return int(value) if value.bit_length() <= 63 else hex(value)[:CHARS]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else repr(float(value))
    if isinstance(value, str):
        return str(value)[:CHARS]
    if depth > 0 and isinstance(value, dict):
        return {safe_text(key): plain(item, depth - 1) for key, item in list(value.items())[:BREADTH]}
    if depth > 0 and isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item, depth - 1) for item in list(value)[:BREADTH]]
    return safe_text(value, repr)


def safe_text(value: Any, how: Any = str, limit: int = CHARS) -> str:
    """``how(value)``, at most ``limit`` characters; never raises."""
    try:
        return str(how(value))[:limit]
    except Exception as error:
        return f"<{type(value).__name__}: its {how.__name__} raised {type(error).__name__}>"
