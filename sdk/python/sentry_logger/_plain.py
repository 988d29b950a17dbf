"""Any Python value as one that JSON can hold."""

from __future__ import annotations

import math
from typing import Any

_DEPTH = 5
_BREADTH = 100
_CHARS = 16_384


def plain(value: Any, depth: int = _DEPTH) -> Any:
    """Strings, finite numbers, booleans, None, and containers of them; anything else by its ``repr``.

    Cycles end at the depth limit, long strings and containers are cut, and a ``repr`` that raises is named instead.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        # Beyond 64 bits a number is text: the server refuses longer ones, and Python refuses to print very long ones.
        return int(value) if value.bit_length() <= 63 else hex(value)[:_CHARS]
    if isinstance(value, float):
        return value if math.isfinite(value) else repr(value)
    if isinstance(value, str):
        return value[:_CHARS]
    if depth > 0 and isinstance(value, dict):
        return {str(key): plain(item, depth - 1) for key, item in list(value.items())[:_BREADTH]}
    if depth > 0 and isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item, depth - 1) for item in list(value)[:_BREADTH]]
    try:
        return repr(value)[:_CHARS]
    except Exception as error:
        return f"<{type(value).__name__}: its repr raised {type(error).__name__}>"
