"""The bytes that follow from a seed: SHA-256(seed ‖ 0), SHA-256(seed ‖ 1) and so on, the counter as 64 bits, big-endian."""

import hashlib


class Seeded:
    """A source that gives the bytes of a seed in their order."""

    def __init__(self, seed):
        self.seed = seed.encode("utf-8")
        self.counter = 0
        self.left = b""

    def take(self, count):
        """The next bytes."""
        while len(self.left) < count:
            self.left += hashlib.sha256(self.seed + self.counter.to_bytes(8, "big")).digest()
            self.counter += 1
        taken, self.left = self.left[:count], self.left[count:]
        return taken

    def uuid(self):
        """A UUID of version 4 (RFC 9562 section 5.4)."""
        bytes_ = bytearray(self.take(16))
        bytes_[6] = bytes_[6] & 0x0F | 0x40
        bytes_[8] = bytes_[8] & 0x3F | 0x80
        digits = bytes_.hex()
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def salt(self):
        """Sixteen bytes in hexadecimal digits."""
        return self.take(16).hex()
