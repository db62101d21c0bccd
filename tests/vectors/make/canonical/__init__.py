"""Canonical N-Quads (JSON-LD 1.1 to RDF, RDFC-1.0), recorded once from jsonld.js and rdf-canonize: see README.md here.

Whatever a chapter asks for is noted, so that `make.py --documents` can list it for the recorder.
"""

import hashlib
import json
import pathlib

from ..crypto import jcs

RECORDED = json.loads((pathlib.Path(__file__).parent / "recorded.json").read_text(encoding="utf-8"))
#: Every document that was asked for, by its key.
ASKED = {}


def of(document, contexts=None, text=False):
    """`sha256` and `sha384`, the hashes of the canonical form by RDFC-1.0 with either; with `text` also `quads`, the text
    by SHA-256."""
    asked = {"document": document, "contexts": contexts or {}}
    key = hashlib.sha256(jcs.of(asked)).hexdigest()
    ASKED.setdefault(key, {**asked, "text": False})["text"] |= text
    found = RECORDED.get(key)
    if found is None or (text and "quads" not in found):
        return {"sha256": "00" * 32, "sha384": "00" * 48, "quads": ""}
    return found


def missing():
    """The keys of what was asked for and is not recorded."""
    return [key for key, asked in ASKED.items() if key not in RECORDED or (asked["text"] and "quads" not in RECORDED[key])]


def documents():
    """Lines of JSON for the recorder."""
    return "".join(json.dumps({"key": key, **ASKED[key]}, ensure_ascii=False) + "\n" for key in sorted(ASKED))
