//! Explanations of the codes about issuing: requests and status lists.

use crate::codes::explanations;

explanations! {
    IssueIncomplete {
        meaning: "The request lacks what a correct document of its version and class needs.",
        remedy: "Add what the message lists, each by its place in the request.",
        why: "A document that lacks it would be refused, or shown as faulty, wherever it is verified, and nothing \
            but an id, a salt or a date can be made up. All of it is listed at once.",
        example: r#"`{"recipient": "ada@example.org"}`: which badge, and at which URL will the assertion be hosted? Right: with `badge` and `id`."#,
        clause: "",
    }

    IssueInvalid {
        meaning: "Something in the request is wrong, has no place in a document of this version and class, or is \
            there twice.",
        remedy: "Mend or leave out what the message lists, each by its place in the request.",
        why: "The document would have an error or a warning, or what was asked for would silently be missing \
            from it.",
        example: r#"`"expires": "next year"`. Right: `"expires": "2027-01-01T00:00:00Z"`."#,
        clause: "",
    }

    StatusIndex {
        meaning: "A status list has no entry of that index.",
        remedy: "Use an index below the length of the list; the first is 0.",
        why: "Setting it would revoke nothing, and reading it would tell nothing.",
        example: "Index 131072 of a list with 131,072 entries; the last is 131071.",
        clause: "Bitstring Status List 1.0, section 3.2",
    }

    StatusEncoding {
        meaning: "The text of a status list cannot be read, or the list in it is shorter than allowed.",
        remedy: "Ask for another copy; the message says what is wrong.",
        why: "A damaged list could show a revoked credential as good, and in a short one a single entry tells \
            whose it is.",
        example: "`encodedList` with padding: `uH4sIA…AA==`. Right: `u` and base64url without `=`.",
        clause: "Bitstring Status List 1.0, sections 3.3 and 3.4",
    }

    StatusValue {
        meaning: "A status has more bits than an entry of the list.",
        remedy: "Make the list with a larger `size`, or set a smaller status.",
        why: "The bits that do not fit would change the entry beside it.",
        example: "The status 2 in a list of size 1, whose statuses are 0 and 1.",
        clause: "Bitstring Status List 1.0, section 2.1",
    }
}
