//! Explanations of the codes about what a document says: of whom, for what, and how it can be proved.

use crate::codes::explanations;

explanations! {
    RecipientAbsent {
        meaning: "The document names no recipient.",
        remedy: "Look at the assertion or credential, not at a badge class or issuer.",
        why: "Without a recipient nobody can show that the badge is theirs.",
        example: "A `BadgeClass` was given to `match_recipient`. It says what can be earned; the assertion \
            says by whom.",
        clause: "Open Badges 2.0, Assertion",
    }

    RecipientMismatch {
        meaning: "None of the identities is the recipient.",
        remedy: "Try the other addresses of the person, or the option `variants`.",
        why: "Either the badge is somebody else's, or it was issued to another address or spelling of the \
            same person. Hashes forgive no difference.",
        example: r#"Issued to `ada@example.org`, asked for `Ada@example.org`. With `variants: ["lower_case"]` it matches."#,
        clause: "Open Badges 2.0, IdentityObject",
    }

    RecipientType {
        meaning: "The identities are of other types than the recipient's.",
        remedy: "Give an identity of the type the message names.",
        why: "An address is never compared with a URL or an id, however equal the texts are.",
        example: r#"The badge names `"type": "url"` and only e-mail addresses were given."#,
        clause: "Open Badges 2.0, IdentityObject; Open Badges 3.0, IdentityObject",
    }

    RecipientHash {
        meaning: "The recipient should be a hash but is not `algorithm$hex` of the right length.",
        remedy: "Ask the issuer to issue the badge again.",
        why: "No identity can ever match such a value, so the badge is nobody's.",
        example: r#"`"identity": "sha256$c7ef86"`. Right: `sha256$` and 64 hexadecimal digits."#,
        clause: "Open Badges 2.0, IdentityHash",
    }

    RecipientAlgorithm {
        meaning: "The hash algorithm is unknown, or not one the document's version allows.",
        remedy: "Use sha256. sha1 and sha512 belong to versions 0.5 to 1.1 only.",
        why: "Other programs do not know the algorithm, so the holder can show the badge to nobody.",
        example: r#"`"identity": "sha512$…"` in a 2.0 assertion. Right: `sha256$…`."#,
        clause: "Open Badges 2.0, IdentityHash",
    }

    RecipientWeakHash {
        meaning: "The recipient is hashed with md5 or sha1, for which one can prepare two identities with \
            one hash.",
        remedy: "Ask the issuer for a badge with sha256 if it matters.",
        why: "With md5 and sha1 two identities with one hash can be prepared. A stranger's address cannot be \
            forged that way, but two people can share one badge.",
        example: r#"`"identity": "md5$…"`. Right: `"identity": "sha256$…"`."#,
        clause: "RFC 6151; RFC 6194",
    }

    RecipientFlag {
        meaning: "`hashed` is missing, not a boolean, or disagrees with the identity.",
        remedy: "Write `true` or `false`.",
        why: r#"Readers need it to know whether to hash before they compare. The text `"false"` counts as true in some of them."#,
        example: r#"`"hashed": false, "identity": "sha256$…"`. Right: `"hashed": true`."#,
        clause: "Open Badges 2.0, IdentityObject",
    }

    RecipientSalt {
        meaning: "The salt is not text.",
        remedy: "Write the salt as a JSON string.",
        why: "A number is written as `7`, `7.0` or `07` by different programs, and each gives another hash.",
        example: r#"`"salt": 7`. Right: `"salt": "7"`."#,
        clause: "Open Badges 2.0, IdentityObject",
    }

    RecipientIdentity {
        meaning: "An identity to hash or match is empty or holds a NUL.",
        remedy: "Give the address, URL, number or id itself.",
        why: "An empty text has a hash like any other, so a mistake would go unnoticed and every badge for \
            nobody would match.",
        example: r#"`hash_identity("", …)` after a form was sent without an address."#,
        clause: "",
    }

    RecipientPlaintext {
        meaning: "The recipient's identity is written in plain text, for everybody who gets the badge to \
            read.",
        remedy: "Hash it with a salt, unless the recipient agreed that it is public.",
        why: "Whoever gets the image gets the address: badges are put on public pages, where address \
            collectors read them.",
        example: r#"`"hashed": false, "identity": "ada@example.org"`. Right: `"hashed": true, "identity": "sha256$…", "salt": "…"`, as `hash_identity` makes it."#,
        clause: "Open Badges 2.0, IdentityObject",
    }

    CriteriaEmpty {
        meaning: "The criteria have neither an `id` nor a `narrative`.",
        remedy: "Say what had to be done: in `narrative`, or at the address in `id`.",
        why: "Criteria say what the badge stands for. Without them nobody can judge what it is worth.",
        example: r#"`"criteria": {}`. Right: `"criteria": {"narrative": "Build a line follower and explain it."}`."#,
        clause: "Open Badges 2.0, Criteria; Open Badges 3.0, Criteria",
    }

    SubjectUnidentified {
        meaning: "The subject of the credential has neither an `id` nor an `identifier`.",
        remedy: "Add one of them.",
        why: "A credential about nobody can be shown by anybody: verifiers cannot tell whose it is.",
        example: r#"`"credentialSubject": {"type": ["AchievementSubject"], "achievement": {…}}`. Right: with `"id": "did:key:z6Mk…"` or an `identifier` list."#,
        clause: "Open Badges 3.0, AchievementSubject",
    }

    VerificationCreator {
        meaning: "A hosted badge names a key as its `creator`, which only signed badges have.",
        remedy: "Leave `creator` out, or sign the badge.",
        why: "A hosted badge is verified by its address, so the key is never looked at. It may let people \
            believe in a signature that is not there.",
        example: r#"`{"type": "HostedBadge", "creator": "https://example.org/key.json"}`. Right: `{"type": "HostedBadge"}`."#,
        clause: "Open Badges 2.0, VerificationObject",
    }

    RevocationEntry {
        meaning: "An entry of the revocation list is neither an IRI nor an object with `id` or `uid`.",
        remedy: "Write the id of the revoked badge.",
        why: "An entry that nobody can read revokes nothing: the badge stays valid for verifiers.",
        example: r#"`"revokedAssertions": [17]`. Right: `"revokedAssertions": [{"id": "urn:uuid:2f3a…", "revocationReason": "Issued in error"}]`."#,
        clause: "Open Badges 2.0, RevocationList",
    }

    EnvelopeBoth {
        meaning: "The envelope has both `assertion` and `signedAssertion`; the unsigned one is ignored.",
        remedy: "Send one of them.",
        why: "Hosts must ignore the unsigned one. If the two differ, a program that does not would store \
            another badge.",
        example: r#"`{"assertion": {…}, "signedAssertion": "eyJ…"}`. Right: `{"signedAssertion": "eyJ…"}`."#,
        clause: "Open Badges 2.1, Assertion payload",
    }

    ExtensionUnknown {
        meaning: "The extension is not one this library knows, so its members were not checked.",
        remedy: "Give its JSON Schema in the options to have it checked.",
        why: "The extension may be right or wrong: its rules are in a schema that is not at hand, and \
            nothing is fetched here.",
        example: r#"`"extensions:labHours": {"type": ["Extension", "extensions:LabHours"], …}` of a university's own."#,
        clause: "Open Badges 2.0, Extensions",
    }

    ExtensionType {
        meaning: "The extension has no type of its own besides `Extension`.",
        remedy: "Add the IRI of the extension to `type`.",
        why: "The type of its own is how readers find the rules of an extension; `Extension` alone could be \
            any.",
        example: r#"`"type": ["Extension"]`. Right: `"type": ["Extension", "extensions:ApplyLink"]`."#,
        clause: "Open Badges 2.0, Extensions",
    }

    ExtensionContext {
        meaning: "The extension has no `@context`.",
        remedy: "Add the address of the extension's context.",
        why: "The context gives the extension's members their meaning and leads to its schema. Without it \
            readers drop them.",
        example: r#"`{"type": ["Extension", "extensions:ApplyLink"], …}`. Right: with `"@context": "https://w3id.org/openbadges/extensions/applyLinkExtension/context.json"`."#,
        clause: "Open Badges 2.0, Extensions",
    }

    ExtensionSchema {
        meaning: "The extension breaks its JSON Schema.",
        remedy: "Mend the member that the pointer names.",
        why: "Validators that fetch the schema reject the whole badge for it.",
        example: r#"GeoCoordinates with `"latitude": "north"` where the schema asks for a number."#,
        clause: "Open Badges 2.0, Extensions",
    }

    ExtensionDefect {
        meaning: "The published schema of the extension contradicts its own documentation.",
        remedy: "Nothing has to be done; other readers may judge this extension differently.",
        why: "Following the documentation breaks the schema, and following the schema breaks the \
            documentation. Other validators report an error whatever the issuer does.",
        example: "The accessibility extension, whose documented example is refused by its own schema.",
        clause: "Open Badges Extensions",
    }

    ResultDescription {
        meaning: "A result names a ResultDescription that the achievement does not have.",
        remedy: "Name the `id` of one of the achievement's `resultDescription`.",
        why: "Without its description a result is a bare value: readers do not know what was measured or \
            what the scale is.",
        example: r#"`"resultDescription": "urn:uuid:1…"` while the achievement describes `urn:uuid:2…` only."#,
        clause: "Open Badges 3.0, Result",
    }

    ResultLevel {
        meaning: "The level reached is not a level of the ResultDescription.",
        remedy: "Name the `id` of one of its `rubricCriterionLevel`.",
        why: "Readers look up the level's name in the description and find nothing to show.",
        example: r#"`"achievedLevel": "Expert"`. Right: `"achievedLevel": "urn:uuid:56…"`, the `id` of a `rubricCriterionLevel`."#,
        clause: "Open Badges 3.0, Result",
    }

    ResultStatus {
        meaning: "The result's `status` does not go with the type of its ResultDescription.",
        remedy: "Give `status` exactly where `resultType` is `Status`.",
        why: "`status` is how a result of type Status says whether it was completed or failed. On another \
            type readers look for `value` and find none.",
        example: r#"`"resultType": "Status"` and a result with `"value": "done"`. Right: `"status": "Completed"`."#,
        clause: "Open Badges 3.0, Result",
    }

    ResultValue {
        meaning: "The result's `value` is not one that its ResultDescription allows.",
        remedy: "Give one of `allowedValue`, or a number from `valueMin` to `valueMax`.",
        why: "A grade outside of its own scale is meaningless, and often means that another scale was meant.",
        example: r#"`"valueMin": "0", "valueMax": "100"` and `"value": "120"`."#,
        clause: "Open Badges 3.0, Result",
    }
}
