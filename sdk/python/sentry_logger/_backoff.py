"""How long to wait before trying again."""

from __future__ import annotations

import random
import threading
import time


class Clock:
    """Time, and the passing of it; a test brings one in which an hour takes no time."""

    def now(self) -> float:
        """Seconds from some point in the past, never going back."""
        return time.monotonic()

    def wait(self, seconds: float, until: threading.Event) -> bool:
        """Let ``seconds`` pass, or less when ``until`` is set; whether it was."""
        return until.wait(seconds)


class Backoff:
    """Full jitter: anything up to a bound that doubles with each failure, from half a second to a minute."""

    FIRST = 0.5
    LONGEST = 60.0

    def __init__(self) -> None:
        self._bound = self.FIRST

    def next(self, least: float = 0.0) -> float:
        """Seconds to wait now; at least ``least`` (what the server asked for, up to an hour)."""
        seconds = random.uniform(self._bound / 2, self._bound)
        self._bound = min(self._bound * 2, self.LONGEST)
        return max(seconds, min(least, 3600.0))
