"""Any Python value as one that JSON can hold."""

from __future__ import annotations

import math
from itertools import islice
from typing import Any

DEPTH = 5
BREADTH = 100
CHARS = 16_384
ITEMS = 2_000
_CONTAINERS = (list, tuple, set, frozenset)


def plain(value: Any) -> Any:
    """Strings, finite numbers, booleans, None, and containers of them; anything else by its ``repr``.

    At most 5 levels deep, 100 entries a container, 2,000 entries and 16,384 characters a text altogether, so that a
    value costs the caller little however large it is; what is beyond is left out. Never raises: what cannot be read or
    shown is named instead.
    """
    kind = type(value)
    if kind is str:
        return value[:CHARS]
    if value is None or kind is bool:
        return value
    try:
        return _Walk().plain(value, DEPTH)
    except Exception as error:
        return f"<{kind.__name__}: reading it raised {type(error).__name__}>"


class _Walk:
    """Through one value, with what may still be taken from it."""

    def __init__(self) -> None:
        self._items = ITEMS

    def plain(self, value: Any, depth: int) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            # Beyond 64 bits a number is text: the server refuses longer ones, and Python does not print very long ones.
            return int(value) if value.bit_length() <= 63 else hex(value)[:CHARS]
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else repr(float(value))
        if isinstance(value, str):
            return str.__getitem__(value, slice(CHARS))  # a subclass may do anything of its own
        if isinstance(value, (bytes, bytearray)):
            return repr(bytes(value[:CHARS]))[:CHARS]
        if isinstance(value, dict):
            if depth == 0:
                return _size(value)
            some = list(islice(value.items(), self._some(len(value))))
            return {safe_text(key): self.plain(item, depth - 1) for key, item in some}
        if isinstance(value, _CONTAINERS):
            if depth == 0:
                return _size(value)
            return [self.plain(item, depth - 1) for item in list(islice(value, self._some(len(value))))]
        return safe_text(value, repr)

    def _some(self, wanted: int) -> int:
        count = max(0, min(wanted, BREADTH, self._items))
        self._items -= count
        return count


def _size(value: Any) -> str:
    # Its repr might be as long as the memory is large.
    return f"<{type(value).__name__} of {len(value)}>"


def safe_text(value: Any, how: Any = str, limit: int = CHARS) -> str:
    """``how(value)``, at most ``limit`` characters; never raises."""
    try:
        return str(how(value))[:limit]
    except Exception as error:
        return f"<{type(value).__name__}: its {how.__name__} raised {type(error).__name__}>"
