"""Bitstring status lists (W3C Bitstring Status List 1.0 sections 3.3 and 3.4)."""

import gzip
import zlib

from .crypto.keys import base64url
from .kit import Chapter, error

FEWEST = 131_072


def listed(book, name, says, length=None, statuses=None, code=None, **args):
    """A list is made or decoded, set and read."""
    result = None if code else {"length": length, "statuses": statuses}
    book.case(f"status/{name}", says, "status_list", args, result, code and error(code))


def bits(set, count=FEWEST, size=1):
    """The bytes of a list, bit by bit: entry i takes the bits from i × size on, counted from the left."""
    out = bytearray(count * size // 8)
    for index, status in set:
        for place in range(size):
            if status >> size - 1 - place & 1:
                bit = index * size + place
                out[bit // 8] |= 0x80 >> bit % 8
    return bytes(out)


def encoded(data, prefix="u"):
    """`encodedList` of bytes."""
    return prefix + base64url(gzip.compress(data, mtime=0))


def chapter():
    """The cases of this module."""
    book = Chapter("Bitstring status lists: made, set, encoded, decoded")
    for part in (made, sizes, decoded, wrong_calls, damaged, limits):
        part(book)
    return book


def made(book):
    """New lists."""
    listed(book, "new", "a new list has 131,072 entries, all 0", FEWEST, [0, 0, 0], get=[0, 94_567, FEWEST - 1])
    listed(
        book,
        "set",
        "what is set is set, and nothing beside it",
        FEWEST,
        [0, 1, 0],
        set=[[94_567, 1]],
        get=[94_566, 94_567, 94_568],
    )
    edges = {"set": [[0, 1], [FEWEST - 1, 1]], "get": [0, 1, FEWEST - 2, FEWEST - 1]}
    listed(book, "edges", "the first and the last", FEWEST, [1, 0, 0, 1], **edges)
    listed(book, "unset", "what is set can be taken back", FEWEST, [0], set=[[7, 1], [7, 0]], get=[7])
    listed(
        book,
        "long",
        "a list may be longer",
        1_000_000,
        [0, 1],
        options={"length": 1_000_000},
        set=[[999_999, 1]],
        get=[0, 999_999],
    )
    listed(
        book, "rounded", "the last byte is filled up", FEWEST + 8, [0], options={"length": FEWEST + 1}, get=[FEWEST + 7]
    )
    listed(book, "not-read", "a list need not be read", FEWEST, [], get=[])


def sizes(book):
    """Entries of 1 to 8 bits, some of them across two bytes."""
    for size in range(1, 9):
        most = 2**size - 1
        set = [[0, most], [2, 1], [5, most - 1 or 1], [FEWEST - 1, most]]
        got = {index: status for index, status in set}
        get = [0, 1, 2, 3, 4, 5, 6, FEWEST - 1]
        statuses = [got.get(index, 0) for index in get]
        options = {"size": size}
        listed(
            book,
            f"size-{size}",
            f"entries of {size} bits do not touch each other",
            FEWEST,
            statuses,
            options=options,
            set=set,
            get=get,
        )
        data = encoded(bits(set, FEWEST, size))
        says = f"entries of {size} bits are read from the left"
        listed(book, f"size-{size}-decoded", says, FEWEST, statuses, encoded=data, options=options, get=get)
        if size == 8:
            continue  # every byte is a status
        listed(
            book,
            f"size-{size}-value",
            f"{most + 1} has more than {size} bits",
            code="status.value",
            options=options,
            set=[[0, most + 1]],
            get=[],
        )


def decoded(book):
    """Lists of others."""
    some = [(0, 1), (8, 1), (94_567, 1)]
    get = [0, 1, 7, 8, 94_567]
    data = bits(some)
    for name, says, text in (
        ("u", "with the prefix of multibase", encoded(data)),
        ("plain", "without it, as StatusList2021 has it", encoded(data, "")),
        ("best", "however it was compressed", "u" + base64url(gzip.compress(data, 9, mtime=1))),
        ("stored", "or not compressed at all", "u" + base64url(gzip.compress(data, 0, mtime=0))),
        ("named", "with the name of a file in it", "u" + base64url(with_name(data))),
    ):
        listed(book, f"decode-{name}", f"a list is read {says}", FEWEST, [1, 0, 0, 1, 1], encoded=text, get=get)
    listed(
        book,
        "decode-set",
        "a list that was read can be set",
        FEWEST,
        [1, 1],
        encoded=encoded(data),
        set=[[1, 1]],
        get=[0, 1],
    )
    short = bits(some[:2], 100_000)
    listed(book, "decode-short", "others may not", code="status.encoding", encoded=encoded(short), get=[])
    large = encoded(bits([], FEWEST, 1))
    listed(
        book,
        "decode-size",
        "the size of an entry counts for the length",
        code="status.encoding",
        encoded=large,
        options={"size": 2},
        get=[],
    )


def with_name(data):
    """Gzip with the optional fields of RFC 1952 section 2.3.1."""
    plain = gzip.compress(data, mtime=0)
    return plain[:3] + bytes((plain[3] | 0x08,)) + plain[4:10] + b"list.bin\0" + plain[10:]


def wrong_calls(book):
    """Calls that ask for what is not there."""
    listed(book, "index-set", "there is no entry behind the last", code="status.index", set=[[FEWEST, 1]], get=[])
    listed(book, "index-get", "nor one to read", code="status.index", get=[FEWEST])
    listed(book, "index-huge", "nor one at 2^32", code="status.index", get=[2**32])
    listed(book, "index-size", "however long the entries are", code="status.index", options={"size": 4}, get=[FEWEST])
    listed(
        book,
        "length-small",
        "a list is not shorter than 131,072",
        code="option.invalid",
        options={"length": FEWEST - 1},
        get=[],
    )
    listed(book, "length-zero", "and never empty", code="option.invalid", options={"length": 0}, get=[])
    listed(book, "length-negative", "a length is not below 0", code="option.invalid", options={"length": -1}, get=[])
    for size in (0, 9, 64):
        listed(
            book,
            f"size-{size}-refused",
            f"entries have no {size} bits",
            code="option.invalid",
            options={"size": size},
            get=[],
        )
    listed(
        book,
        "option-unknown",
        "an unknown option is an error",
        code="option.invalid",
        options={"purpose": "revocation"},
        get=[],
    )


def damaged(book):
    """Texts that are no list."""
    data = bits([(5, 1)])
    packed = gzip.compress(data, mtime=0)
    good = encoded(data)
    flipped = packed[:-8] + bytes((packed[-8] ^ 1,)) + packed[-7:]
    longer = packed[:-4] + (len(data) + 1).to_bytes(4, "little")
    for name, says, text in (
        ("empty", "nothing", ""),
        ("prefix", "a prefix alone", "u"),
        ("padded", "padded base64url", good + "=" * (-len(good[1:]) % 4 or 4)),
        ("space", "white space", good[:20] + " " + good[20:]),
        ("alphabet", "a character outside base64url", good[:20] + "+" + good[21:]),
        ("base58", "another base", "z" + good[1:]),
        ("no-gzip", "bytes that are no gzip", "u" + base64url(data[:100])),
        ("zlib", "zlib instead of gzip", "u" + base64url(zlib.compress(data))),
        ("deflate", "bare deflate", "u" + base64url(zlib.compress(data)[2:-4])),
        ("cut", "gzip that is cut", "u" + base64url(packed[:-9])),
        ("no-trailer", "gzip without its checksum", "u" + base64url(packed[:-8])),
        ("checksum", "a checksum that is wrong", "u" + base64url(flipped)),
        ("size", "a size that is wrong", "u" + base64url(longer)),
        ("behind", "a byte behind the end", "u" + base64url(packed + b"\0")),
        ("two", "two lists, one behind the other", "u" + base64url(packed + packed)),
        ("prose", "prose", "no list"),
    ):
        listed(book, f"damaged-{name}", f"{says} is refused", code="status.encoding", encoded=text, get=[])


def limits(book):
    """Zeros compress to a thousandth of their size."""
    bomb = encoded(bytes(17 * 2**20))
    assert len(bomb) < 40_000
    listed(book, "bomb", "a list that grows beyond 16 MiB is refused", code="limit.status_list", encoded=bomb, get=[])
    exact = {"limits": {"status_list_bytes": FEWEST // 8}}
    listed(
        book,
        "limit-exact",
        "the limit itself is within",
        FEWEST,
        [0],
        encoded=encoded(bits([])),
        options=exact,
        get=[0],
    )
    below = {"limits": {"status_list_bytes": FEWEST // 8 - 1}}
    listed(
        book,
        "limit-below",
        "a byte more is not",
        code="limit.status_list",
        encoded=encoded(bits([])),
        options=below,
        get=[],
    )
    listed(
        book,
        "limit-new",
        "a new list has its limit, too",
        code="limit.status_list",
        options={"length": 200_000_000},
        get=[],
    )
    listed(book, "limit-huge", "of any length", code="limit.status_list", options={"length": 2**52, "size": 8}, get=[])
    listed(
        book,
        "limit-input",
        "a text above the limit is not looked at",
        code="limit.input",
        encoded=encoded(bits([])),
        options={"limits": {"input_bytes": 10}},
        get=[],
    )
