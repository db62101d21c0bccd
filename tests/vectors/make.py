#!/usr/bin/env python3
"""Makes the vectors: `make.py` writes tests/vectors/*.json and images/*, `make.py --check` fails if they drifted.

`make.py --documents` lists the documents whose canonical forms are recorded, see make/canonical/README.md.

The expectations come from how each input is built and from the specifications, never from Ovenbird.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from make import book, canonical, kit  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def outputs():
    """Every file of the vectors with its bytes, images last: making the cases is what fills them."""
    files = {name: cases.encode("utf-8") for name, cases in book.files().items()}
    files.update({f"images/{name}": data for name, data in kit.IMAGES.items()})
    return files


def present():
    """The files that are there now."""
    found = list(HERE.glob("*.json")) + [path for path in HERE.glob("images/*") if path.is_file()]
    return {path.relative_to(HERE).as_posix() for path in found}


def check(files):
    """Names each file that differs from what would be written."""
    drifted = sorted(present() - set(files))
    for name, data in files.items():
        path = HERE / name
        if not path.is_file() or path.read_bytes() != data:
            drifted.append(name)
    return drifted


def main():
    files = outputs()
    if sys.argv[1:] == ["--documents"]:
        print(canonical.documents(), end="")
        return 0
    if canonical.missing():
        print("canonical forms are missing: see make/canonical/README.md", file=sys.stderr)
        return 1
    if sys.argv[1:] == ["--check"]:
        drifted = check(files)
        for name in drifted:
            print(f"tests/vectors/{name} is not what make.py writes", file=sys.stderr)
        return 1 if drifted else 0
    if sys.argv[1:]:
        print("usage: make.py [--check | --documents]", file=sys.stderr)
        return 64
    (HERE / "images").mkdir(exist_ok=True)
    for name in present() - set(files):
        (HERE / name).unlink()
    for name, data in files.items():
        (HERE / name).write_bytes(data)
    print(f"{book.count()} cases in {len(files)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
