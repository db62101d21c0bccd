"""The words every module of the maker uses: chapters of cases, byte arguments, expectations."""

import base64
import json

#: Images that cases refer to by file, by name.
IMAGES = {}


class Chapter:
    """One file of cases."""

    def __init__(self, says):
        self.says = says
        self.cases = []

    def case(self, id, says, op, args, result=None, error=None):
        """Adds a case: either `result` or `error` is what must come out."""
        assert (result is None) != (error is None), id
        expect = {"result": result} if error is None else {"error": error}
        args = {name: value for name, value in args.items() if value is not None}
        self.cases.append({"id": id, "says": says, "op": op, "args": args, "expect": expect})

    def text(self):
        """The file's content."""
        return json.dumps({"says": self.says, "cases": self.cases}, indent=1, ensure_ascii=False) + "\n"


def raw(data):
    """A byte argument."""
    return {"base64": base64.b64encode(data).decode("ascii")}


def utf8(text):
    """A byte argument that is readable text."""
    return {"text": text}


def image(name, data):
    """A byte argument kept as a file of its own."""
    assert IMAGES.setdefault(name, data) == data, name
    return {"file": f"images/{name}"}


def error(code, **at):
    """An error with `offset`, `part`, `pointer` or `needed`."""
    return {"code": code, **at}


def problem(code, **at):
    """A problem in a result."""
    return {"code": code, **at}


def found(carrier, keyword, offset, length, kind, text, problems=(), **more):
    """One badge in an image."""
    return {
        "carrier": carrier,
        "keyword": keyword,
        "offset": offset,
        "length": length,
        "kind": kind,
        "text": text,
        "namespace": None,
        "verify": None,
        "problems": list(problems),
        **more,
    }


def unbaked(format, *badges, badge=0):
    """What unbaking an image gives: all badges, and which of them counts."""
    return {"format": format, "badge": badge, "found": list(badges)}
