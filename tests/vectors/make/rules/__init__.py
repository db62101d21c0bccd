"""Validation: tables of each version, written from the specifications, and the cases that come of them.

`kit` turns tables into cases, `forms` has the values that several versions judge alike. One module with a function
`chapter` is one file of vectors.
"""

from . import (
    extensions,
    mozilla,
    old_half,
    old_one,
    three,
    v2,
    v2_1,
)

CHAPTERS = {
    "validate-0.5": old_half,
    "validate-1": old_one,
    "validate-2.0": v2,
    "validate-2.1": v2_1,
    "validate-extensions": extensions,
    "validate-3.0": three,
    "validate-mozilla": mozilla,
}
