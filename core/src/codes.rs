//! The table of codes. A code is never renamed or reused; a new one goes to the end of its area.
//!
//! Here is what programs need of a code: its name and its kind. What people want to know about it is told in the
//! files beside, area by area, in the same order; a test sees that each code is explained once.

mod calls;
mod canonical;
mod carriers;
mod documents;
mod issuing;
mod keys;
mod members;
mod proofs;
mod signatures;
mod statements;
mod upgrading;
mod verification;

use std::sync::LazyLock;

use crate::error::{CodeEntry, ErrorKind};

/// Generates the enum, its strings and its kinds from one list.
macro_rules! codes {
    ($($variant:ident = $text:literal, $kind:ident;)*) => {
        /// A stable code `area.reason`, the same in every language. See [`error_codes`](crate::error_codes).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $(#[doc = concat!("`", $text, "`, of the kind [`",
                stringify!($kind), "`](ErrorKind::", stringify!($kind), ").")] $variant,)*
        }

        impl ErrorCode {
            /// The code as text, such as `"png.truncated"`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(ErrorCode::$variant => $text,)* }
            }

            /// The class of blame it belongs to.
            #[must_use]
            pub const fn kind(self) -> ErrorKind {
                match self { $(ErrorCode::$variant => ErrorKind::$kind,)* }
            }
        }

        /// Every code, in the order of the table.
        #[cfg(test)]
        const ALL: &[ErrorCode] = &[$(ErrorCode::$variant,)*];
    };
}

/// Generates one file's part of the table of explanations.
macro_rules! explanations {
    ($($variant:ident {
        meaning: $meaning:literal,
        remedy: $remedy:literal,
        why: $why:literal,
        example: $example:literal,
        clause: $clause:literal,
    })*) => {
        pub(super) const ENTRIES: &[$crate::error::CodeEntry] = &[$($crate::error::CodeEntry {
            code: $crate::codes::ErrorCode::$variant,
            kind: $crate::codes::ErrorCode::$variant.kind(),
            meaning: $meaning,
            remedy: $remedy,
            why: $why,
            example: $example,
            clause: $clause,
        },)*];
    };
}
use explanations;

/// The explanations of all codes, in the order of the enum.
pub(crate) static TABLE: LazyLock<Vec<CodeEntry>> = LazyLock::new(|| {
    [
        carriers::ENTRIES,
        documents::ENTRIES,
        members::ENTRIES,
        statements::ENTRIES,
        proofs::ENTRIES,
        upgrading::ENTRIES,
        keys::ENTRIES,
        signatures::ENTRIES,
        issuing::ENTRIES,
        verification::ENTRIES,
        canonical::ENTRIES,
        calls::ENTRIES,
    ]
    .concat()
});

