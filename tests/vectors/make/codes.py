"""The table of codes and their classes of blame. A code is never renamed and never changes its class."""

from .kit import Chapter, error

TABLE = {
    "unsupported": "image.unsupported svg.encoding svg.utf16 document.unrecognised recipient.algorithm "
    "upgrade.unsupported feature.missing random.failed key.unsupported key.size key.weak jws.algorithm jws.hmac jws.critical "
    "jws.unencoded verify.unsupported canon.context canon.keyword "
    "verify.did verify.schema proof.chain",
    "not_found": "image.unbaked document.hosted recipient.mismatch recipient.type_mismatch upgrade.incomplete "
    "key.not_found issue.incomplete verify.unfetched verify.http_status verify.no_address verify.no_key "
    "verify.refresh proof.missing",
    "refused": "image.already_baked svg.active_content verify.redirected canon.inline_context canon.form "
    "verify.self_asserted",
    "limit": "limit.input limit.text limit.inflated limit.json_depth limit.json_nodes limit.xml_depth limit.xml_attributes "
    "limit.xml_namespaces limit.jws limit.identities limit.status_list limit.requests limit.response limit.fetched "
    "limit.depth limit.canonical_work limit.proofs",
    "caller": "recipient.identity_invalid key.not_private key.not_public key.ambiguous issue.invalid status.index status.value "
    "verify.request verify.time schema.invalid argument.invalid option.invalid option.conflict buffer.too_small "
    "io.failed",
    "internal": "internal",
}
#: In the order of the table: carriers, payloads, documents, their members, what they state, calls.
ORDER = """
image.unsupported image.unbaked image.already_baked image.duplicate image.large image.small
image.not_square
png.truncated png.chunk_length png.chunk_type png.ihdr png.iend png.no_image_data png.crc_mismatch png.text_layout
png.invalid_utf8 png.nul_in_text png.deflate png.latin1
svg.malformed svg.truncated svg.encoding svg.utf16 svg.entity svg.undeclared_prefix svg.badge_markup
svg.forbidden_character svg.active_content
payload.empty payload.unrecognised payload.not_object payload.url payload.wallet_unsafe
json.syntax json.duplicate_key json.lone_surrogate json.number json.nul_in_identifier
jws.malformed jws.header jws.payload jws.unsigned
jws.algorithm jws.hmac jws.algorithm_key jws.algorithm_case jws.critical jws.unencoded jws.signature_length
jws.signature jws.header_key
document.unrecognised document.context document.member document.envelope document.hosted
context.missing context.order context.unknown type.class type.unknown
member.missing member.recommended member.deprecated member.many member.list member.empty member.unknown member.type
value.empty value.date value.date_form value.url value.iri value.iri_scheme value.https value.email value.telephone
value.language value.data_uri value.image value.word value.jws value.multibase value.did value.host value.pem
value.number value.version value.hash
dates.order dates.expired dates.not_yet
recipient.absent recipient.mismatch recipient.type_mismatch recipient.hash_malformed recipient.algorithm
recipient.weak_hash recipient.hashed_flag recipient.salt recipient.identity_invalid recipient.plaintext
criteria.empty subject.unidentified verification.creator revocation.entry envelope.both
extension.unknown extension.type extension.context extension.schema extension.defect
result.description result.level result.status result.value
proof.suite proof.missing proof.form proof.purpose proof.value proof.signature proof.key proof.expired proof.not_yet
proof.domain proof.challenge proof.chain proof.disclosure
upgrade.unsupported upgrade.incomplete upgrade.lost
random.failed key.malformed key.unsupported key.size key.weak key.point key.mismatch key.not_private key.not_public
key.ambiguous key.not_found
jwt.claim_missing jwt.claim_type jwt.claim_mismatch jwt.header
issue.incomplete issue.invalid status.index status.encoding status.value
verify.request verify.unfetched verify.http_status verify.redirected verify.insecure verify.media_type verify.document
verify.class verify.id_mismatch verify.no_address verify.copy_differs verify.method verify.unsigned verify.scope
verify.issuer_host verify.no_key verify.key_unlisted verify.key_owner verify.revoked verify.revocation_list verify.time
verify.image verify.endorsement verify.unsupported verify.self_asserted verify.controller verify.key_revoked
verify.key_purpose verify.did verify.status verify.suspended verify.schema verify.refresh
wallet.version
canon.context canon.inline_context canon.definition canon.term canon.keyword canon.iri canon.value canon.form
schema.invalid feature.missing
limit.input limit.text limit.inflated limit.json_depth limit.json_nodes limit.xml_depth limit.xml_attributes
limit.xml_namespaces limit.jws limit.identities limit.status_list limit.requests limit.response
limit.fetched limit.depth limit.canonical_work limit.proofs
argument.invalid option.invalid option.conflict buffer.too_small io.failed internal
""".split()


def chapter():
    """The cases of this module."""
    book = Chapter("The table of codes")
    kinds = {code: kind for kind, codes in TABLE.items() for code in codes.split()}
    rows = [{"code": code, "kind": kinds.get(code, "malformed")} for code in ORDER]
    book.case("codes/table", "each code has its place and its class of blame for good", "error_codes", {}, rows)
    explain(book)
    return book


#: Codes with the clause that their fault breaks, or none where no specification has the rule.
CLAUSES = {
    "png.truncated": "PNG (Third Edition) 5.3",
    "jws.malformed": "RFC 7515 section 7.1",
    "value.host": "RFC 3986 section 3.2.2",
    "jws.hmac": "RFC 8725 section 3.1",
    "jws.critical": "RFC 7515 section 4.1.11",
    "verify.revoked": "Open Badges 2.0, RevocationList; RFC 9110 section 15.5.11",
    "verify.unfetched": "",
    "limit.input": "",
    "internal": "",
}


def explain(book):
    """Asking for one code: the clauses are stated here anew, the rest is prose."""
    kinds = {code: kind for kind, codes in TABLE.items() for code in codes.split()}
    for code, clause in CLAUSES.items():
        row = {"code": code, "kind": kinds.get(code, "malformed"), "clause": clause}
        book.case(f"codes/explain-{code}", f"{code} is explained with its clause", "explain", {"code": code}, row)
    unknown = {
        "misspelt": ("png.truncatd", "a misspelt code is refused"),
        "area": ("png", "an area alone is no code"),
        "upper-case": ("PNG.TRUNCATED", "the case of letters matters"),
        "space": ("png.truncated ", "a space behind a code is not overlooked"),
        "empty": ("", "nothing is no code"),
        "controls": ("\x1b[2J\u202e", "a hostile text is refused like any other"),
    }
    for name, (code, says) in unknown.items():
        refusal = error("argument.invalid", kind="caller")
        book.case(f"codes/explain-unknown-{name}", says, "explain", {"code": code}, error=refusal)
