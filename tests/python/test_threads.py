"""Many threads at once, and arguments that change under a call."""

from __future__ import annotations

import json
import struct
import sys
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import ovenbird
from conftest import URL


def _large_png() -> bytes:
    """A sound PNG of about 6 MB, so that a call takes some milliseconds."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = 1280
    pixels = zlib.compress((b"\0" + bytes(range(256)) * (side * 4 // 256)) * side, 0)
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_threads_get_equal_results(png: bytes, svg: bytes, assertion: dict[str, Any]) -> None:
    text = json.dumps(assertion)
    work: list[Callable[[], object]] = [
        lambda: ovenbird.bake(png, text),
        lambda: ovenbird.bake(svg, text),
        lambda: ovenbird.unbake(ovenbird.bake(svg, text)),
        lambda: ovenbird.strip(ovenbird.bake(png, text)),
        lambda: ovenbird.parse(text),
        lambda: ovenbird.match_recipient(text, "ada@example.org"),
    ]
    expected = [one() for one in work]
    with ThreadPoolExecutor(16) as pool:
        for index, got in enumerate(pool.map(lambda i: work[i % len(work)](), range(1200))):
            assert got == expected[index % len(work)]


def test_errors_of_threads_do_not_mix(png: bytes) -> None:
    def code(index: int) -> str:
        try:
            ovenbird.unbake([b"GIF89a", png, png[:20]][index % 3])
        except ovenbird.OvenbirdError as error:
            return error.code
        return "none"

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(code, range(600)))
    assert codes == ["image.unsupported", "image.unbaked", "png.truncated"] * 200


def _others_ran_during(call: Callable[[], object], times: int) -> bool:
    """Whether another thread got to run while one called in a row.

    The interpreter is told not to switch by itself, so the other thread only runs if a call lets go of it.
    """
    counted, ran, done = 0, False, threading.Event()

    def caller() -> None:
        nonlocal ran
        for _ in range(times):
            call()
            if counted:
                ran = True
                break
        done.set()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(3600)
    try:
        thread = threading.Thread(target=caller)
        thread.start()
        while not done.is_set():
            counted += 1
            time.sleep(0)
        thread.join()
    finally:
        sys.setswitchinterval(interval)
    return ran


def test_the_interpreter_is_let_go_while_a_call_works() -> None:
    image, buffer = _large_png(), bytearray(8 * 1024 * 1024)
    assert _others_ran_during(lambda: ovenbird.strip(image), 2000)
    assert _others_ran_during(lambda: ovenbird.bake_into(image, URL, buffer), 2000)


def test_a_call_that_holds_the_interpreter_would_be_seen() -> None:
    assert not _others_ran_during(lambda: sorted(range(1000)), 200)


def test_a_bytearray_changed_by_another_thread_gives_a_whole_answer_or_an_error() -> None:
    """The argument is copied before the interpreter is let go: each answer belongs to one state of it."""
    image = _large_png()
    at = image.index(b"IDAT") + 2000
    shared = bytearray(image)
    stop = threading.Event()

    def scribble() -> None:
        while not stop.is_set():
            shared[at] ^= 0xFF
            shared[at] ^= 0xFF
            del shared[-100:]
            shared.extend(image[-100:])

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        outcomes = {_outcome(shared) for _ in range(40)}
    finally:
        stop.set()
        writer.join()
    assert outcomes <= {ovenbird.bake(image, URL), "png.crc_mismatch", "png.truncated"}
    assert shared == image, "the argument is never written to, and is not held"


def _outcome(shared: bytearray) -> object:
    try:
        return ovenbird.bake(shared, URL)
    except ovenbird.MalformedError as error:
        return error.code


def test_a_buffer_cannot_shrink_while_bake_into_writes(png: bytes) -> None:
    """While a view of it is held, resizing is the BufferError of the thread that tries; afterwards it is free."""
    buffer = bytearray(64 * 1024)
    length = ovenbird.bake_into(png, URL, buffer)
    del buffer[length:]
    assert buffer == ovenbird.bake(png, URL)
    try:
        ovenbird.bake_into(b"GIF89a", URL, buffer)
    except ovenbird.UnsupportedError:
        buffer.append(0)
    assert len(buffer) == length + 1
