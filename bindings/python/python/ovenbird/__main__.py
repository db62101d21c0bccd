"""``python -m ovenbird``: the same command line as the command ``ovenbird``."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

from . import _native


def main() -> NoReturn:
    """Runs the command line on `sys.argv` and ends the process with its exit status.

    The command works outside the interpreter, where Python's own handler of Ctrl-C would only be noted and never
    run, so the system's default takes its place.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    sys.exit(_native.main(["ovenbird", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
