"""Every kind of argument, and what is said of the wrong ones."""

from __future__ import annotations

import array
import io
import json
import mmap
import os
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

import ovenbird
from conftest import URL


class Trickle(io.RawIOBase):
    """An unbuffered file that gives at most seven bytes a read."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        given, self._rest = self._rest[: min(size, 7)], self._rest[min(size, 7) :]
        return given


class Place(os.PathLike[str]):
    """A path of somebody's own making."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)


def _mapped(data: bytes) -> mmap.mmap:
    mapped = mmap.mmap(-1, len(data))
    mapped.write(data)
    mapped.seek(0)
    return mapped


BUFFERS: dict[str, Callable[[bytes], Any]] = {
    "bytes": bytes,
    "bytes subclass": type("Sub", (bytes,), {}),
    "bytearray": bytearray,
    "memoryview": memoryview,
    "writable memoryview": lambda data: memoryview(bytearray(data)),
    "strided memoryview": lambda data: memoryview(bytes(b for byte in data for b in (byte, 0)))[::2],
    "array": lambda data: array.array("B", data),
    "mmap": _mapped,
    "BytesIO": io.BytesIO,
    "raw file": Trickle,
    "buffered file": lambda data: io.BufferedReader(io.BytesIO(data)),
}


@pytest.mark.parametrize("kind", BUFFERS)
def test_every_kind_of_bytes_is_taken_as_an_image(kind: str, png: bytes) -> None:
    def given(data: bytes) -> Any:
        return BUFFERS[kind](data)

    baked = ovenbird.bake(png, URL)
    assert ovenbird.sniff(given(png)) == "png"
    assert ovenbird.bake(given(png), URL) == baked
    assert ovenbird.splice(given(png), URL).to_bytes() == baked
    buffer = bytearray(len(baked))
    assert ovenbird.bake_into(given(png), URL, buffer) == len(baked) and buffer == baked
    assert ovenbird.unbake(given(baked)).badge_found.text == URL
    assert ovenbird.unbake_one(given(baked)).text == URL
    assert ovenbird.strip(given(baked)) == png
    assert len(ovenbird.inspect(given(baked)).badges) == 1


