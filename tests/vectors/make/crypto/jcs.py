"""Canonical JSON (RFC 8785)."""

import json


def number(value):
    """A number as ECMAScript writes it."""
    if isinstance(value, int):
        if abs(value) <= 1 << 53:
            return str(value)
        value = float(value)
    if value == 0:
        return "0"
    sign, text = ("-", repr(-value)) if value < 0 else ("", repr(value))
    digits, _, power = text.partition("e")
    whole, _, part = digits.partition(".")
    point = len(whole) + int(power or 0)
    digits = (whole + part).lstrip("0")
    point -= len(whole + part) - len(digits)
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if count > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def text(value):
    """Sorted, and without white space."""
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(text, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{text(name)}:{text(value[name])}" for name in names) + "}"


def of(value):
    """The bytes that are hashed."""
    return text(value).encode("utf-8")


assert [number(n) for n in (1.0, 1e21, 1e20, 1.5e-7, 0.000001, -0.0, 123.456, 1e23, 5e-324, 4.35, 100)] == [
    "1", "1e+21", "100000000000000000000", "1.5e-7", "0.000001", "0", "123.456", "1e+23", "5e-324", "4.35", "100"
]  # fmt: skip
