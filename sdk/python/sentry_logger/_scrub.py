"""Secrets out of records."""

from __future__ import annotations

import re
from typing import Any

FILTERED = "[Filtered]"

_WORDS = frozenset(
    "password passwd pwd passphrase secret apikey authorization auth credentials token cookie csrf xsrf session "
    "sessionid jwt".split()
)
_PHRASES = ("api_key", "private_key", "access_key", "card_number", "credit_card", "x_forwarded_for", "set_cookie")
_PARTS = re.compile(r"[^a-z0-9]+")
_VALUES = re.compile(
    r"(?P<scheme>\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}"
    r"|\b(?:sk|slp)_[0-9A-Za-z_-]{20,}"
    r"|(?P<url>\w://[^\s/:@]*:)[^\s/@]+(?=@)"
)


def scrub(value: Any) -> Any:
    """A copy in which what stands under a telling name, or looks like a secret, is ``[Filtered]``.

    Numbers and booleans stay: ``token_count`` is none.
    """
    if isinstance(value, dict):
        return {name: _field(name, item) for name, item in value.items()}
    if isinstance(value, list):
        return [scrub(item) for item in value]
    if isinstance(value, str):
        return _VALUES.sub(lambda found: (found["scheme"] or found["url"] or "") + FILTERED, value)
    return value


def _field(name: str, value: Any) -> Any:
    if isinstance(value, (str, list, dict)) and value and _tells_secret(name):
        return FILTERED
    return scrub(value)


def _tells_secret(name: str) -> bool:
    parts = _PARTS.split(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())
    return not _WORDS.isdisjoint(parts) or any(phrase in "_".join(parts) for phrase in _PHRASES)
