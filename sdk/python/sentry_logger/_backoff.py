"""How long to wait before trying again, and what waiting is done with."""

from __future__ import annotations

import random
import threading
import time
from typing import Callable


class Flag:
    """A ``threading.Event`` whose ``set`` may be interrupted by a signal handler or a ``__del__`` that sets it too.

    An event's lock is not re-entrant: the thread would wait for itself forever.
    """

    def __init__(self) -> None:
        self._set = False
        self._changed = threading.Condition(threading.RLock())

    def is_set(self) -> bool:
        """Whether it is set now."""
        return self._set

    def set(self) -> None:
        """Let those who wait go on."""
        if not self._set:
            with self._changed:
                self._set = True
                self._changed.notify_all()

    def clear(self) -> None:
        """Make those who come from now on wait."""
        with self._changed:
            self._set = False

    def wait(self, timeout: float) -> bool:
        """Return when it is set, or after ``timeout`` seconds; whether it is set."""
        with self._changed:
            return self._changed.wait_for(self.is_set, timeout)


class Clock:
    """Time, its passing, and chance; a test brings one in which an hour takes no time and chance repeats itself."""

    def now(self) -> float:
        """Seconds from some point in the past, never going back."""
        return time.monotonic()

    def wait(self, seconds: float, until: Flag) -> bool:
        """Let ``seconds`` pass, or less when ``until`` is set; whether it was."""
        return until.wait(seconds)

    def between(self, least: float, most: float) -> float:
        """Some number from ``least`` to ``most``."""
        return random.uniform(least, most)


class Backoff:
    """Full jitter: anything from nothing to a bound that doubles with each failure, from half a second to a minute.

    The many processes that one outage hit at the same moment so come back at different ones.
    """

    FIRST = 0.5
    LONGEST = 60.0

    def __init__(self, between: Callable[[float, float], float] = random.uniform) -> None:
        self._between = between
        self._bound = self.FIRST

    def next(self, least: float = 0.0) -> float:
        """Seconds to wait now; at least ``least`` (what the server asked for, up to an hour)."""
        seconds = self._between(0.0, self._bound)
        self._bound = min(self._bound * 2, self.LONGEST)
        return max(seconds, min(least, 3600.0))

    def reset(self) -> None:
        """It worked: begin with the shortest wait again."""
        self._bound = self.FIRST
