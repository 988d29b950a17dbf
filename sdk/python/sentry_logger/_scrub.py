"""Secrets out of records."""

from __future__ import annotations

import functools
import re
from typing import Any, Tuple

FILTERED = "[Filtered]"

_WORDS = frozenset(
    "password passwd pwd passphrase secret apikey authorization auth credentials token cookie csrf xsrf session "
    "sessionid jwt".split()
)
_PHRASES = ("api_key", "private_key", "access_key", "card_number", "credit_card", "x_forwarded_for", "set_cookie")
_PARTS = re.compile(r"[^a-z0-9]+")
_VALUES = re.compile(
    # Of a word only what cannot be one of a sentence: "Basic authentication failed" is none.
    r"(?P<scheme>\b(?i:Bearer|Basic)\s+)(?:[\w.~+/=-]{20,}|(?=[\w.~+/=-]*[\d=]|\w+\.\w)[\w.~+/=-]{8,})"
    r"|\b(?:sk|slp)_[0-9A-Za-z_-]{20,}"
    r"|(?P<url>\w://[^\s/:@]*:)[^\s/@]+(?=@)"
)
_NAME_CHARS = 200


def scrub(value: Any) -> Any:
    """A copy in which what stands under a telling name, or looks like a secret, is ``[Filtered]``.

    Numbers go only where the name ends in what tells: ``pin_token`` is one, ``token_count`` is none. Booleans stay.
    """
    if isinstance(value, dict):
        return {name: _field(name, item) for name, item in value.items()}
    if isinstance(value, list):
        return [scrub(item) for item in value]
    if isinstance(value, str):
        return _VALUES.sub(lambda found: (found["scheme"] or found["url"] or "") + FILTERED, value)
    return value


def _field(name: str, value: Any) -> Any:
    if not value or isinstance(value, bool):
        return value
    within, at_end = _tells_secret(name[-_NAME_CHARS:])
    if at_end or (within and isinstance(value, (str, list, dict))):
        return FILTERED
    return scrub(value)


@functools.lru_cache(maxsize=4096)  # the same few names in each record
def _tells_secret(name: str) -> Tuple[bool, bool]:
    """Whether the name tells of a secret, and whether it does so at its end."""
    parts = _PARTS.split(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())
    whole = "_".join(parts)
    at_end = parts[-1] in _WORDS or whole.endswith(_PHRASES)
    return at_end or not _WORDS.isdisjoint(parts) or any(phrase in whole for phrase in _PHRASES), at_end
