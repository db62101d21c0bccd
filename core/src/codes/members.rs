//! Explanations of the codes about single members of a document and their values.

use crate::codes::explanations;

explanations! {
    MemberMissing {
        meaning: "A member that the specification requires is not there.",
        remedy: "Add the member that the pointer names.",
        why: "Readers need this member to show or verify the badge; validators call the badge invalid \
            without it.",
        example: r#"An assertion without `recipient`. Right: `"recipient": {"type": "email", "hashed": true, "identity": "sha256$…", "salt": "…"}`."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    MemberRecommended {
        meaning: "A member that the specification recommends is not there.",
        remedy: "Add it if you can.",
        why: "The badge is valid, but some programs show or sort it by this member and have nothing to go \
            by.",
        example: r#"A profile without `name` where people see who it is. Add `"name": "Example Makers"`."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    MemberDeprecated {
        meaning: "The member belongs to an older version and is kept only for old badges.",
        remedy: "Use the member of this version; the hint names it.",
        why: "Programs for this version do not look at the old member, so what it says is lost for them.",
        example: r#"2.0: `"uid": "2f3a…"`. Right: `"id": "https://badges.example.org/assertions/2f3a"`."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    MemberMany {
        meaning: "There are several values where one is allowed.",
        remedy: "Leave one of them.",
        why: "Readers take the first value, the last, or none; people see different badges.",
        example: r#"`"badge": ["https://badges.example.org/a.json", "https://badges.example.org/b.json"]`. Right: one assertion for each."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    MemberList {
        meaning: "A single value stands where the version asks for an array: 3.0 mostly, 2.1 in its envelopes, 1.0 for tags.",
        remedy: "Put the value in square brackets.",
        why: "3.0 leaves a choice for few members only. A reader that expects an array fails on a single \
            value, and the published JSON Schema refuses it.",
        example: r#"`"evidence": {"type": ["Evidence"], …}`. Right: `"evidence": [{"type": ["Evidence"], …}]`."#,
        clause: "Open Badges 3.0, Serialization",
    }

    MemberEmpty {
        meaning: "The member is null or an empty array, which Open Badges 3.0 forbids.",
        remedy: "Leave the member out.",
        why: "3.0 knows absent and present only. Null and empty arrays are refused by its JSON Schema and \
            can break a proof when a program drops them.",
        example: r#"`"evidence": []` or `"description": null`. Right: no such member."#,
        clause: "Open Badges 3.0, Serialization",
    }

    MemberUnknown {
        meaning: "No context of the document defines this member, so it is no part of the badge.",
        remedy: "Correct the spelling, or add the context that defines it.",
        why: "What no context defines has no meaning to others: readers drop it, and the signature of a Data \
            Integrity proof does not cover it.",
        example: r#"`"expiry": "2026-01-01T00:00:00Z"`. Right in 2.0: `"expires": "2026-01-01T00:00:00Z"`."#,
        clause: "JSON-LD 1.1, The Context",
    }

    MemberType {
        meaning: "The value is of the wrong JSON type.",
        remedy: "Write a value of the type that `expected` names.",
        why: r#"A reader that expects another type leaves the member out, fails, or takes a text such as `"false"` for true."#,
        example: r#"`"hashed": "true"`. Right: `"hashed": true`."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    ValueEmpty {
        meaning: "A text that is required is empty.",
        remedy: "Write the text.",
        why: "The badge is formally complete, but people see a blank where its name or description should \
            be.",
        example: r#"`"name": ""`. Right: `"name": "Robotics Basics"`."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    ValueDate {
        meaning: "The value is not a date of the document's version.",
        remedy: "Write an RFC 3339 date with time and zone, such as `2024-05-01T12:00:00Z`.",
        why: "A reader cannot tell when the badge was issued or expires, and many treat it as invalid for \
            that.",
        example: r#"`"issuedOn": "28.10.2024"`. Right: `"issuedOn": "2024-10-28T15:00:00Z"`."#,
        clause: "Open Badges 2.0, DateTime; Open Badges 3.0, DateTimeZ; RFC 3339 section 5.6",
    }

    ValueDateForm {
        meaning: "The date is readable ISO 8601 but not RFC 3339.",
        remedy: "Write date, time and zone in full, such as `2024-05-01T12:00:00Z`.",
        why: "Without time or zone the same text is another moment in each country, and programs that know \
            RFC 3339 only cannot read it.",
        example: r#"`"issuedOn": "2024-10-28"`. Right: `"issuedOn": "2024-10-28T00:00:00Z"`."#,
        clause: "RFC 3339 section 5.6",
    }

    ValueUrl {
        meaning: "The value is not an absolute http or https URL.",
        remedy: "Write the whole address, with `https://`.",
        why: "Readers make a link of it or fetch it. A relative or misspelt address leads nowhere.",
        example: r#"`"url": "www.example.org"`. Right: `"url": "https://www.example.org"`."#,
        clause: "Open Badges 2.0, URL; RFC 3986 section 3",
    }

    ValueIri {
        meaning: "The value is not an absolute IRI.",
        remedy: "Write an address such as `https://…` or `urn:uuid:…`.",
        why: "An id that is no IRI cannot be told from others or looked up; JSON-LD takes it as relative to \
            wherever the document lies.",
        example: r#"`"id": "badge-17"`. Right: `"id": "https://badges.example.org/badges/17"`."#,
        clause: "RFC 3987 section 2.2",
    }

    ValueIriScheme {
        meaning: "The IRI has a scheme that readers of Open Badges 2.0 do not support.",
        remedy: "Use https or urn:uuid.",
        why: "Readers of 2.0 fetch https addresses and know urn:uuid; the specification names nothing else \
            as supported, so the object may be unreadable for them.",
        example: r#"`"id": "ftp://example.org/badge.json"`. Right: `"id": "https://example.org/badge.json"`."#,
        clause: "Open Badges 2.0, IRI",
    }

    ValueHttps {
        meaning: "The address is http where https is advised.",
        remedy: "Serve it by https, and write that address.",
        why: "Over http anyone on the way can change the badge or the key that it is verified with.",
        example: r#"`"id": "http://badges.example.org/1"`. Right: `"id": "https://badges.example.org/1"`."#,
        clause: "",
    }

    ValueEmail {
        meaning: "The value is not an e-mail address.",
        remedy: "Write one bare address, such as `badges@example.org`.",
        why: "Nobody can write to the issuer, and a recipient's address that is none never matches.",
        example: r#"`"email": "Ada <ada@example.org>"`. Right: `"email": "ada@example.org"`."#,
        clause: "RFC 5321 section 4.1.2",
    }

    ValueTelephone {
        meaning: "The value is not a telephone number.",
        remedy: "Write it as E.164 says: a plus sign, the country code and the number, such as \
            `+15551234567`.",
        why: "Without country code a number means another line in each country, and matching compares it \
            character by character.",
        example: r#"`"telephone": "(555) 123-4567"`. Right: `"telephone": "+15551234567"`."#,
        clause: "ITU-T E.164",
    }

    ValueLanguage {
        meaning: "The value is not a language tag.",
        remedy: "Write a BCP 47 tag, such as `en` or `pt-BR`.",
        why: "Readers choose a translation by this tag; one they do not know is skipped.",
        example: r#"`"@language": "english"`. Right: `"@language": "en"`."#,
        clause: "BCP 47 (RFC 5646)",
    }

    ValueDataUri {
        meaning: "The value is not a data: URI of a PNG or SVG image that can be decoded.",
        remedy: "Encode the whole image file as base64 behind `data:image/png;base64,`.",
        why: "The picture is embedded here and nowhere else: if it cannot be decoded there is no picture.",
        example: "`data:image/png;base64,` with nothing behind it, or with line breaks of an editor inside.",
        clause: "RFC 2397 section 3",
    }

    ValueImage {
        meaning: "The bytes are not an image of the type they say they are.",
        remedy: "Give the media type of the real bytes, or convert the image.",
        why: "Browsers and badge sites believe the media type and show nothing, or a broken picture.",
        example: "`data:image/png;base64,/9j/4AAQ…` is a JPEG. Convert the picture to PNG.",
        clause: "Open Badges 2.0, Image",
    }

    ValueWord {
        meaning: "The value is not one of the words allowed here.",
        remedy: "Use one of the words that `expected` lists.",
        why: "Programs compare these words letter by letter; one they do not know is ignored or makes the \
            badge invalid.",
        example: r#"`"achievementType": "badge"`. Right: `"achievementType": "Badge"`."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    ValueJws {
        meaning: "The value is not a compact JWS.",
        remedy: "Write the three parts of base64url with dots between them, without spaces.",
        why: "An endorsement in this form is verified by its signature, which covers the exact characters.",
        example: r#"`"endorsementJwt": ["eyJhbGciOi… eyJpZCI6…"]`. Right: three parts and two dots, without spaces."#,
        clause: "RFC 7515 section 7.1",
    }

    ValueMultibase {
        meaning: "The value is not multibase text.",
        remedy: "Write the prefix and the encoded bytes: `z` for base58btc, `u` for base64url.",
        why: "The first character says how the rest is encoded. Without it a verifier cannot read the \
            signature or the key.",
        example: r#"`"proofValue": "58V1…"`. Right: `"proofValue": "z58V1…"`."#,
        clause: "Controlled Identifiers 1.0, Multibase",
    }

    ValueDid {
        meaning: "The value is not a DID.",
        remedy: "Write `did:`, the method, a colon and the identifier.",
        why: "A DID leads to the issuer's or holder's keys. A misspelt one leads nowhere, and the credential \
            cannot be verified.",
        example: r#"`"id": "did:web"`. Right: `"id": "did:web:badges.example.org"`."#,
        clause: "Decentralized Identifiers 1.0 section 3.1",
    }

    ValueHost {
        meaning: "The value is not a registered host name.",
        remedy: "Write the name alone, without scheme, port or path.",
        why: "The value is compared with the host of the badge's address. With a scheme, port or path it \
            never matches, and every badge is refused.",
        example: r#"`"allowedOrigins": "https://example.org/"`. Right: `"allowedOrigins": "example.org"`."#,
        clause: "RFC 3986 section 3.2.2",
    }

    ValuePem {
        meaning: "The value is not a public key in PEM form.",
        remedy: "Write the text of the key file, from `-----BEGIN PUBLIC KEY-----` to its end.",
        why: "Signed badges are verified with this key; if it cannot be read, none of them can.",
        example: "The base64 alone, or a private key. Right: `-----BEGIN PUBLIC KEY-----` … `-----END PUBLIC \
            KEY-----`.",
        clause: "RFC 7468 section 13",
    }

    ValueNumber {
        meaning: "The number is outside of the range allowed here.",
        remedy: "Use a number of the range that `expected` names.",
        why: "A value outside of the range has no meaning; readers clip it, refuse it or show nonsense.",
        example: r#"`"latitude": 912.5`. Right: from -90 to 90."#,
        clause: "Open Badges 2.0, Data Classes; Open Badges 3.0, Data Models",
    }

    ValueVersion {
        meaning: "The value is not a version number of the form that is asked for.",
        remedy: "Write numbers with dots between them, such as `1.0.0`.",
        why: "Version 0.5 writes here which version of the badge this is, and its validators check the form.",
        example: r#"`"version": "first"`. Right: `"version": "1.0.0"`."#,
        clause: "Open Badges 0.5, Badge",
    }

    ValueHash {
        meaning: "The value is not `algorithm$hex` of the right length.",
        remedy: "Write the algorithm, a dollar sign and the whole digest in hexadecimal.",
        why: "A cut or mislabelled digest never matches anything, so nobody can show that it is theirs.",
        example: "`sha256$28d50415252ab6c689a54413da15b083034b66e5` has 40 digits, as SHA-1 has. SHA-256 has \
            64.",
        clause: "Open Badges 2.0, IdentityHash; Open Badges 3.0, IdentityHash",
    }

    DatesOrder {
        meaning: "Something ends before it begins.",
        remedy: "Correct one of the two dates.",
        why: "Such a badge was never valid at any moment. Usually two fields were swapped or a year was \
            mistyped.",
        example: r#"`"issuedOn": "2025-06-01T00:00:00Z", "expires": "2024-06-01T00:00:00Z"`."#,
        clause: "Open Badges 2.0, Assertion; Verifiable Credentials Data Model 2.0, Validity Period",
    }

    DatesExpired {
        meaning: "The badge had expired at the moment given as `at`.",
        remedy: "Ask the issuer for a new badge.",
        why: "An expired badge no longer vouches for its holder; verifiers report it as invalid.",
        example: r#"`"expires": "2024-12-31T23:59:59Z"`, looked at with `at` `2025-03-01T00:00:00Z`."#,
        clause: "Open Badges 2.0, Assertion; Open Badges 3.0, Verification",
    }

    DatesNotYet {
        meaning: "The badge is not yet valid at the moment given as `at`.",
        remedy: "Wait until that date, or ask the issuer to correct it.",
        why: "Verifiers refuse the badge until then. Often the issuer's clock or zone is wrong.",
        example: r#"`"validFrom": "2025-09-01T00:00:00Z"`, looked at with `at` `2025-03-01T00:00:00Z`."#,
        clause: "Open Badges 2.0, Assertion; Open Badges 3.0, Verification",
    }
}
