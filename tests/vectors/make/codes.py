"""The table of codes and their classes of blame. A code is never renamed and never changes its class."""

from .kit import Chapter

TABLE = {
    "unsupported": "image.unsupported svg.encoding svg.utf16 document.unrecognised recipient.algorithm",
    "not_found": "image.unbaked document.hosted recipient.mismatch recipient.type_mismatch",
    "refused": "image.already_baked svg.active_content",
    "limit": "limit.input limit.text limit.inflated limit.json_depth limit.json_nodes limit.xml_depth limit.xml_attributes "
    "limit.xml_namespaces limit.jws limit.identities",
    "caller": "recipient.identity_invalid argument.invalid option.invalid option.conflict buffer.too_small io.failed",
    "internal": "internal",
}
#: In the order of the table: carriers, payloads, documents, recipients, limits, calls.
ORDER = """
image.unsupported image.unbaked image.already_baked image.duplicate
png.truncated png.chunk_length png.chunk_type png.ihdr png.iend png.no_image_data png.crc_mismatch png.text_layout
png.invalid_utf8 png.nul_in_text png.deflate png.latin1
svg.malformed svg.truncated svg.encoding svg.utf16 svg.entity svg.undeclared_prefix svg.badge_markup
svg.forbidden_character svg.active_content
payload.empty payload.unrecognised payload.not_object payload.url
json.syntax json.duplicate_key json.lone_surrogate json.number json.nul_in_identifier
jws.malformed jws.header jws.payload jws.unsigned
document.unrecognised document.context document.member document.envelope document.hosted
recipient.absent recipient.mismatch recipient.type_mismatch recipient.hash_malformed recipient.algorithm
recipient.weak_hash recipient.hashed_flag recipient.salt recipient.identity_invalid
limit.input limit.text limit.inflated limit.json_depth limit.json_nodes limit.xml_depth limit.xml_attributes
limit.xml_namespaces limit.jws limit.identities
argument.invalid option.invalid option.conflict buffer.too_small io.failed internal
""".split()


def chapter():
    """The cases of this module."""
    book = Chapter("The table of codes")
    kinds = {code: kind for kind, codes in TABLE.items() for code in codes.split()}
    rows = [{"code": code, "kind": kinds.get(code, "malformed")} for code in ORDER]
    book.case("codes/table", "each code has its place and its class of blame for good", "error_codes", {}, rows)
    return book
