//! Explanations of the codes about verifying a badge: its documents, where they come from, and who speaks for whom.

use crate::codes::explanations;

explanations! {
    VerifyRequest {
        meaning: "An answer was supplied for a request that is not open.",
        remedy: "Supply one answer for each request of `next_requests`, under its `id`, and only once.",
        why: "The call did nothing. An answer under the wrong number would be read as another document, and a \
            second one would change a verdict that was already told.",
        example: "`supply(3, …)` twice, or `supply(9, …)` after the requests 1 and 2.",
        clause: "",
    }

    VerifyUnfetched {
        meaning: "A document could not be fetched.",
        remedy: "Verify again later, or with a client that may fetch; the message says what the client reported.",
        why: "What was not seen is never taken for good: the check that needs the document is `not_checked`, and \
            a badge that nobody could look up is `unverified`.",
        example: "`https://issuer.example/issuer.json` timed out, or the verification was offline.",
        clause: "",
    }

    VerifyHttpStatus {
        meaning: "A server answered with another status than 200.",
        remedy: "Ask the issuer to put the document back at its address; verify again later if the server is in \
            trouble.",
        why: "The body of a page of error is not the document, even if it looks like it. Only 410 says something \
            about a badge: that it is revoked.",
        example: "404 for `https://issuer.example/badges/1.json`, whose page of error is a JSON document.",
        clause: "Open Badges 2.0, Verification",
    }

    VerifyRedirected {
        meaning: "A redirect led to another host, or from https to http, and the document from there does not count.",
        remedy: "Ask the issuer to host the document at the address in the badge; or take it with \
            `accept_redirects` if you trust the redirecting host to choose.",
        why: "Many servers redirect wherever the address tells them to. Through such a server a stranger could \
            make the issuer's host say anything.",
        example: "`https://issuer.example/go?to=https://evil.example/1.json` ends at evil.example. `www.` before \
            the same host does no harm.",
        clause: "",
    }

    VerifyInsecure {
        meaning: "A document that the verdict rests on has an address with `http`, without protection on the way.",
        remedy: "Ask the issuer to host its documents with `https`.",
        why: "Anybody on the way can change what `http` brings. The badge is as good as the network between here \
            and the issuer.",
        example: "`http://issuer.example/issuer.json`. Right: `https://issuer.example/issuer.json`.",
        clause: "",
    }

    VerifyMediaType {
        meaning: "A document was sent with a media type that is not its own.",
        remedy: "Ask the issuer to send JSON as `application/json` or `application/ld+json`.",
        why: "The document is read all the same, but a host where anybody may store text is a poor witness of \
            what its owner says, and stricter readers refuse it.",
        example: "`Content-Type: text/html` with a JSON document. Right: `Content-Type: application/ld+json`.",
        clause: "RFC 9110 section 8.3",
    }

    VerifyDocument {
        meaning: "What was fetched is not a document of the kind that was asked for, or cannot be read.",
        remedy: "Ask the issuer to host the document itself at its address; the message says what is there.",
        why: "It is what stands at the address, so nothing else can take its place: a page for people, a picture \
            or half a document says nothing about the badge.",
        example: "A page of HTML at `https://issuer.example/badges/1.json`, or a JSON document that was cut off.",
        clause: "Open Badges 2.0, Verification",
    }

    VerifyClass {
        meaning: "A document is of another class than its place in the badge asks for.",
        remedy: "Ask the issuer to name the address of the right document.",
        why: "A document of another class lacks what the check needs, and one that passes for two classes would be \
            judged by the rules of the milder one.",
        example: r#"`"badge": "https://issuer.example/issuer.json"`, where a `Profile` is. Right: the address of a `BadgeClass`."#,
        clause: "Open Badges 2.0, Data Classes",
    }

    VerifyIdMismatch {
        meaning: "A document says that its id is another address than the one it was fetched from.",
        remedy: "Ask the issuer to host it at its id, or to use that address in the badge.",
        why: "A host can serve a copy of anybody's document. It counts at its own id only, so it is asked for \
            again there, once; if that one is no better, nobody vouches for it.",
        example: r#"`"id": "https://issuer.example/1.json"` in a document at `https://evil.example/1.json`."#,
        clause: "Open Badges 2.0, Verification",
    }

    VerifyNoAddress {
        meaning: "A document has to be looked up, and there is no web address at which it could be.",
        remedy: "Ask the issuer for a hosted badge with its address, or for a signed one.",
        why: "A hosted badge is what stands at its address. Without one it is a text that anybody could have \
            written.",
        example: r#"`"id": "urn:uuid:…", "verification": {"type": "HostedBadge"}`. Right: `"id": "https://issuer.example/assertions/1.json"`."#,
        clause: "Open Badges 2.0, HostedBadge",
    }

    VerifyCopyDiffers {
        meaning: "The copy that was handed in says something else than the hosted document.",
        remedy: "Bake or hand out the hosted document again; or take the badge with `accept_changed_copy` if only \
            the hosted one is ever shown.",
        why: "The hosted one counts. Whoever looks at the copy would be shown something that the issuer does not \
            say: another name, another date, another recipient.",
        example: r#"`"expires": "2036-01-01T00:00:00Z"` in the image, `"expires": "2026-01-01T00:00:00Z"` at the address."#,
        clause: "Open Badges 2.0, Verification",
    }

    VerifyMethod {
        meaning: "How the badge says that it is verified is unknown, missing, or not how it came.",
        remedy: "Ask the issuer for a badge whose verification is `HostedBadge` or `SignedBadge`, and that comes as \
            it says.",
        why: "Software that skipped what it did not know accepted forgeries that called their verification by \
            another name.",
        example: r#"A JWS whose payload has `"verification": {"type": "HostedBadge"}`, or `"type": "SignedBadges"`."#,
        clause: "Open Badges 2.0, VerificationObject",
    }

    VerifyUnsigned {
        meaning: "The badge says that it is signed, and there is no signature.",
        remedy: "Ask for the signed badge itself: the compact JWS, or the image it was baked into.",
        why: "Anybody can write such a text. Its verification asks for a signature, so it is not looked up either.",
        example: r#"A JSON text with `"verification": {"type": "SignedBadge"}`. Right: `eyJhbGciOiJSUzI1NiJ9.….…`."#,
        clause: "Open Badges 2.0, SignedBadge",
    }

    VerifyScope {
        meaning: "The badge, or its badge class, is hosted where its issuer does not speak.",
        remedy: "Ask the issuer to host it on its own host, or to name the place in `startsWith` or \
            `allowedOrigins` of its profile.",
        why: "Anybody can host a badge that names a famous issuer. Only the addresses that the issuer claims are \
            its own word.",
        example: "An assertion at `https://evil.example/1.json` for an issuer at `https://issuer.example/`.",
        clause: "Open Badges 2.0, HostedBadge",
    }

    VerifyIssuerHost {
        meaning: "The issuer has no address on the web, so that nothing can be shown to be its own.",
        remedy: "Ask the issuer for a profile whose id is an https address.",
        why: "What a badge itself says about its issuer anybody could have written. Without an address there is \
            nothing to hold it against, and passing it would let everybody be this issuer.",
        example: r#"`"issuer": {"id": "urn:uuid:…"}` in a hosted badge. Right: `"id": "https://issuer.example/issuer.json"`."#,
        clause: "Open Badges 2.0, HostedBadge",
    }

    VerifyNoKey {
        meaning: "There is no key of the issuer's to check the signature with.",
        remedy: "Ask the issuer to list its key in `publicKey` of its profile, or pin a key that you know.",
        why: "A key that only the badge brings along proves nothing: who forges a badge makes the key as well.",
        example: "A signed badge whose issuer's hosted profile has no `publicKey`.",
        clause: "Open Badges 2.0, SignedBadge",
    }

    VerifyKeyUnlisted {
        meaning: "The key that the badge names is not one that the issuer's hosted profile lists.",
        remedy: "Ask the issuer to list it, or to sign with a key that is listed.",
        why: "The badge chose the key. Unless the issuer confirms it, the signature only shows that somebody had \
            a key.",
        example: r#"`"creator": "https://evil.example/key.json"` beside `"publicKey": "https://issuer.example/key.json"`."#,
        clause: "Open Badges 2.0, SignedBadge",
    }

    VerifyKeyOwner {
        meaning: "The key does not name the issuer as its owner.",
        remedy: "Ask the issuer to write the id of its profile as `owner` of the key.",
        why: "The profile and the key have to name each other. Otherwise an issuer could claim a stranger's key, \
            and with it the stranger's badges.",
        example: r#"`"owner": "https://other.example/issuer.json"` in a key of `https://issuer.example/issuer.json`."#,
        clause: "Open Badges 2.0, CryptographicKey",
    }

    VerifyRevoked {
        meaning: "The issuer has revoked the badge.",
        remedy: "Do not rely on it; the issuer's reason, if there is one, is in the report.",
        why: "The issuer has taken it back: it was issued by mistake, or what it says holds no longer.",
        example: r#"Status 410 at its address, `"revoked": true` in it, or its id in the issuer's revocation list."#,
        clause: "Open Badges 2.0, RevocationList; RFC 9110 section 15.5.11",
    }

    VerifyRevocationList {
        meaning: "The issuer's revocation list cannot be read.",
        remedy: "Ask the issuer to mend it; the message says what is wrong.",
        why: "The badge may be in it. A list that cannot be read is never taken for one without entries.",
        example: r#"`"revokedAssertions": 5`. Right: `"revokedAssertions": []`."#,
        clause: "Open Badges 2.0, RevocationList",
    }

    VerifyTime {
        meaning: "No moment was given at which to judge the dates of the badge.",
        remedy: "Give `at` or `now_unix`. Python, Node and the command line take the clock by themselves.",
        why: "The core has no clock, so that the same input gives the same answer. Without a moment nobody can say \
            whether the badge has expired.",
        example: r#"Options without `at` and `now_unix`. Right: `{"at": "2026-03-01T10:00:00Z"}`."#,
        clause: "",
    }

    VerifyImage {
        meaning: "The picture of the badge class or assertion is not a PNG or SVG.",
        remedy: "Ask the issuer to put a PNG or SVG at the address of the picture.",
        why: "A badge is shown by its picture. What is no picture cannot be shown, and other formats cannot carry \
            a badge. The content decides, not the media type.",
        example: "A JPEG, or a page of HTML, at `https://issuer.example/badge.png`.",
        clause: "Open Badges 2.0, Image",
    }

    VerifyEndorsement {
        meaning: "The endorsement is about something else than what carries it.",
        remedy: "Leave it out, or ask the endorser for one whose `claim.id` is the id of what it endorses.",
        why: "Otherwise praise for one badge could be put on every other.",
        example: r#"`"claim": {"id": "https://issuer.example/badges/1"}` carried by the badge class `https://issuer.example/badges/2`."#,
        clause: "Open Badges 2.0, Endorsement",
    }

    VerifyUnsupported {
        meaning: "Something that the badge relies on is of a kind that is not known, so that it could not be checked.",
        remedy: "Ask the issuer for one of the kinds that `docs/verifying.md` lists; until then rely on nothing but what \
            the other checks say.",
        why: "A check that was not done is never counted as passed, so the verdict is `unverified`.",
        example: r#"`"credentialStatus": {"type": "OvenStatus2026"}`; a signed endorsement inside of a document of 2.0."#,
        clause: "",
    }

    VerifySelfAsserted {
        meaning: "The credential is signed with a key that it brought along, or that is the issuer's whole name.",
        remedy: "Pin the key of an issuer that you know; or set `accept_self_asserted` to take an issuer that is \
            nothing but its own key (did:key, did:jwk).",
        why: "Such a signature says that nothing was changed, and not who signed. Anybody can make a new key and \
            call it by any name.",
        example: "The issuer is `did:key:z6Mk…`, the profile calls it `Oxford`.",
        clause: "",
    }

    VerifyController {
        meaning: "The key that signed is under the control of somebody else than the issuer.",
        remedy: "Ask the issuer to sign with a key of its own, or to list the key in its controller document.",
        why: "Whoever controls a key may write anybody as issuer. The issuer itself has to stand by the key.",
        example: "The issuer is `https://issuer.example`, the `controller` of the key `https://evil.example`.",
        clause: "Open Badges 3.0, Verification; Controlled Identifiers 1.0 section 3.3",
    }

    VerifyKeyRevoked {
        meaning: "The verification method was revoked or has expired.",
        remedy: "Ask the issuer to sign the credential again with a key that is in force.",
        why: "Whoever revokes a key may have lost it. What it signed can no longer be told from what a thief signed.",
        example: r#"`"revoked": "2024-05-01T00:00:00Z"` in the key of the issuer."#,
        clause: "Controlled Identifiers 1.0 section 2.2",
    }

    VerifyKeyPurpose {
        meaning: "The issuer's document does not list the key among those that assert: `assertionMethod`.",
        remedy: "Ask the issuer to list the key there.",
        why: "A key for logging in, or one for encryption, was not given the right to issue credentials.",
        example: "The key is in `verificationMethod` and `authentication` only.",
        clause: "Controlled Identifiers 1.0 section 2.3.2",
    }

    VerifyDid {
        meaning: "A DID is malformed, or of a method that is not supported.",
        remedy: "Pin the issuer's key. did:key, did:jwk and did:web are supported, and https.",
        why: "Other methods need a ledger or a service of their own to find the key.",
        example: "`did:ion:EiD…`.",
        clause: "Decentralized Identifiers 1.0 section 3",
    }

    VerifyStatus {
        meaning: "The status of the credential could not be found out.",
        remedy: "Verify again later; ask the issuer if it stays so.",
        why: "A status that cannot be read is unknown, never good.",
        example: "The status list is signed by somebody else, or shorter than the index.",
        clause: "Bitstring Status List 1.0 section 3.2",
    }

    VerifySuspended {
        meaning: "The issuer has suspended the credential.",
        remedy: "Ask the issuer when and whether it will be in force again.",
        why: "A suspended credential does not count as long as it is suspended.",
        example: "The bit of an entry with the purpose `suspension` is 1.",
        clause: "Bitstring Status List 1.0 section 2.2",
    }

    VerifySchema {
        meaning: "The credential names a schema whose rules are not known.",
        remedy: "Look whether the schema says more than the specification; nothing if not.",
        why: "The rules of the specification are applied in any case. What else a schema asks is not looked at.",
        example: "`credentialSchema` is `https://issuer.example/own-schema.json`.",
        clause: "Open Badges 3.0, CredentialSchema",
    }

    VerifyRefresh {
        meaning: "The credential could not be refreshed, and was taken as it is.",
        remedy: "Verify again later, to see what the issuer says today.",
        why: "The issuer may have changed the credential. An old one that is in force still counts.",
        example: "The refresh service answered with status 500, or with a credential of another id.",
        clause: "Open Badges 3.0, Verification",
    }

    WalletVersion {
        meaning: "Wallets of Open Badges 3.0 do not take documents of this version, or not all of them do.",
        remedy: "Issue a credential of 3.0 with VC Data Model 2.0; `upgrade` makes one of an older badge.",
        why: "Wallets hold verifiable credentials. Older badges are none, and VC Data Model 1.1 is for credentials \
            that are there already.",
        example: r#"`"@context": ["https://www.w3.org/2018/credentials/v1", …]`. Right: `"https://www.w3.org/ns/credentials/v2"` first."#,
        clause: "Open Badges 3.0, VerifiableCredential",
    }
}
