"""Tables for terminals and cards for notebooks.

What is shown comes from strangers: characters that move a cursor, turn text around or hide are escaped, HTML is
escaped, and a picture is only ever shown from bytes at hand, in an ``<img>`` (where SVG cannot run scripts or
fetch anything). Nothing is fetched.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable

#: A label and a value; rows with an empty value are left out.
Row = tuple[str, object]

#: Longest text of one row, in characters.
_ROW_TEXT = 200
#: Largest picture put into a notebook, in bytes: notebooks keep every cell's output.
_PICTURE_BYTES = 2 * 1024 * 1024

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DATA_URI = re.compile(r"data:image/(?:png|svg\+xml|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+", re.ASCII)

_CARD = (
    '<div style="display:flex;gap:1em;align-items:flex-start;padding:.6em;border:1px solid #8886;'
    'border-radius:6px;width:fit-content;max-width:60em">{picture}<div><b>{title}</b>'
    '<table style="margin-top:.3em">{rows}</table></div></div>'
)
_HTML_ROW = (
    '<tr><th style="text-align:left;vertical-align:top;font-weight:normal;opacity:.7">{label}</th>'
    '<td style="text-align:left;overflow-wrap:anywhere">{value}</td></tr>'
)
_IMG = '<img alt="" style="max-width:128px;max-height:128px" src="{source}">'


def visible(text: str) -> str:
    """The text with everything unprintable escaped, and cut to what a row shows."""
    shown = text if len(text) <= _ROW_TEXT else text[:_ROW_TEXT] + "…"
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)


def _texts(rows: Iterable[Row]) -> list[tuple[str, str]]:
    return [(visible(label), visible(str(value))) for label, value in rows if value is not None and value != ""]


def table(title: str, rows: Iterable[Row]) -> str:
    """The title, and below it one aligned line for each row."""
    texts = _texts(rows)
    width = max((len(label) for label, _ in texts), default=0)
    lines = [visible(title), *(f"  {label.ljust(width)}  {value}" for label, value in texts)]
    return "\n".join(lines)


def card(title: str, rows: Iterable[Row], picture: bytes | str | None) -> str:
    """The same as HTML, with the picture on the left if there is one."""
    cells = (_HTML_ROW.format(label=html.escape(label), value=html.escape(value)) for label, value in _texts(rows))
    return _CARD.format(picture=_image(picture), title=html.escape(visible(title)), rows="".join(cells))


def _image(picture: bytes | str | None) -> str:
    if not picture or len(picture) > _PICTURE_BYTES:
        return ""
    if isinstance(picture, str):
        return _IMG.format(source=picture) if _DATA_URI.fullmatch(picture) else ""
    media_type = "image/png" if picture.startswith(_PNG_SIGNATURE) else "image/svg+xml"
    return _IMG.format(source=f"data:{media_type};base64,{base64.b64encode(picture).decode('ascii')}")
