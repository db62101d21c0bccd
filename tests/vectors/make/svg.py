"""SVG files as text, with the place of each badge."""

SVG = "http://www.w3.org/2000/svg"
OB1 = "http://openbadges.org"
OB2 = "https://openbadges.org/schema/"
OB3 = "https://purl.imsglobal.org/ob/v3p0"
OB3_SPEC = "https://purl.imsglobal.org/spec/ob/v3p0"
CLR = "https://purl.imsglobal.org/clr/v2p0"
ART = '<circle cx="32" cy="32" r="30" fill="#c96f2b"/>'
PLAIN = f'<svg xmlns="{SVG}" width="64" height="64" viewBox="0 0 64 64">{ART}</svg>\n'


def svg(badge, declare=f'xmlns:openbadges="{OB1}"', head="", art=ART, encoding="utf-8"):
    """A document with `badge` right after the root's start tag."""
    return f'{head}<svg xmlns="{SVG}" {declare} viewBox="0 0 64 64">{badge}{art}</svg>\n'.encode(encoding)


def place(data, element, encoding="utf-8"):
    """Offset and length of an element, in bytes."""
    element = element.encode(encoding) if isinstance(element, str) else element
    assert data.count(element) == 1, element
    return data.index(element), len(element)


def attribute(text):
    """Text as it is written between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def cdata(text):
    """Text as CDATA, split where it holds the terminator."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
