//! Explanations of the codes about texts and documents as a whole: can they be read, and as what?

use crate::codes::explanations;

explanations! {
    PayloadEmpty {
        meaning: "The badge text is empty.",
        remedy: "Bake a URL, a JSON document or a compact JWS.",
        why: "There is a place for a badge but nothing in it: a baker ran before its data was there.",
        example: r#"`<openbadges:assertion verify=""/>`."#,
        clause: "Open Badges Baking Specification",
    }

    PayloadUnrecognised {
        meaning: "The badge text is neither an http(s) URL, nor JSON, nor a compact JWS.",
        remedy: "Check that the text was not cut or wrapped on its way.",
        why: "Only these three forms can be told apart and verified. Anything else is text that no reader \
            knows what to do with.",
        example: "`badge #1234`. Right: `https://badges.example.org/assertions/1234`.",
        clause: "Open Badges Baking Specification",
    }

    PayloadNotObject {
        meaning: "The badge text is JSON, but not an object.",
        remedy: "A badge document is a JSON object.",
        why: "A badge is an object with members. A list or a bare text says nothing about anybody.",
        example: r#"`[{"type":"Assertion"}]`. Right: `{"type":"Assertion"}`, one badge in one image."#,
        clause: "Open Badges Baking Specification",
    }

    PayloadUrl {
        meaning: "The URL has no host, or holds a space or a control character.",
        remedy: "Percent-encode what is not allowed in a URL.",
        why: "The address cannot be fetched as it stands, so a hosted badge cannot be verified.",
        example: "`https://badges.example.org/my badge`. Right: `https://badges.example.org/my%20badge`.",
        clause: "RFC 3986 section 3",
    }

    PayloadWalletUnsafe {
        meaning: "The JSON baked into the image has characters beyond ASCII, or braces inside texts.",
        remedy: "Bake it with `wallet_safe: true`, which escapes them; the document stays the same.",
        why: "A known wallet finds the badge by searching the file's bytes and counting braces, and then reads garbage or nothing.",
        example: "`\"name\": \"Bäcker {1}\"`. Right: `\"name\": \"B\\u00e4cker \\u007b1\\u007d\"`.",
        clause: "",
    }

    JsonSyntax {
        meaning: "The JSON is not valid.",
        remedy: "The message names the place; a byte order mark in front is not allowed.",
        why: "Nobody can read the badge, not even in part.",
        example: r#"`{"name": "Ada",}` has a comma too many. Right: `{"name": "Ada"}`."#,
        clause: "RFC 8259 section 2",
    }

    JsonDuplicateKey {
        meaning: "A JSON object has the same member twice, so two readers could see two badges.",
        remedy: "Leave one of them.",
        why: "Some programs take the first value and some the last. A forger shows one to the signer and the \
            other to the reader.",
        example: r#"`{"name": "Ada", "name": "Grace"}`."#,
        clause: "RFC 8259 section 4",
    }

    JsonLoneSurrogate {
        meaning: "A JSON string has half of a surrogate pair, which is no character.",
        remedy: "Write the whole pair, or the character itself.",
        why: "It is no character, and cannot be written as UTF-8. Programs replace it or fail, so signatures \
            and hashes differ.",
        example: r#"`"\ud83c"`. The whole pair for 🎓 is `"\ud83c\udf93"`."#,
        clause: "RFC 8259 section 8.2",
    }

    JsonNumber {
        meaning: "A JSON number is too large to be read.",
        remedy: "Write it as a string if it is an identifier.",
        why: "Programs round it or make it infinite, each in its own way.",
        example: r#"`{"score": 1e999}`. An identifier of many digits is written as `"90071992547409931"`."#,
        clause: "RFC 8259 section 6",
    }

    JsonNul {
        meaning: "An id or URL holds a NUL, where a C program would cut it.",
        remedy: "Ask the issuer for a sound document.",
        why: "Programs in C cut the text at the NUL: an address that was checked and the one that is fetched \
            could differ.",
        example: r#"`"https://good.example\u0000.evil.example"`."#,
        clause: "",
    }

    JwsMalformed {
        meaning: "The text is not three parts of base64url with dots between them.",
        remedy: "Check that the token was not cut or wrapped.",
        why: "The signature is over these exact characters. Whatever was cut, wrapped or encoded again can \
            never be verified.",
        example: "A token with line breaks from an e-mail, or with `=` at the ends. Right: \
            `eyJhbGciOi….eyJpZCI6….c2lnbmF0dXJl`.",
        clause: "RFC 7515 section 7.1",
    }

    JwsHeader {
        meaning: "The header of the JWS is not a JSON object with a text member `alg`, or its `kid` or `typ` is no \
            text.",
        remedy: "Ask the issuer to sign the badge again.",
        why: "Without `alg` nobody knows how to check the signature.",
        example: r#"`{"typ":"JWT"}`. Right: `{"alg":"RS256","typ":"JWT"}`."#,
        clause: "RFC 7515 section 4.1.1",
    }

    JwsPayload {
        meaning: "The payload of the JWS is not a JSON object.",
        remedy: "Ask the issuer to sign the badge again.",
        why: "The signed text is the badge, and a badge is a JSON object.",
        example: "A token that signs the bare URL of an assertion. Sign the document.",
        clause: "Open Badges 2.0, SignedBadge",
    }

    JwsUnsigned {
        meaning: "The JWS has no signature.",
        remedy: "Sign it. A badge is never baked from an unsigned token.",
        why: "Anyone can write such a token. Early validators took `alg: none` for signed, which let \
            everybody forge badges.",
        example: "`eyJhbGciOiJub25lIn0.eyJpZCI6….` with nothing behind the second dot.",
        clause: "RFC 7518 section 3.6",
    }

    JwsAlgorithm {
        meaning: "The header's `alg` is not one of the algorithms that are allowed.",
        remedy: "Ask the issuer to sign with RS256, ES256 or EdDSA; allowed are also RS384, RS512, PS256, \
            PS384, PS512 and ES384.",
        why: "Only algorithms that need a private key and are not broken prove who signed. No key was tried.",
        example: r#"`{"alg":"ES256K"}`. Right: `{"alg":"ES256"}`."#,
        clause: "RFC 7518 section 3.1; RFC 8037 section 3.1",
    }

    JwsHmac {
        meaning: "The header's `alg` is an HMAC algorithm, in some spelling.",
        remedy: "Do not trust the badge; ask the issuer for one that is signed with a private key.",
        why: "Whoever can check an HMAC can make one. Forgers took the issuer's public key for the secret, \
            and validators that believed the header accepted it.",
        example: r#"`{"alg":"HS256"}`, or `xHS256`, which one validator did not know as HMAC. Right: `{"alg":"RS256"}`."#,
        clause: "RFC 8725 section 3.1",
    }

    JwsAlgorithmKey {
        meaning: "The algorithm does not go with any of the keys.",
        remedy: "Check that the key is the issuer's; RS and PS need RSA, ES256 P-256, ES384 P-384, EdDSA \
            Ed25519.",
        why: "The key says which algorithms it can be used with. Letting the header choose is how a key of \
            one kind is abused for another.",
        example: r#"`{"alg":"ES256"}` in a token for which the RSA key of the issuer was given."#,
        clause: "RFC 8725 section 3.1",
    }

    JwsAlgorithmCase {
        meaning: "The name of the algorithm is not written as the specification writes it.",
        remedy: "Write `RS256`, `ES256`, `EdDSA` letter by letter as they are.",
        why: "Names of algorithms are case-sensitive, and most programs refuse any other spelling. Some old \
            badges have it, so it is understood here.",
        example: r#"`{"alg":"rs256"}`. Right: `{"alg":"RS256"}`."#,
        clause: "RFC 7515 section 4.1.1",
    }

    JwsCritical {
        meaning: "The header has `crit`, a list of extensions that its reader must understand.",
        remedy: "Ask the issuer to sign the badge without extensions.",
        why: "An extension can change what the signature means. Whoever does not know it must refuse the \
            token, and Open Badges knows none.",
        example: r#"`{"alg":"RS256","crit":["exp"]}`. Right: `{"alg":"RS256"}`."#,
        clause: "RFC 7515 section 4.1.11",
    }

    JwsUnencoded {
        meaning: "The header has `b64`, which speaks of a payload that is not encoded.",
        remedy: "Ask the issuer to sign the badge as an ordinary JWS.",
        why: "The same token would be two texts to two readers: one decodes the payload, the other takes it \
            as it stands.",
        example: r#"`{"alg":"RS256","b64":false,"crit":["b64"]}`. Right: `{"alg":"RS256"}`."#,
        clause: "RFC 7797 section 3",
    }

    JwsSignatureLength {
        meaning: "The signature has not the length that its algorithm and key ask for.",
        remedy: "If an HSM or a key service made it, it may be in DER: attach it with `encoding: \"der\"`.",
        why: "The lengths are fixed: 64 bytes for ES256 and EdDSA, 96 for ES384, the size of the key for \
            RSA. Other lengths are other encodings, cut signatures, or attempts at having two spellings.",
        example: "A signature of ES256 with 71 bytes, which is DER. Right: r and s with 32 bytes each.",
        clause: "RFC 7518 sections 3.3 and 3.4; RFC 8032 section 5.1.6",
    }

    JwsSignature {
        meaning: "The signature is not that of any of the keys.",
        remedy: "Check that the key is the issuer's, and that the token is as it was issued.",
        why: "Either the badge was changed after it was signed, or somebody else signed it.",
        example: "A token whose payload was decoded, edited and encoded again under the old signature.",
        clause: "RFC 7515 section 5.2",
    }

    JwsHeaderKey {
        meaning: "The header brings a key, or leads to one, in a way that cannot be used.",
        remedy: "Give the issuer's key in the call. If the header shows a private key, the issuer must \
            replace it at once.",
        why: "A forger signs with a key of his own and puts it, or a link to it, into the header. A private \
            key in a header lets everyone sign in the issuer's name.",
        example: r#"`{"alg":"RS256","jku":"https://evil.example/keys"}` is not followed; `{"alg":"ES256","jwk":{…,"d":"…"}}` is an error."#,
        clause: "RFC 7515 sections 4.1.2 to 4.1.6; Open Badges 3.0, JOSE Header",
    }

    DocumentUnrecognised {
        meaning: "The JSON is not a badge document of any version.",
        remedy: "Check `@context` and `type`; the message lists what was looked for.",
        why: "Without a version there are no rules to read it by.",
        example: r#"`{"name": "Ada"}`. Right: `{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", …}`."#,
        clause: "",
    }

    DocumentContext {
        meaning: "The document has no `@context`, or an unknown one; its version was told by its members.",
        remedy: "Add the `@context` of the version.",
        why: "Readers choose the rules by `@context`. Without it one program reads 1.0, the next 2.0, and a \
            member may change its meaning.",
        example: r#"`{"type": "Assertion", …}`. Right: `{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", …}`."#,
        clause: "Open Badges 2.0, Data Classes",
    }

    DocumentMember {
        meaning: "A member has a value of the wrong type and was left out of the view.",
        remedy: "The pointer names the member; `validate` lists all faults.",
        why: "The rest of the badge can be shown, but this part is missing from what people see.",
        example: r#"`"badge": 17`. Right: `"badge": "https://badges.example.org/robotics.json"`."#,
        clause: "",
    }

    DocumentEnvelope {
        meaning: "The envelope carries no badge.",
        remedy: "Ask the sender for `assertion` or `signedAssertion`.",
        why: "A Badge Connect host answered in the right form but sent no badge to store or show.",
        example: r#"`{"assertion": null}`. Right: `{"assertion": {…}}` or `{"signedAssertion": "eyJ…"}`."#,
        clause: "Open Badges 2.1, Assertion payload",
    }

    DocumentHosted {
        meaning: "The badge is only the URL of a hosted assertion, so there is no document to look at.",
        remedy: "Fetch the URL and look at what it answers.",
        why: "The image holds an address only, as Mozilla's first bakers wrote it. The truth is what that \
            address answers today.",
        example: "A payload `https://badges.example.org/assertions/1`.",
        clause: "Open Badges 2.0, HostedBadge",
    }

    ContextMissing {
        meaning: "The document has no `@context`, which its version requires.",
        remedy: "Add the `@context` of the version.",
        why: "`@context` says which version the document follows and what its members mean. Validators \
            refuse a document without it, or read it as an older version.",
        example: r#"`{"type": "Assertion", …}`. Right: `{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", …}`."#,
        clause: "Open Badges 2.0, Data Classes; Verifiable Credentials Data Model 2.0, Contexts",
    }

    ContextOrder {
        meaning: "The first two entries of `@context` are not the Verifiable Credentials context and the \
            Open Badges context, in that order.",
        remedy: "Put them first, in this order; other contexts come after them.",
        why: "Readers tell the version by the first two entries, and 3.0 fixes their order. Elsewhere they \
            are overlooked, and wallets refuse the credential.",
        example: r#"`["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "https://www.w3.org/ns/credentials/v2"]`. Right: the same two the other way round."#,
        clause: "Open Badges 3.0, AchievementCredential",
    }

    ContextUnknown {
        meaning: "A remote context is not one this library has, so the terms it defines cannot be checked.",
        remedy: "Check the address for a misspelling; if it is right, check those members by hand.",
        why: "Such a context may give any member another meaning, and a verifier has to fetch it before it \
            can check a proof. A misspelt address makes every check fail.",
        example: "`https://w3id.org/openbadge/v2`. Right: `https://w3id.org/openbadges/v2`.",
        clause: "JSON-LD 1.1, The Context",
    }

    TypeClass {
        meaning: "The `type` does not include the class that is expected at this place.",
        remedy: "Add the class to `type`, or put the object where it belongs.",
        why: "Readers choose the rules by `type`. An object of the wrong class is not shown, or judged by \
            rules it was not written for.",
        example: r#"`"issuer": {"type": "BadgeClass", …}`. Right: `"type": "Issuer"` (2.0) or `"type": ["Profile"]` (3.0)."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    TypeUnknown {
        meaning: "A `type` is neither a term of the contexts nor an IRI.",
        remedy: "Correct the spelling, add the context that defines it, or write a full IRI.",
        why: "JSON-LD drops a type that is neither a term nor an IRI, so readers do not see it, and Data \
            Integrity proofs do not cover it.",
        example: r#"`"type": ["VerifiableCredential", "OpenBadge"]`. Right: `["VerifiableCredential", "OpenBadgeCredential"]`."#,
        clause: "JSON-LD 1.1, Specifying the Type",
    }
}
