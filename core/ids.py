"""Keys. UUIDv7 (RFC 9562, 5.7), made where the fact happens and rising in the order they are made.

The layout is 48 bits of Unix milliseconds, the version, a 12-bit counter, the variant and 62 random bits.
"""

import secrets
import threading
from datetime import datetime
from uuid import UUID

_COUNTER_BITS = 12
_lock = threading.Lock()
_last = 0


def new_id(now: datetime) -> UUID:
    """A UUIDv7 for the moment `now`, greater than every one this process made before."""
    global _last  # noqa: PLW0603 - the order of ids is the process's, so its memory is too
    ticks = int(now.timestamp() * 1000) << _COUNTER_BITS
    with _lock:
        _last = max(ticks, _last + 1)
        ticks = _last
    return from_parts(ticks >> _COUNTER_BITS, ticks & 0xFFF, secrets.randbits(62))


def from_parts(milliseconds: int, counter: int, random_bits: int) -> UUID:
    """Lay out the three parts of a UUIDv7; shared vectors check the same in JavaScript."""
    high = (milliseconds & 0xFFFFFFFFFFFF) << 16 | 0x7000 | counter & 0xFFF
    return UUID(int=high << 64 | 0b10 << 62 | random_bits & (1 << 62) - 1)
