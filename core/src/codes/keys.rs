//! Explanations of the codes about keys and randomness.

use crate::codes::explanations;

explanations! {
    RandomFailed {
        meaning: "There are no random bytes to be had, or they are not random.",
        remedy: "Look at the operating system: its random generator is not reachable from the process.",
        why: "A key, a salt or a signature made without randomness could be made again by others. Nothing was \
            made.",
        example: "A sandbox that forbids the system call `getrandom` and has no `/dev/urandom`.",
        clause: "RFC 4086",
    }

    KeyMalformed {
        meaning: "The text is no key, or a key that is damaged.",
        remedy: "Export the key again; the message names the part that is wrong.",
        why: "A key is taken only in the one spelling of its form, since what two programs read differently \
            verifies in one of them and not in the other.",
        example: r#"`"x": "11qY…HURo="`, with padding. Right: `"x": "11qY…HURo"`."#,
        clause: "RFC 7517, RFC 7518 section 6, RFC 7468, RFC 5958",
    }

    KeyUnsupported {
        meaning: "The key is of a kind, or in a form, that badges are not signed with here.",
        remedy: "Use RSA, P-256, P-384 or Ed25519, as PEM without a password, JWK, Multikey or did:key; decrypt an \
            encrypted key first.",
        why: "Each further kind would have to be verified by everybody who is shown the badge. A shared secret \
            (`oct`) would let each of them sign, too.",
        example: "`-----BEGIN ENCRYPTED PRIVATE KEY-----`. Right: the key that `openssl pkey -in encrypted.pem -out \
            key.pem` writes.",
        clause: "RFC 7518 section 6, RFC 8037 section 2",
    }

    KeySize {
        meaning: "The RSA key has fewer than 2,048 or more than 8,192 bits, or a size that is not made here.",
        remedy: "Make a new key: RSA of 2,048, 3,072 or 4,096 bits, or Ed25519.",
        why: "RSA of 1,024 bits and less can be factored, and then anybody signs in the issuer's name. Larger keys \
            than 8,192 bits cost the verifier time and add no safety.",
        example: "`openssl genrsa 1024`. Right: `openssl genrsa 2048`.",
        clause: "RFC 7518 section 3.3",
    }

    KeyWeak {
        meaning: "The key has the form of one, and numbers under which signatures can be forged.",
        remedy: "Make a new key, and do not trust what was signed with this one.",
        why: "With an RSA exponent of 1 or 3, or an even modulus, or an Ed25519 point of small order, signatures \
            can be made or moved to other badges without the private key.",
        example: r#"`"e": "Aw"`, the RSA exponent 3. Right: `"e": "AQAB"`, 65537."#,
        clause: "RFC 8017 section 3.1, FIPS 186-5 section 5.4, RFC 8032 section 5.1.7",
    }

    KeyPoint {
        meaning: "The public key is not a point of its curve, or not in the canonical encoding.",
        remedy: "Export the public key again from the private one.",
        why: "Arithmetic with points beside the curve gives away private keys and lets signatures pass that are \
            none.",
        example: r#"`{"kty": "EC", "crv": "P-256", "x": "AAAA…", "y": "AAAA…"}`: 0, 0 is no point of P-256."#,
        clause: "SEC 1 section 3.2.2, RFC 8032 section 5.1.3",
    }

    KeyMismatch {
        meaning: "Parts of the key contradict each other.",
        remedy: "Export the key again as a whole; do not put it together from parts of different keys.",
        why: "Programs take different parts: one would publish a key with which the signatures of the other do not \
            verify, and some RSA keys of this sort give their secret away with the first signature.",
        example: "A JWK whose `x` and `y` are of one key and whose `d` is of another, or whose `alg` is `RS256` with \
            `kty` `EC`.",
        clause: "RFC 7517 section 4, RFC 7518 section 6",
    }

    KeyNotPrivate {
        meaning: "Signing was asked of a public key.",
        remedy: "Give the private key, or use `signing_input` and `attach_signature` where it lives elsewhere.",
        why: "Only the private half can sign; with the public half everybody could.",
        example: "`sign` with the key of `-----BEGIN PUBLIC KEY-----`. Right: that of `-----BEGIN PRIVATE KEY-----`.",
        clause: "RFC 7515 section 5.1",
    }

    KeyNotPublic {
        meaning: "A private key was given where only a public one belongs.",
        remedy: "Give the public half, `key.public()`, and look whether the private key has been published already.",
        why: "What is asked for there ends up in badges, profiles and the hands of verifiers, and who has a \
            private key signs in the issuer's name.",
        example: "`signing_input` with `key` set to the private key's PEM. Right: the PEM of `key.public()`.",
        clause: "RFC 7517 section 9.2",
    }

    KeyAmbiguous {
        meaning: "The text has several keys, and nothing says which one is meant.",
        remedy: "Name the key with the option `id`, or leave only one in the text.",
        why: "Trying one after the other would sign with a key that nobody chose.",
        example: r#"`{"keys": [{"kid": "2024", …}, {"kid": "2025", …}]}` without the option `id`. Right: `id: "2025"`."#,
        clause: "RFC 7517 section 4.5",
    }

    KeyNotFound {
        meaning: "The set has no key, or none with the id that was asked for.",
        remedy: "Compare the option `id` with each `kid` of the set; a fetched set may be out of date.",
        why: "Any other key of the set is not the one that was asked for.",
        example: r#"`id: "2025"` for `{"keys": [{"kid": "2024", …}]}`."#,
        clause: "RFC 7517 section 5",
    }
}
