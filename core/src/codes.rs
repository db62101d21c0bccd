//! The table of codes. A code is never renamed or reused; a new one goes to the end of its area.

use crate::error::{CodeEntry, ErrorKind};

/// Generates the enum, its strings, its kinds and the public table from one list.
macro_rules! codes {
    ($($variant:ident = $text:literal, $kind:ident, $meaning:literal, $remedy:literal;)*) => {
        /// A stable code `area.reason`, the same in every language. See [`error_codes`](crate::error_codes).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $(#[doc = $meaning] $variant,)*
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

        pub(crate) const TABLE: &[CodeEntry] = &[
            $(CodeEntry {
                code: ErrorCode::$variant, kind: ErrorKind::$kind, meaning: $meaning, remedy: $remedy,
            },)*
        ];
    };
}

codes! {
    ImageUnsupported = "image.unsupported", Unsupported,
        "The bytes are not a PNG or SVG image, the two types that can carry a badge.",
        "Convert the picture to PNG or SVG first; the message names the type that was seen.";
    ImageUnbaked = "image.unbaked", NotFound,
        "The image is sound but there is no badge inside.",
        "Ask for the baked image: many programs drop the badge when they resize or re-save a picture.";
    ImageAlreadyBaked = "image.already_baked", Refused,
        "The image has a badge already and `on_existing` is `refuse`.",
        "Bake into the unbaked template, or use `on_existing: \"replace\"`.";
    ImageDuplicate = "image.duplicate", Malformed,
        "The image has more than one badge; only the first counts.",
        "Bake again: that leaves one badge. Open Badges forbids a second one.";
    ImageLarge = "image.large", Malformed,
        "The picture is larger than 256 KB.",
        "Make it smaller: fewer pixels, fewer colours, or a PNG optimiser.";
    ImageSmall = "image.small", Malformed,
        "The picture is narrower or lower than 90 pixels.",
        "Give a picture of at least 90 by 90 pixels, or an SVG.";
    ImageNotSquare = "image.not_square", Malformed,
        "The picture is not square.",
        "Give a square picture; transparent margins will do.";

    PngTruncated = "png.truncated", Malformed,
        "The PNG ends inside a chunk, or before its IEND chunk.",
        "Get a complete copy of the file.";
    PngChunkLength = "png.chunk_length", Malformed,
        "A PNG chunk claims a length beyond 2^31 - 1 bytes.",
        "The file is damaged or made to attack: get another copy.";
    PngChunkType = "png.chunk_type", Malformed,
        "A PNG chunk type is not four ASCII letters.",
        "The file is damaged: get another copy.";
    PngIhdr = "png.ihdr", Malformed,
        "The IHDR chunk is missing, not in its place, repeated, or has values PNG does not allow.",
        "Save the picture again with an image editor.";
    PngIend = "png.iend", Malformed,
        "The IEND chunk is not empty.",
        "Save the picture again with an image editor.";
    PngNoImageData = "png.no_image_data", Malformed,
        "The PNG has no IDAT chunk, so it shows nothing.",
        "Get a complete copy of the file.";
    PngCrcMismatch = "png.crc_mismatch", Malformed,
        "The checksum of a PNG chunk does not match its bytes.",
        "Get another copy. To read a badge of an early baker with wrong checksums use `accept_damaged`; to bake into such an image use `check_crc: false`.";
    PngTextLayout = "png.text_layout", Malformed,
        "The fields inside a badge's text chunk are not laid out as PNG asks.",
        "If an old Moodle made it, use `accept_damaged`.";
    PngInvalidUtf8 = "png.invalid_utf8", Malformed,
        "The text of an iTXt badge chunk is not UTF-8.",
        "Ask the issuer to bake the badge again.";
    PngNulInText = "png.nul_in_text", Malformed,
        "The text of a badge chunk holds a NUL, which PNG forbids.",
        "Ask the issuer to bake the badge again.";
    PngDeflate = "png.deflate", Malformed,
        "The compressed text of a badge chunk is broken or goes on after its end.",
        "Get another copy, or ask the issuer to bake the badge again.";
    PngLatin1 = "png.latin1", Malformed,
        "A tEXt or zTXt badge was not UTF-8 and was read as Latin-1, as PNG says.",
        "Check names with accents, and bake again: that writes UTF-8.";

    SvgMalformed = "svg.malformed", Malformed,
        "The SVG is not well-formed XML.",
        "Open it in an editor and save it again; the message names the place.";
    SvgTruncated = "svg.truncated", Malformed,
        "The SVG ends before its root element is closed.",
        "Get a complete copy of the file.";
    SvgEncoding = "svg.encoding", Unsupported,
        "The SVG is not encoded, or not declared, as UTF-8 or UTF-16.",
        "Save it as UTF-8.";
    SvgUtf16 = "svg.utf16", Unsupported,
        "The SVG is UTF-16, which is read but not written.",
        "Save it as UTF-8 and bake that.";
    SvgEntity = "svg.entity", Malformed,
        "A badge uses an XML entity other than the predefined five; entities are never expanded.",
        "Ask the issuer to bake the badge again.";
    SvgUndeclaredPrefix = "svg.undeclared_prefix", Malformed,
        "A badge element uses a namespace prefix that nothing declares.",
        "Declare the prefix, or bake the badge again into the clean image.";
    SvgBadgeMarkup = "svg.badge_markup", Malformed,
        "A badge element contains other elements, or an attribute twice, instead of text.",
        "Ask the issuer to bake the badge again.";
    SvgForbiddenCharacter = "svg.forbidden_character", Malformed,
        "The payload has a character that XML cannot hold.",
        "Escape it in the JSON (\\u0001), or use the option `wallet_safe`, which does.";
    SvgActiveContent = "svg.active_content", Refused,
        "The SVG has active content: a script, an event handler, a javascript: link or a foreignObject.",
        "Take it out, or accept it with `active_content: \"keep\"`. Never serve such an image from your own origin.";

    PayloadEmpty = "payload.empty", Malformed,
        "The badge text is empty.",
        "Bake a URL, a JSON document or a compact JWS.";
    PayloadUnrecognised = "payload.unrecognised", Malformed,
        "The badge text is neither an http(s) URL, nor JSON, nor a compact JWS.",
        "Check that the text was not cut or wrapped on its way.";
    PayloadNotObject = "payload.not_object", Malformed,
        "The badge text is JSON, but not an object.",
        "A badge document is a JSON object.";
    PayloadUrl = "payload.url", Malformed,
        "The URL has no host, or holds a space or a control character.",
        "Percent-encode what is not allowed in a URL.";

    JsonSyntax = "json.syntax", Malformed,
        "The JSON is not valid.",
        "The message names the place; a byte order mark in front is not allowed.";
    JsonDuplicateKey = "json.duplicate_key", Malformed,
        "A JSON object has the same member twice, so two readers could see two badges.",
        "Leave one of them.";
    JsonLoneSurrogate = "json.lone_surrogate", Malformed,
        "A JSON string has half of a surrogate pair, which is no character.",
        "Write the whole pair, or the character itself.";
    JsonNumber = "json.number", Malformed,
        "A JSON number is too large to be read.",
        "Write it as a string if it is an identifier.";
    JsonNul = "json.nul_in_identifier", Malformed,
        "An id or URL holds a NUL, where a C program would cut it.",
        "Ask the issuer for a sound document.";

    JwsMalformed = "jws.malformed", Malformed,
        "The text is not three parts of base64url with dots between them.",
        "Check that the token was not cut or wrapped.";
    JwsHeader = "jws.header", Malformed,
        "The header of the JWS is not a JSON object with a text member `alg`.",
        "Ask the issuer to sign the badge again.";
    JwsPayload = "jws.payload", Malformed,
        "The payload of the JWS is not a JSON object.",
        "Ask the issuer to sign the badge again.";
    JwsUnsigned = "jws.unsigned", Malformed,
        "The JWS has no signature.",
        "Sign it. A badge is never baked from an unsigned token.";

    DocumentUnrecognised = "document.unrecognised", Unsupported,
        "The JSON is not a badge document of any version.",
        "Check `@context` and `type`; the message lists what was looked for.";
    DocumentContext = "document.context", Malformed,
        "The document has no `@context`, or an unknown one; its version was told by its members.",
        "Add the `@context` of the version.";
    DocumentMember = "document.member", Malformed,
        "A member has a value of the wrong type and was left out of the view.",
        "The pointer names the member; `validate` lists all faults.";
    DocumentEnvelope = "document.envelope", Malformed,
        "The envelope carries no badge.",
        "Ask the sender for `assertion` or `signedAssertion`.";
    DocumentHosted = "document.hosted", NotFound,
        "The badge is only the URL of a hosted assertion, so there is no document to look at.",
        "Fetch the URL and look at what it answers.";

    ContextMissing = "context.missing", Malformed,
        "The document has no `@context`, which its version requires.",
        "Add the `@context` of the version.";
    ContextOrder = "context.order", Malformed,
        "The first two entries of `@context` are not the Verifiable Credentials context and the Open Badges context, in that order.",
        "Put them first, in this order; other contexts come after them.";
    ContextUnknown = "context.unknown", Malformed,
        "A remote context is not one this library has, so the terms it defines cannot be checked.",
        "Check the address for a misspelling; if it is right, check those members by hand.";

    TypeClass = "type.class", Malformed,
        "The `type` does not include the class that is expected at this place.",
        "Add the class to `type`, or put the object where it belongs.";
    TypeUnknown = "type.unknown", Malformed,
        "A `type` is neither a term of the contexts nor an IRI.",
        "Correct the spelling, add the context that defines it, or write a full IRI.";

    MemberMissing = "member.missing", Malformed,
        "A member that the specification requires is not there.",
        "Add the member that the pointer names.";
    MemberRecommended = "member.recommended", Malformed,
        "A member that the specification recommends is not there.",
        "Add it if you can.";
    MemberDeprecated = "member.deprecated", Malformed,
        "The member belongs to an older version and is kept only for old badges.",
        "Use the member of this version; the hint names it.";
    MemberMany = "member.many", Malformed,
        "There are several values where one is allowed.",
        "Leave one of them.";
    MemberList = "member.list", Malformed,
        "A single value stands where Open Badges 3.0 asks for an array.",
        "Put the value in square brackets.";
    MemberEmpty = "member.empty", Malformed,
        "The member is null or an empty array, which Open Badges 3.0 forbids.",
        "Leave the member out.";
    MemberUnknown = "member.unknown", Malformed,
        "No context of the document defines this member, so it is no part of the badge.",
        "Correct the spelling, or add the context that defines it.";
    MemberType = "member.type", Malformed,
        "The value is of the wrong JSON type.",
        "Write a value of the type that `expected` names.";

    ValueEmpty = "value.empty", Malformed,
        "A text that is required is empty.",
        "Write the text.";
    ValueDate = "value.date", Malformed,
        "The value is not a date of the document's version.",
        "Write an RFC 3339 date with time and zone, such as `2024-05-01T12:00:00Z`.";
    ValueDateForm = "value.date_form", Malformed,
        "The date is readable ISO 8601 but not RFC 3339.",
        "Write date, time and zone in full, such as `2024-05-01T12:00:00Z`.";
    ValueUrl = "value.url", Malformed,
        "The value is not an absolute http or https URL.",
        "Write the whole address, with `https://`.";
    ValueIri = "value.iri", Malformed,
        "The value is not an absolute IRI.",
        "Write an address such as `https://…` or `urn:uuid:…`.";
    ValueIriScheme = "value.iri_scheme", Malformed,
        "The IRI has a scheme that readers of Open Badges 2.0 do not support.",
        "Use https or urn:uuid.";
    ValueHttps = "value.https", Malformed,
        "The address is http where https is advised.",
        "Serve it by https, and write that address.";
    ValueEmail = "value.email", Malformed,
        "The value is not an e-mail address.",
        "Write one bare address, such as `badges@example.org`.";
    ValueTelephone = "value.telephone", Malformed,
        "The value is not a telephone number.",
        "Write it as E.164 says: a plus sign, the country code and the number, such as `+15551234567`.";
    ValueLanguage = "value.language", Malformed,
        "The value is not a language tag.",
        "Write a BCP 47 tag, such as `en` or `pt-BR`.";
    ValueDataUri = "value.data_uri", Malformed,
        "The value is not a data: URI of a PNG or SVG image that can be decoded.",
        "Encode the whole image file as base64 behind `data:image/png;base64,`.";
    ValueImage = "value.image", Malformed,
        "The bytes are not an image of the type they say they are.",
        "Give the media type of the real bytes, or convert the image.";
    ValueWord = "value.word", Malformed,
        "The value is not one of the words allowed here.",
        "Use one of the words that `expected` lists.";
    ValueJws = "value.jws", Malformed,
        "The value is not a compact JWS.",
        "Write the three parts of base64url with dots between them, without spaces.";
    ValueMultibase = "value.multibase", Malformed,
        "The value is not multibase text.",
        "Write the prefix and the encoded bytes: `z` for base58btc, `u` for base64url.";
    ValueDid = "value.did", Malformed,
        "The value is not a DID.",
        "Write `did:`, the method, a colon and the identifier.";
    ValueHost = "value.host", Malformed,
        "The value is not a registered host name.",
        "Write the name alone, without scheme, port or path.";
    ValuePem = "value.pem", Malformed,
        "The value is not a public key in PEM form.",
        "Write the text of the key file, from `-----BEGIN PUBLIC KEY-----` to its end.";
    ValueNumber = "value.number", Malformed,
        "The number is outside of the range allowed here.",
        "Use a number of the range that `expected` names.";
    ValueVersion = "value.version", Malformed,
        "The value is not a version number of the form that is asked for.",
        "Write numbers with dots between them, such as `1.0.0`.";
    ValueHash = "value.hash", Malformed,
        "The value is not `algorithm$hex` of the right length.",
        "Write the algorithm, a dollar sign and the whole digest in hexadecimal.";

    DatesOrder = "dates.order", Malformed,
        "Something ends before it begins.",
        "Correct one of the two dates.";
    DatesExpired = "dates.expired", Malformed,
        "The badge had expired at the moment given as `at`.",
        "Ask the issuer for a new badge.";
    DatesNotYet = "dates.not_yet", Malformed,
        "The badge is not yet valid at the moment given as `at`.",
        "Wait until that date, or ask the issuer to correct it.";

    RecipientAbsent = "recipient.absent", Malformed,
        "The document names no recipient.",
        "Look at the assertion or credential, not at a badge class or issuer.";
    RecipientMismatch = "recipient.mismatch", NotFound,
        "None of the identities is the recipient.",
        "Try the other addresses of the person, or the option `variants`.";
    RecipientType = "recipient.type_mismatch", NotFound,
        "The identities are of other types than the recipient's.",
        "Give an identity of the type the message names.";
    RecipientHash = "recipient.hash_malformed", Malformed,
        "The recipient should be a hash but is not `algorithm$hex` of the right length.",
        "Ask the issuer to issue the badge again.";
    RecipientAlgorithm = "recipient.algorithm", Unsupported,
        "The hash algorithm is unknown, or not one the document's version allows.",
        "Use sha256. sha1 and sha512 belong to versions 0.5 to 1.1 only.";
    RecipientWeakHash = "recipient.weak_hash", Malformed,
        "The recipient is hashed with md5 or sha1, for which one can prepare two identities with one hash.",
        "Ask the issuer for a badge with sha256 if it matters.";
    RecipientFlag = "recipient.hashed_flag", Malformed,
        "`hashed` is missing, not a boolean, or disagrees with the identity.",
        "Write `true` or `false`.";
    RecipientSalt = "recipient.salt", Malformed,
        "The salt is not text.",
        "Write the salt as a JSON string.";
    RecipientIdentity = "recipient.identity_invalid", Caller,
        "An identity to hash or match is empty or holds a NUL.",
        "Give the address, URL, number or id itself.";
    RecipientPlaintext = "recipient.plaintext", Malformed,
        "The recipient's identity is written in plain text, for everybody who gets the badge to read.",
        "Hash it with a salt, unless the recipient agreed that it is public.";

    CriteriaEmpty = "criteria.empty", Malformed,
        "The criteria have neither an `id` nor a `narrative`.",
        "Say what had to be done: in `narrative`, or at the address in `id`.";

    SubjectUnidentified = "subject.unidentified", Malformed,
        "The subject of the credential has neither an `id` nor an `identifier`.",
        "Add one of them.";

    VerificationCreator = "verification.creator", Malformed,
        "A hosted badge names a key as its `creator`, which only signed badges have.",
        "Leave `creator` out, or sign the badge.";

    RevocationEntry = "revocation.entry", Malformed,
        "An entry of the revocation list is neither an IRI nor an object with `id` or `uid`.",
        "Write the id of the revoked badge.";

    EnvelopeBoth = "envelope.both", Malformed,
        "The envelope has both `assertion` and `signedAssertion`; the unsigned one is ignored.",
        "Send one of them.";

    ExtensionUnknown = "extension.unknown", Malformed,
        "The extension is not one this library knows, so its members were not checked.",
        "Give its JSON Schema in the options to have it checked.";
    ExtensionType = "extension.type", Malformed,
        "The extension has no type of its own besides `Extension`.",
        "Add the IRI of the extension to `type`.";
    ExtensionContext = "extension.context", Malformed,
        "The extension has no `@context`.",
        "Add the address of the extension's context.";
    ExtensionSchema = "extension.schema", Malformed,
        "The extension breaks its JSON Schema.",
        "Mend the member that the pointer names.";
    ExtensionDefect = "extension.defect", Malformed,
        "The published schema of the extension contradicts its own documentation.",
        "Nothing has to be done; other readers may judge this extension differently.";

    ResultDescription = "result.description", Malformed,
        "A result names a ResultDescription that the achievement does not have.",
        "Name the `id` of one of the achievement's `resultDescription`.";
    ResultLevel = "result.level", Malformed,
        "The level reached is not a level of the ResultDescription.",
        "Name the `id` of one of its `rubricCriterionLevel`.";
    ResultStatus = "result.status", Malformed,
        "The result's `status` does not go with the type of its ResultDescription.",
        "Give `status` exactly where `resultType` is `Status`.";
    ResultValue = "result.value", Malformed,
        "The result's `value` is not one that its ResultDescription allows.",
        "Give one of `allowedValue`, or a number from `valueMin` to `valueMax`.";

    ProofSuite = "proof.suite", Malformed,
        "The proof is of a type or cryptosuite that Open Badges does not name.",
        "Use a DataIntegrityProof with eddsa-rdfc-2022, or a VC-JWT.";

    UpgradeUnsupported = "upgrade.unsupported", Unsupported,
        "There is no upgrade from this version or class to the one asked for.",
        "Ask for one of the upgrades that the message names.";
    UpgradeIncomplete = "upgrade.incomplete", NotFound,
        "The new version requires something that neither the document nor the options give.",
        "Give it in the options; the message names it.";
    UpgradeLost = "upgrade.lost", Malformed,
        "Something of the old document had no place in the new version and was left out.",
        "Look whether it matters; keep the old document if it does.";

    SchemaInvalid = "schema.invalid", Caller,
        "A JSON Schema given by the caller is not a schema that can be used.",
        "Mend the schema; the message names the place.";

    FeatureMissing = "feature.missing", Unsupported,
        "The library was built without the feature that this call needs.",
        "Build it with the feature that the message names.";

    LimitInput = "limit.input", Limit,
        "The input is larger than `input_bytes`.",
        "Raise the limit if the input is trusted.";
    LimitText = "limit.text", Limit,
        "The badge text is larger than `text_bytes`.",
        "Raise the limit if the input is trusted.";
    LimitInflated = "limit.inflated", Limit,
        "A compressed badge text grows beyond `inflated_bytes`.",
        "Raise the limit if the input is trusted; decompression bombs look like this.";
    LimitJsonDepth = "limit.json_depth", Limit,
        "The JSON is nested deeper than `json_depth`.",
        "Raise the limit if the input is trusted.";
    LimitJsonNodes = "limit.json_nodes", Limit,
        "The JSON has more values than `json_nodes`.",
        "Raise the limit if the input is trusted.";
    LimitXmlDepth = "limit.xml_depth", Limit,
        "The SVG is nested deeper than `xml_depth`.",
        "Raise the limit if the input is trusted.";
    LimitXmlAttributes = "limit.xml_attributes", Limit,
        "An SVG element has more attributes than `xml_attributes`.",
        "Raise the limit if the input is trusted.";
    LimitXmlNamespaces = "limit.xml_namespaces", Limit,
        "The SVG declares more namespaces at one place than `xml_namespaces`.",
        "Raise the limit if the input is trusted.";
    LimitJws = "limit.jws", Limit,
        "The JWS is larger than `jws_bytes`, or its header than `jws_header_bytes`.",
        "Raise the limit if the input is trusted.";
    LimitIdentities = "limit.identities", Limit,
        "There are more candidate identities than `identities`.",
        "Try them in several calls.";

    ArgumentInvalid = "argument.invalid", Caller,
        "An argument has the wrong type or form: a NULL pointer, text that is not UTF-8, an unknown name.",
        "Mend the calling program; the message names the argument.";
    OptionInvalid = "option.invalid", Caller,
        "An option is unknown or has a value of the wrong type.",
        "Mend the calling program; the message names the option.";
    OptionConflict = "option.conflict", Caller,
        "Two options, or an option and the payload, do not go together.",
        "Leave one out; the message says which.";
    BufferTooSmall = "buffer.too_small", Caller,
        "The caller's buffer is too small for the output.",
        "Give a buffer of the size told in `needed`.";
    IoFailed = "io.failed", Caller,
        "A file could not be read or written. Only the command line reports this.",
        "Check the path and the permissions.";
    Internal = "internal", Internal,
        "A defect in this library was caught at the boundary.",
        "Please report it with the input, if you may share it.";
}
