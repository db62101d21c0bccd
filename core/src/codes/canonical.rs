//! Explanations of the codes about turning a document into the text that a Data Integrity proof signs.

use crate::codes::explanations;

explanations! {
    CanonContext {
        meaning: "A document names a JSON-LD context that is not known.",
        remedy: "Register the context under its URL, or use one of those that the library knows.",
        why: "What a member means is said by its context. One fetched while verifying could change the meaning of \
            what was signed, so none is ever fetched.",
        example: r#"`"@context": ["https://www.w3.org/ns/credentials/v2", "https://evil.example/context.json"]`."#,
        clause: "VC Data Integrity 1.0, Context Validation",
    }

    CanonInline {
        meaning: "A document has a JSON-LD context written in it, instead of a URL.",
        remedy: "Publish the context under a URL of its own, and register it where the document is verified.",
        why: "Such a context could give signed members another meaning than the one their readers know.",
        example: r#"`"@context": ["https://www.w3.org/ns/credentials/v2", {"name": "https://evil.example/x"}]`."#,
        clause: "",
    }

    CanonDefinition {
        meaning: "A JSON-LD context cannot be used: a definition breaks the rules, or two contexts contradict.",
        remedy: "Mend the context, or leave out the one that gives protected terms another meaning.",
        why: "Contexts protect their terms so that no other may change what a credential says.",
        example: r#"`{"@context": {"name": {"@id": "relative"}}}`: the meaning is no absolute IRI."#,
        clause: "JSON-LD 1.1 Processing Algorithms and API section 4",
    }

    CanonTerm {
        meaning: "A member or a type is defined by none of the document's contexts.",
        remedy: "Add the context that defines it, or leave it out; look for a slip of the pen.",
        why: "The standard leaves such members out of what is signed. Anybody could add or change them, and the \
            proof would still verify.",
        example: r#"`"licence": "B-17"`. Right: `"licenseNumber": "B-17"`."#,
        clause: "VC Data Integrity 1.0, Securing Data Losslessly",
    }

    CanonKeyword {
        meaning: "A document or a context uses a part of JSON-LD that is not supported.",
        remedy: "Write the same without `@graph`, `@included`, `@reverse`, `@index`, `@direction` and `@import`.",
        why: "Credentials do not need these. Each could hide a signed statement from programs that read plain JSON.",
        example: r#"`{"@context": […], "@graph": [{…}, {…}]}`."#,
        clause: "",
    }

    CanonIri {
        meaning: "What names a thing in a signed document is no absolute IRI.",
        remedy: "Write it out with its scheme, such as `https://` or `urn:uuid:`, and without spaces.",
        why: "The standard leaves out statements about relative identifiers, so the proof would not cover them.",
        example: r#"`"id": "badges/1"`. Right: `"id": "https://issuer.example/badges/1"`."#,
        clause: "JSON-LD 1.1 Processing Algorithms and API section 8.2",
    }

    CanonValue {
        meaning: "A value has a form that JSON-LD does not allow, or that it would leave out.",
        remedy: "Write a text, a number, a boolean, an object or a flat array of these; the pointer names the place.",
        why: "Processors differ in what they make of such a value, so some would find the proof good and others bad.",
        example: r#"`"tag": [["maths"]]`. Right: `"tag": ["maths"]`."#,
        clause: "JSON-LD 1.1 Processing Algorithms and API section 5",
    }

    CanonForm {
        meaning: "A signed statement is written in a form in which readers of plain JSON would overlook it.",
        remedy: "Write the document in compacted form: terms instead of IRIs, `id` instead of `@id`, plain values.",
        why: "A proof covers the statements and not the JSON. Whoever rewrites `validUntil` as its full IRI keeps the \
            proof good and hides the end of the credential.",
        example: r#"`"https://www.w3.org/2018/credentials#validUntil": …`. Right: `"validUntil": "2027-01-01T00:00:00Z"`."#,
        clause: "",
    }
}
