"""How often something may be tried from one place, so that guessing and flooding come to nothing.

Addresses are held in memory only, as a hash with a key that is gone when the server ends.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from hashlib import blake2b

MOST_PLACES = 50_000


class Allowance:
    """So many tries in so many seconds, for each place.

    Args:
        tries: tries allowed.
        seconds: in which time.
        clock: gives seconds that only grow.
    """

    def __init__(
        self, tries: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.tries = tries
        self.seconds = seconds
        self._clock = clock
        self._key = secrets.token_bytes(16)
        self._lock = threading.Lock()
        self._used: dict[bytes, tuple[float, int]] = {}

    def take(self, place: str) -> bool:
        """Use one try of a place; False when it has none left for now."""
        key = blake2b(place.encode(), key=self._key, digest_size=16).digest()
        now = self._clock()
        with self._lock:
            begun, used = self._used.get(key, (now, 0))
            if now - begun >= self.seconds:
                begun, used = now, 0
            if len(self._used) >= MOST_PLACES and key not in self._used:
                self._used.pop(next(iter(self._used)))
            self._used[key] = (begun, used + 1)
            return used < self.tries

    def forgive(self, place: str) -> None:
        """Give a place its tries back, as after a right answer."""
        key = blake2b(place.encode(), key=self._key, digest_size=16).digest()
        with self._lock:
            self._used.pop(key, None)