codes! {
    ImageUnsupported = "image.unsupported", Unsupported;
    ImageUnbaked = "image.unbaked", NotFound;
    ImageAlreadyBaked = "image.already_baked", Refused;
    ImageDuplicate = "image.duplicate", Malformed;
    ImageLarge = "image.large", Malformed;
    ImageSmall = "image.small", Malformed;
    ImageNotSquare = "image.not_square", Malformed;

    PngTruncated = "png.truncated", Malformed;
    PngChunkLength = "png.chunk_length", Malformed;
    PngChunkType = "png.chunk_type", Malformed;
    PngIhdr = "png.ihdr", Malformed;
    PngIend = "png.iend", Malformed;
    PngNoImageData = "png.no_image_data", Malformed;
    PngCrcMismatch = "png.crc_mismatch", Malformed;
    PngTextLayout = "png.text_layout", Malformed;
    PngInvalidUtf8 = "png.invalid_utf8", Malformed;
    PngNulInText = "png.nul_in_text", Malformed;
    PngDeflate = "png.deflate", Malformed;
    PngLatin1 = "png.latin1", Malformed;

    SvgMalformed = "svg.malformed", Malformed;
    SvgTruncated = "svg.truncated", Malformed;
    SvgEncoding = "svg.encoding", Unsupported;
    SvgUtf16 = "svg.utf16", Unsupported;
    SvgEntity = "svg.entity", Malformed;
    SvgUndeclaredPrefix = "svg.undeclared_prefix", Malformed;
    SvgBadgeMarkup = "svg.badge_markup", Malformed;
    SvgForbiddenCharacter = "svg.forbidden_character", Malformed;
    SvgActiveContent = "svg.active_content", Refused;

    PayloadEmpty = "payload.empty", Malformed;
    PayloadUnrecognised = "payload.unrecognised", Malformed;
    PayloadNotObject = "payload.not_object", Malformed;
    PayloadUrl = "payload.url", Malformed;
    PayloadWalletUnsafe = "payload.wallet_unsafe", Malformed;

    JsonSyntax = "json.syntax", Malformed;
    JsonDuplicateKey = "json.duplicate_key", Malformed;
    JsonLoneSurrogate = "json.lone_surrogate", Malformed;
    JsonNumber = "json.number", Malformed;
    JsonNul = "json.nul_in_identifier", Malformed;

    JwsMalformed = "jws.malformed", Malformed;
    JwsHeader = "jws.header", Malformed;
    JwsPayload = "jws.payload", Malformed;
    JwsUnsigned = "jws.unsigned", Malformed;
    JwsAlgorithm = "jws.algorithm", Unsupported;
    JwsHmac = "jws.hmac", Unsupported;
    JwsAlgorithmKey = "jws.algorithm_key", Malformed;
    JwsAlgorithmCase = "jws.algorithm_case", Malformed;
    JwsCritical = "jws.critical", Unsupported;
    JwsUnencoded = "jws.unencoded", Unsupported;
    JwsSignatureLength = "jws.signature_length", Malformed;
    JwsSignature = "jws.signature", Malformed;
    JwsHeaderKey = "jws.header_key", Malformed;

    DocumentUnrecognised = "document.unrecognised", Unsupported;
    DocumentContext = "document.context", Malformed;
    DocumentMember = "document.member", Malformed;
    DocumentEnvelope = "document.envelope", Malformed;
    DocumentHosted = "document.hosted", NotFound;

    ContextMissing = "context.missing", Malformed;
    ContextOrder = "context.order", Malformed;
    ContextUnknown = "context.unknown", Malformed;

    TypeClass = "type.class", Malformed;
    TypeUnknown = "type.unknown", Malformed;

    MemberMissing = "member.missing", Malformed;
    MemberRecommended = "member.recommended", Malformed;
    MemberDeprecated = "member.deprecated", Malformed;
    MemberMany = "member.many", Malformed;
    MemberList = "member.list", Malformed;
    MemberEmpty = "member.empty", Malformed;
    MemberUnknown = "member.unknown", Malformed;
    MemberType = "member.type", Malformed;

    ValueEmpty = "value.empty", Malformed;
    ValueDate = "value.date", Malformed;
    ValueDateForm = "value.date_form", Malformed;
    ValueUrl = "value.url", Malformed;
    ValueIri = "value.iri", Malformed;
    ValueIriScheme = "value.iri_scheme", Malformed;
    ValueHttps = "value.https", Malformed;
    ValueEmail = "value.email", Malformed;
    ValueTelephone = "value.telephone", Malformed;
    ValueLanguage = "value.language", Malformed;
    ValueDataUri = "value.data_uri", Malformed;
    ValueImage = "value.image", Malformed;
    ValueWord = "value.word", Malformed;
    ValueJws = "value.jws", Malformed;
    ValueMultibase = "value.multibase", Malformed;
    ValueDid = "value.did", Malformed;
    ValueHost = "value.host", Malformed;
    ValuePem = "value.pem", Malformed;
    ValueNumber = "value.number", Malformed;
    ValueVersion = "value.version", Malformed;
    ValueHash = "value.hash", Malformed;

    DatesOrder = "dates.order", Malformed;
    DatesExpired = "dates.expired", Malformed;
    DatesNotYet = "dates.not_yet", Malformed;

    RecipientAbsent = "recipient.absent", Malformed;
    RecipientMismatch = "recipient.mismatch", NotFound;
    RecipientType = "recipient.type_mismatch", NotFound;
    RecipientHash = "recipient.hash_malformed", Malformed;
    RecipientAlgorithm = "recipient.algorithm", Unsupported;
    RecipientWeakHash = "recipient.weak_hash", Malformed;
    RecipientFlag = "recipient.hashed_flag", Malformed;
    RecipientSalt = "recipient.salt", Malformed;
    RecipientIdentity = "recipient.identity_invalid", Caller;
    RecipientPlaintext = "recipient.plaintext", Malformed;

    CriteriaEmpty = "criteria.empty", Malformed;

    SubjectUnidentified = "subject.unidentified", Malformed;

    VerificationCreator = "verification.creator", Malformed;

    RevocationEntry = "revocation.entry", Malformed;

    EnvelopeBoth = "envelope.both", Malformed;

    ExtensionUnknown = "extension.unknown", Malformed;
    ExtensionType = "extension.type", Malformed;
    ExtensionContext = "extension.context", Malformed;
    ExtensionSchema = "extension.schema", Malformed;
    ExtensionDefect = "extension.defect", Malformed;

    ResultDescription = "result.description", Malformed;
    ResultLevel = "result.level", Malformed;
    ResultStatus = "result.status", Malformed;
    ResultValue = "result.value", Malformed;

    ProofSuite = "proof.suite", Malformed;
    ProofMissing = "proof.missing", NotFound;
    ProofForm = "proof.form", Malformed;
    ProofPurpose = "proof.purpose", Malformed;
    ProofValue = "proof.value", Malformed;
    ProofSignature = "proof.signature", Malformed;
    ProofKey = "proof.key", Malformed;
    ProofExpired = "proof.expired", Malformed;
    ProofNotYet = "proof.not_yet", Malformed;
    ProofDomain = "proof.domain", Malformed;
    ProofChallenge = "proof.challenge", Malformed;
    ProofChain = "proof.chain", Unsupported;
    ProofDisclosure = "proof.disclosure", Malformed;

    UpgradeUnsupported = "upgrade.unsupported", Unsupported;
    UpgradeIncomplete = "upgrade.incomplete", NotFound;
    UpgradeLost = "upgrade.lost", Malformed;

    RandomFailed = "random.failed", Unsupported;
    KeyMalformed = "key.malformed", Malformed;
    KeyUnsupported = "key.unsupported", Unsupported;
    KeySize = "key.size", Unsupported;
    KeyWeak = "key.weak", Unsupported;
    KeyPoint = "key.point", Malformed;
    KeyMismatch = "key.mismatch", Malformed;
    KeyNotPrivate = "key.not_private", Caller;
    KeyNotPublic = "key.not_public", Caller;
    KeyAmbiguous = "key.ambiguous", Caller;
    KeyNotFound = "key.not_found", NotFound;

    JwtClaimMissing = "jwt.claim_missing", Malformed;
    JwtClaimType = "jwt.claim_type", Malformed;
    JwtClaimMismatch = "jwt.claim_mismatch", Malformed;
    JwtHeader = "jwt.header", Malformed;

    IssueIncomplete = "issue.incomplete", NotFound;
    IssueInvalid = "issue.invalid", Caller;
    StatusIndex = "status.index", Caller;
    StatusEncoding = "status.encoding", Malformed;
    StatusValue = "status.value", Caller;

    VerifyRequest = "verify.request", Caller;
    VerifyUnfetched = "verify.unfetched", NotFound;
    VerifyHttpStatus = "verify.http_status", NotFound;
    VerifyRedirected = "verify.redirected", Refused;
    VerifyInsecure = "verify.insecure", Malformed;
    VerifyMediaType = "verify.media_type", Malformed;
    VerifyDocument = "verify.document", Malformed;
    VerifyClass = "verify.class", Malformed;
    VerifyIdMismatch = "verify.id_mismatch", Malformed;
    VerifyNoAddress = "verify.no_address", NotFound;
    VerifyCopyDiffers = "verify.copy_differs", Malformed;
    VerifyMethod = "verify.method", Malformed;
    VerifyUnsigned = "verify.unsigned", Malformed;
    VerifyScope = "verify.scope", Malformed;
    VerifyIssuerHost = "verify.issuer_host", Malformed;
    VerifyNoKey = "verify.no_key", NotFound;
    VerifyKeyUnlisted = "verify.key_unlisted", Malformed;
    VerifyKeyOwner = "verify.key_owner", Malformed;
    VerifyRevoked = "verify.revoked", Malformed;
    VerifyRevocationList = "verify.revocation_list", Malformed;
    VerifyTime = "verify.time", Caller;
    VerifyImage = "verify.image", Malformed;
    VerifyEndorsement = "verify.endorsement", Malformed;
    VerifyUnsupported = "verify.unsupported", Unsupported;
    VerifySelfAsserted = "verify.self_asserted", Refused;
    VerifyController = "verify.controller", Malformed;
    VerifyKeyRevoked = "verify.key_revoked", Malformed;
    VerifyKeyPurpose = "verify.key_purpose", Malformed;
    VerifyDid = "verify.did", Unsupported;
    VerifyStatus = "verify.status", Malformed;
    VerifySuspended = "verify.suspended", Malformed;
    VerifySchema = "verify.schema", Unsupported;
    VerifyRefresh = "verify.refresh", NotFound;
    WalletVersion = "wallet.version", Malformed;

    CanonContext = "canon.context", Unsupported;
    CanonInline = "canon.inline_context", Refused;
    CanonDefinition = "canon.definition", Malformed;
    CanonTerm = "canon.term", Malformed;
    CanonKeyword = "canon.keyword", Unsupported;
    CanonIri = "canon.iri", Malformed;
    CanonValue = "canon.value", Malformed;
    CanonForm = "canon.form", Refused;

    SchemaInvalid = "schema.invalid", Caller;

    FeatureMissing = "feature.missing", Unsupported;

    LimitInput = "limit.input", Limit;
    LimitText = "limit.text", Limit;
    LimitInflated = "limit.inflated", Limit;
    LimitJsonDepth = "limit.json_depth", Limit;
    LimitJsonNodes = "limit.json_nodes", Limit;
    LimitXmlDepth = "limit.xml_depth", Limit;
    LimitXmlAttributes = "limit.xml_attributes", Limit;
    LimitXmlNamespaces = "limit.xml_namespaces", Limit;
    LimitJws = "limit.jws", Limit;
    LimitIdentities = "limit.identities", Limit;
    LimitStatusList = "limit.status_list", Limit;
    LimitRequests = "limit.requests", Limit;
    LimitResponse = "limit.response", Limit;
    LimitFetched = "limit.fetched", Limit;
    LimitDepth = "limit.depth", Limit;
    LimitCanonicalWork = "limit.canonical_work", Limit;
    LimitProofs = "limit.proofs", Limit;

    ArgumentInvalid = "argument.invalid", Caller;
    OptionInvalid = "option.invalid", Caller;
    OptionConflict = "option.conflict", Caller;
    BufferTooSmall = "buffer.too_small", Caller;
    IoFailed = "io.failed", Caller;
    Internal = "internal", Internal;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where an example would show nothing that the meaning does not say.
    const WITHOUT_EXAMPLE: &[ErrorCode] = &[ErrorCode::Internal];

    #[test]
    fn each_code_is_explained_once_and_in_order() {
        let explained: Vec<ErrorCode> = TABLE.iter().map(|entry| entry.code).collect();
        assert_eq!(explained, ALL);
    }

    #[test]
    fn explanations_are_sentences() {
        for entry in TABLE.iter() {
            for text in [entry.meaning, entry.remedy, entry.why] {
                assert!(
                    text.len() > 10 && text.ends_with('.') && text.trim() == text,
                    "{}: {text}",
                    entry.code
                );
            }
            assert_ne!(entry.meaning, entry.why, "{}", entry.code);
            assert!(!entry.clause.ends_with('.') && entry.clause.trim() == entry.clause, "{}", entry.code);
        }
    }

    #[test]
    fn each_code_has_an_example_unless_it_is_excused() {
        for entry in TABLE.iter() {
            assert_eq!(entry.example.is_empty(), WITHOUT_EXAMPLE.contains(&entry.code), "{}", entry.code);
            assert_eq!(entry.example.matches('`').count() % 2, 0, "{}: {}", entry.code, entry.example);
        }
    }

    #[test]
    fn no_explanation_breaks_a_line() {
        for entry in TABLE.iter() {
            for text in [entry.meaning, entry.remedy, entry.why, entry.example, entry.clause] {
                assert!(!text.contains(['\n', '\r', '\t']) && !text.contains("  "), "{}: {text}", entry.code);
            }
        }
    }
}
