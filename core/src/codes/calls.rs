//! Explanations of the codes about a call: what it was given, its limits and its options.

use crate::codes::explanations;

explanations! {
    SchemaInvalid {
        meaning: "A JSON Schema given by the caller is not a schema that can be used.",
        remedy: "Mend the schema; the message names the place.",
        why: "Nothing can be checked against it, and passing the badge unchecked would look like approval.",
        example: r#"`{"type": "objct"}`. Right: `{"type": "object"}`."#,
        clause: "JSON Schema Core",
    }

    FeatureMissing {
        meaning: "The library was built without the feature that this call needs.",
        remedy: "Build it with the feature that the message names.",
        why: "The parts of the library that need larger dependencies can be left out when it is built, to \
            keep it small. The call is right, this build cannot do it.",
        example: "The crate was built with `default-features = false`, and the call needs what was left out.",
        clause: "",
    }

    LimitInput {
        meaning: "The input is larger than `input_bytes`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "The bound keeps a stranger's upload from filling the memory of the process. Real badge images \
            have at most a few MB.",
        example: "A video of 2 GB, uploaded as `badge.png`.",
        clause: "",
    }

    LimitText {
        meaning: "The badge text is larger than `text_bytes`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "A badge is a few KB, some 100 KB with pictures embedded. Larger texts are mistakes or attacks.",
        example: "A credential with a photograph of 5 MB as a data: URI. Link to the picture instead.",
        clause: "",
    }

    LimitInflated {
        meaning: "A compressed badge text grows beyond `inflated_bytes`.",
        remedy: "Raise the limit if the input is trusted; decompression bombs look like this.",
        why: "A few KB of compressed text can grow to gigabytes and stop the process that reads it.",
        example: "`bomb.png`: 28 KB that inflate to more than 4 MiB.",
        clause: "",
    }

    LimitJsonDepth {
        meaning: "The JSON is nested deeper than `json_depth`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "Readers go one level deeper for each bracket, and very deep nesting ends a process by \
            exhausting its stack.",
        example: "A text of 100,000 times `[`. Real credentials nest some ten levels deep.",
        clause: "RFC 8259 section 9",
    }

    LimitJsonNodes {
        meaning: "The JSON has more values than `json_nodes`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "In memory each value costs many times its bytes, so that a text within the other limits could \
            still exhaust it.",
        example: "An array of a million zeros.",
        clause: "RFC 8259 section 9",
    }

    LimitXmlDepth {
        meaning: "The SVG is nested deeper than `xml_depth`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "Reading has to remember every open element; no artwork needs hundreds of them inside each \
            other.",
        example: "`<g>` written 10,000 times and never closed.",
        clause: "",
    }

    LimitXmlAttributes {
        meaning: "An SVG element has more attributes than `xml_attributes`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "Attributes are compared with each other to find one that is there twice, so their number has \
            to be bounded.",
        example: "An element with 100,000 attributes `a1`, `a2` and so on.",
        clause: "",
    }

    LimitXmlNamespaces {
        meaning: "The SVG declares more namespaces at one place than `xml_namespaces`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "Each prefix is looked up among all declarations around it, so that many of them make a small \
            file slow.",
        example: "A root element that declares `xmlns:a1`, `xmlns:a2` and so on up to 5,000.",
        clause: "",
    }

    LimitJws {
        meaning: "The JWS is larger than `jws_bytes`, or its header than `jws_header_bytes`.",
        remedy: "Raise the limit if the input is trusted.",
        why: "The token comes from a stranger and is decoded before anything about it can be trusted.",
        example: "A header of 1 MB in a token whose payload has 2 KB.",
        clause: "",
    }

    LimitIdentities {
        meaning: "There are more candidate identities than `identities`.",
        remedy: "Try them in several calls.",
        why: "Each candidate costs some hashes, so that a long list keeps the process busy for one badge.",
        example: "All 40,000 addresses of a school for one badge. Look up who shows the badge first.",
        clause: "",
    }

    LimitStatusList {
        meaning: "A status list is larger than `status_list_bytes`.",
        remedy: "Raise the limit if the list is trusted.",
        why: "Zeros compress to a thousandth of their size, so that a few KB could fill the memory of the \
            process. The limit holds 134 million entries of one bit.",
        example: "`encodedList` of 20 KB that inflates to 17 MiB.",
        clause: "",
    }

    LimitRequests {
        meaning: "The badge leads to more documents than `requests`, or to more lists or endorsements than are looked at.",
        remedy: "Raise the limit if the issuer is trusted, or verify without endorsements.",
        why: "Documents name further documents, chosen by strangers: without a bound one badge could make a server \
            ask others for ever.",
        example: "A badge class with 10,000 endorsements, each at an address of its own.",
        clause: "",
    }

    LimitResponse {
        meaning: "A document or picture that was fetched is larger than `response_bytes` or `picture_bytes`.",
        remedy: "Raise the limit if the host is trusted.",
        why: "Profiles, badge classes and assertions have a few KB. The body counts as not fetched, since the rest \
            of it could say the opposite.",
        example: "A profile of 40 MB with photographs as data: URIs.",
        clause: "",
    }

    LimitFetched {
        meaning: "All documents of the badge together are larger than `fetched_bytes`.",
        remedy: "Raise the limit if the issuer is trusted, or verify without endorsements and pictures.",
        why: "It bounds the memory of one verification: each document is small enough, and thirty of them are not.",
        example: "Thirty endorsements of 1 MB each.",
        clause: "",
    }

    LimitDepth {
        meaning: "Endorsements of endorsements go deeper than `depth`, and were not followed.",
        remedy: "Raise `depth` if they matter, to at most 8.",
        why: "Endorsers are endorsed by others in turn, also in circles, so that following has to end somewhere.",
        example: "Two organisations whose profiles endorse each other.",
        clause: "",
    }

    LimitCanonicalWork {
        meaning: "Turning the document into the text that is signed would take too much work.",
        remedy: "Give an `id` to things that are alike and refer to each other; refuse the document otherwise.",
        why: "Telling nodes without an identifier apart takes time without end in documents made for it. Real ones \
            need a small part of what is allowed.",
        example: "Thirty objects without `id`, each of which refers to all the others.",
        clause: "RDF Dataset Canonicalization section 7.1",
    }

    LimitProofs {
        meaning: "A credential has more proofs than are verified.",
        remedy: "Leave out proofs that nobody needs; raise `proofs` of `limits` if all are needed.",
        why: "Each proof costs a signature and perhaps a document that is fetched.",
        example: "A credential with 1,000 proofs, each with a key elsewhere.",
        clause: "",
    }

    ArgumentInvalid {
        meaning: "An argument has the wrong type or form: a NULL pointer, text that is not UTF-8, an unknown \
            name.",
        remedy: "Mend the calling program; the message names the argument.",
        why: "The call did nothing. It would fail for every input, so the fault is in the program and not in \
            the badge.",
        example: r#"`explain("png.truncatd")`. Right: `explain("png.truncated")`."#,
        clause: "",
    }

    OptionInvalid {
        meaning: "An option is unknown or has a value of the wrong type.",
        remedy: "Mend the calling program; the message names the option.",
        why: "Options that are unknown are refused, since a misspelt one would silently leave a check out.",
        example: r#"`{"on_existng": "refuse"}`. Right: `{"on_existing": "refuse"}`."#,
        clause: "",
    }

    OptionConflict {
        meaning: "Two options, or an option and the payload, do not go together.",
        remedy: "Leave one out; the message says which.",
        why: "Either one could be meant, and guessing could write a wrong badge.",
        example: "`legacy_text: true` for an SVG: it asks for a tEXt chunk, which only PNG has.",
        clause: "",
    }

    BufferTooSmall {
        meaning: "The caller's buffer is too small for the output.",
        remedy: "Give a buffer of the size told in `needed`.",
        why: "Nothing was written: half an image would be worse than none.",
        example: "`bake_into` with a buffer as long as the unbaked image. Call it again with the length in \
            `needed`.",
        clause: "",
    }

    IoFailed {
        meaning: "A file could not be read or written. Only the command line reports this.",
        remedy: "Check the path and the permissions.",
        why: "The command could not begin, or its result is not on the disk. An output file is either whole \
            or not there.",
        example: "`ovenbird bake badge.png assertion.json -o /missing/ada.png`.",
        clause: "",
    }

    Internal {
        meaning: "A defect in this library was caught at the boundary.",
        remedy: "Please report it with the input, if you may share it.",
        why: "The process goes on and its memory is sound, but this input was not handled as it should be. \
            It deserves a test and a fix.",
        example: "",
        clause: "",
    }
}
