"""Validation: tables of each version, written from the specifications, and the cases that come of them.

`kit` turns tables into cases, `forms` has the values that several versions judge alike. One module with a function
`chapter` is one file of vectors.
"""

from . import (
    v2,
)

CHAPTERS = {
    "validate-2.0": v2,
}