@pytest.mark.parametrize("kind", [str, pathlib.Path, Place])
def test_every_kind_of_path_is_taken_as_an_image(
    kind: Callable[[Any], Any], png: bytes, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "bädge.png"
    path.write_bytes(png)
    baked = ovenbird.bake(kind(path), URL)
    path.write_bytes(baked)
    assert ovenbird.unbake_one(kind(path)).text == URL
    assert ovenbird.strip(kind(path)) == png
    assert ovenbird.inspect(kind(path)).badge == 0
    assert ovenbird.sniff(kind(path)) == "png"


def test_an_open_file_is_read_from_where_it_stands(png: bytes, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "badge"
    path.write_bytes(b"12345" + png)
    with path.open("rb") as file:
        file.seek(5)
        assert ovenbird.sniff(file) == "png"


def test_every_kind_of_document_is_taken(assertion: dict[str, Any], tmp_path: pathlib.Path) -> None:
    text = json.dumps(assertion, ensure_ascii=False)
    path = tmp_path / "assertion.json"
    path.write_text(text, encoding="utf-8")
    data = text.encode()
    kinds: list[Any] = [text, data, bytearray(data), memoryview(data), assertion, path, Place(path)]
    kinds += [io.BytesIO(data), io.StringIO(text), Trickle(data)]
    for given in kinds:
        assert ovenbird.parse(given).raw == text
        # A file object has been read to its end by then.
        if not hasattr(given, "read"):
            assert ovenbird.upgrade(given, "3.0").from_ == "2.0"
    assert ovenbird.payload(assertion).kind == "json"
    assert ovenbird.payload(path).document == text
    assert ovenbird.match_recipient(path, "ada@example.org")
    assert ovenbird.match_recipient(ovenbird.parse(text), "ada@example.org")


def test_the_parts_of_an_upgrade_are_documents_too(assertion: dict[str, Any], tmp_path: pathlib.Path) -> None:
    context, badge = {"@context": assertion["@context"]}, assertion["badge"]
    linked = {**assertion, "badge": badge["id"]}
    issuer, whole = {**context, **badge["issuer"]}, {**context, **badge, "issuer": badge["issuer"]["id"]}
    path = tmp_path / "issuer.json"
    path.write_text(json.dumps(issuer))
    new = ovenbird.upgrade(linked, "3.0", badge=whole, issuer=path)
    assert new.to_json()["credentialSubject"]["achievement"]["name"] == badge["name"]
    assert new.to_json()["issuer"]["name"] == badge["issuer"]["name"]
    assert ovenbird.upgrade(ovenbird.parse(linked), "3.0", badge=json.dumps(whole).encode(), issuer=issuer) == new
    with pytest.raises(ovenbird.NotFoundError) as caught:
        ovenbird.upgrade(linked, "3.0")
    assert caught.value.code == "upgrade.incomplete"


def test_a_badge_that_was_unbaked_is_upgraded(assertion: dict[str, Any], png: bytes) -> None:
    found = ovenbird.unbake_one(ovenbird.bake(png, assertion))
    assert ovenbird.upgrade(found, "3.0") == ovenbird.upgrade(found.text, "3.0")
    unchanged = ovenbird.upgrade(found, "2.0", id="https://badges.example.org/other")
    assert (unchanged.document, unchanged.changed, unchanged.lost) == (found.text, False, ())


def test_a_str_payload_is_the_text_and_never_a_path(png: bytes, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "assertion.txt"
    path.write_text(URL)
    with pytest.raises(ovenbird.MalformedError) as caught:
        ovenbird.bake(png, str(path))
    assert caught.value.code == "payload.unrecognised"
    assert ovenbird.unbake_one(ovenbird.bake(png, path)).text == URL


def test_a_dict_is_baked_as_readable_json(png: bytes, assertion: dict[str, Any]) -> None:
    text = ovenbird.unbake_one(ovenbird.bake(png, assertion)).text
    assert json.loads(text) == assertion
    assert "—" in text, "nothing is escaped that need not be"


@pytest.mark.parametrize("text", ['{"a": 1}', ' {"a": 1}', "eyJhbGciOiJub25lIn0.e30.", URL])
def test_inspect_refuses_a_document_given_as_a_path(text: str) -> None:
    with pytest.raises(ovenbird.CallerError) as caught:
        ovenbird.inspect(text)
    assert caught.value.code == "argument.invalid"


def test_inspect_takes_documents_as_bytes_dict_and_file(assertion: dict[str, Any]) -> None:
    text = json.dumps(assertion)
    given: list[Any] = [text.encode(), assertion, io.StringIO(text), io.BytesIO(text.encode())]
    for one in given:
        inspection = ovenbird.inspect(one)
        assert inspection.format is None and inspection.picture is None and inspection.source is None
        assert inspection.summary is not None and inspection.summary.version == "2.0"


def test_a_file_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        ovenbird.unbake("no such file.png")


def test_a_file_beyond_the_limit_is_refused_without_reading_it_all() -> None:
    class Endless:
        given = 0

        def read(self, size: int) -> bytes:
            self.given += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(ovenbird.LimitError) as caught:
        ovenbird.unbake(endless, limits={"input_bytes": 1000})
    assert caught.value.code == "limit.input"
    assert endless.given == 1001


def test_a_path_beyond_the_limit_is_refused(png: bytes, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "badge.png"
    path.write_bytes(png)
    with pytest.raises(ovenbird.LimitError):
        ovenbird.bake(path, URL, limits={"input_bytes": len(png) - 1})
    assert ovenbird.bake(path, URL, limits={"input_bytes": len(png)})


WRONG_TYPES: dict[str, Callable[[bytes], object]] = {
    "image None": lambda png: ovenbird.bake(None, URL),  # type: ignore[arg-type]
    "image int": lambda png: ovenbird.unbake(7),  # type: ignore[arg-type]
    "image list": lambda png: ovenbird.strip([1, 2]),  # type: ignore[arg-type]
    "image text file": lambda png: ovenbird.sniff(io.StringIO("<svg")),
    "read gives int": lambda png: ovenbird.sniff(type("Odd", (), {"read": lambda self, size: [5]})()),
    "payload None": lambda png: ovenbird.bake(png, None),  # type: ignore[arg-type]
    "payload int": lambda png: ovenbird.bake(png, 5),  # type: ignore[arg-type]
    "payload with a set": lambda png: ovenbird.bake(png, {"a": {1}}),
    "document list": lambda png: ovenbird.parse([]),  # type: ignore[arg-type]
    "version as number": lambda png: ovenbird.upgrade("{}", 2.0),  # type: ignore[arg-type]
    "part as number": lambda png: ovenbird.upgrade("{}", "2.0", badge=5),  # type: ignore[arg-type]
    "id as number": lambda png: ovenbird.upgrade("{}", "2.0", id=5),  # type: ignore[arg-type]
    "options by position": lambda png: ovenbird.bake(png, URL, "refuse"),  # type: ignore[call-arg]
    "unknown keyword": lambda png: ovenbird.bake(png, URL, overwrite=True),  # type: ignore[call-arg]
    "flag as text": lambda png: ovenbird.bake(png, URL, check_crc="no"),  # type: ignore[arg-type]
    "flag as number": lambda png: ovenbird.unbake(png, strict=1),  # type: ignore[arg-type]
    "word as number": lambda png: ovenbird.bake(png, URL, on_existing=1),  # type: ignore[arg-type]
    "keyword as number": lambda png: ovenbird.bake(png, URL, keyword=1),  # type: ignore[arg-type]
    "limits as number": lambda png: ovenbird.parse(b"{}", limits=5),  # type: ignore[arg-type]
    "limit as text": lambda png: ovenbird.parse(b"{}", limits={"json_depth": "5"}),  # type: ignore[arg-type]
    "limit as bool": lambda png: ovenbird.strip(png, limits={"json_depth": True}),
    "buffer read-only": lambda png: ovenbird.bake_into(png, URL, bytes(1000)),
    "buffer strided": lambda png: ovenbird.bake_into(png, URL, memoryview(bytearray(4000))[::2]),
    "buffer None": lambda png: ovenbird.bake_into(png, URL, None),  # type: ignore[arg-type]
    "identities None": lambda png: ovenbird.match_recipient("{}", None),  # type: ignore[arg-type]
    "identities bytes": lambda png: ovenbird.match_recipient("{}", b"a@example.org"),  # type: ignore[arg-type]
    "identities of int": lambda png: ovenbird.match_recipient("{}", [1]),  # type: ignore[list-item]
    "identity of a type": lambda png: ovenbird.match_recipient("{}", {"email": 1}),
    "variants as text": lambda png: ovenbird.match_recipient("{}", "a", variants="nfc"),  # type: ignore[arg-type]
    "variants of int": lambda png: ovenbird.match_recipient("{}", "a", variants=[1]),  # type: ignore[list-item]
    "identity int": lambda png: ovenbird.hash_identity(5),  # type: ignore[arg-type]
    "salt bytes": lambda png: ovenbird.hash_identity("a", b"salt"),  # type: ignore[arg-type]
    "algorithm None": lambda png: ovenbird.hash_identity("a", algorithm=None),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", WRONG_TYPES)
def test_an_argument_of_the_wrong_type_is_a_type_error(name: str, png: bytes) -> None:
    with pytest.raises(TypeError):
        WRONG_TYPES[name](png)


UNKNOWN_VALUES: dict[str, Callable[[bytes], object]] = {
    "on_existing": lambda png: ovenbird.bake(png, URL, on_existing="append"),  # type: ignore[arg-type]
    "active_content": lambda png: ovenbird.splice(png, URL, active_content="drop"),  # type: ignore[arg-type]
    "keyword": lambda png: ovenbird.bake(png, URL, keyword="openbadge"),  # type: ignore[arg-type]
    "limit": lambda png: ovenbird.unbake(png, limits={"bytes": 5}),  # type: ignore[arg-type]
    "negative limit": lambda png: ovenbird.strip(png, limits={"input_bytes": -1}),
    "variant": lambda png: ovenbird.match_recipient("{}", "a", variants=["soundex"]),  # type: ignore[list-item]
}


@pytest.mark.parametrize("name", UNKNOWN_VALUES)
def test_an_unknown_value_of_an_option_is_a_caller_error(name: str, png: bytes) -> None:
    with pytest.raises(ovenbird.CallerError) as caught:
        UNKNOWN_VALUES[name](png)
    assert caught.value.code == "option.invalid"


LONE = "\ud800"

NOT_UNICODE: dict[str, Callable[[bytes], object]] = {
    "payload": lambda png: ovenbird.bake(png, f"https://example.org/{LONE}"),
    "payload dict": lambda png: ovenbird.bake(png, {"name": LONE}),
    "payload bytes": lambda png: ovenbird.splice(png, b"https://example.org/\xff"),
    "document": lambda png: ovenbird.parse('{"a": "' + LONE + '"}'),
    "document bytes": lambda png: ovenbird.parse(b"{\xff}"),
    "inspected dict": lambda png: ovenbird.inspect({"name": LONE}),
    "nan": lambda png: ovenbird.parse({"a": float("nan")}),
    "identity": lambda png: ovenbird.hash_identity(LONE),
    "salt": lambda png: ovenbird.hash_identity("a", LONE),
    "option": lambda png: ovenbird.hash_identity("a", algorithm=LONE),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", NOT_UNICODE)
def test_text_that_is_not_unicode_is_an_invalid_argument(name: str, png: bytes) -> None:
    with pytest.raises(ovenbird.CallerError) as caught:
        NOT_UNICODE[name](png)
    assert caught.value.code == "argument.invalid"


def test_a_candidate_that_is_not_unicode_is_refused(assertion: dict[str, Any]) -> None:
    with pytest.raises(ovenbird.OvenbirdError):
        ovenbird.match_recipient(assertion, LONE)


def test_a_document_that_refers_to_itself_is_an_invalid_argument() -> None:
    around: dict[str, Any] = {}
    around["self"] = around
    deep: dict[str, Any] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    for document in (around, deep):
        with pytest.raises(ovenbird.CallerError) as caught:
            ovenbird.parse(document)
        assert caught.value.code == "argument.invalid"


def test_the_forms_of_identities_say_the_same(assertion: dict[str, Any]) -> None:
    who = "ada@example.org"
    forms: list[Any] = [who, [who], (who,), iter([who]), {"email": who}, {"email": [who]}]
    forms += [[{"type": "email", "identity": who}], [{"identity": who}]]
    for identities in forms:
        match = ovenbird.match_recipient(assertion, identities)
        assert match and match.identity == who and match.variant == "exact"
    assert not ovenbird.match_recipient(assertion, {"url": who})
    assert not ovenbird.match_recipient(assertion, [])


def test_bake_into_may_write_over_its_own_input(png: bytes) -> None:
    baked = ovenbird.bake(png, URL)
    buffer = bytearray(png) + bytes(len(baked) - len(png))
    length = ovenbird.bake_into(memoryview(buffer)[: len(png)], URL, buffer)
    assert buffer[:length] == baked


def test_bake_into_leaves_the_rest_of_the_buffer_and_its_size(png: bytes) -> None:
    buffer = bytearray(b"\xaa" * 4096)
    length = ovenbird.bake_into(png, URL, buffer)
    assert length < 4096 == len(buffer) and set(buffer[length:]) == {0xAA}
    wide = memoryview(array.array("I", [0] * 1024))
    assert ovenbird.bake_into(png, URL, wide) == length
    assert wide.cast("B")[:length] == buffer[:length]


def test_a_splice_writes_to_any_file(png: bytes, tmp_path: pathlib.Path) -> None:
    class Slow:
        def __init__(self) -> None:
            self.got = bytearray()

        def write(self, data: Any) -> int:
            self.got += bytes(data[:5])
            return len(data[:5])

    splice, baked = ovenbird.splice(png, URL), ovenbird.bake(png, URL)
    slow, memory = Slow(), io.BytesIO()
    assert splice.write_to(slow) == splice.write_to(memory) == len(baked)
    assert slow.got == memory.getvalue() == baked == bytes(splice)
    with open(tmp_path / "baked.png", "wb", buffering=0) as file:
        assert os.writev(file.fileno(), splice.pieces) == len(baked)
    assert (tmp_path / "baked.png").read_bytes() == baked


def test_a_splice_into_a_full_file_does_not_hang(png: bytes) -> None:
    class Full:
        def write(self, data: Any) -> int:
            return 0

    with pytest.raises(BlockingIOError):
        ovenbird.splice(png, URL).write_to(Full())


def test_the_pieces_of_a_splice_are_views_of_the_image(png: bytes) -> None:
    views = [piece for piece in ovenbird.splice(png, URL).pieces if isinstance(piece, memoryview)]
    assert views and all(view.obj is png and view.readonly for view in views)
