//! Explanations of the codes about what a VC-JWT says beside its credential. Those of its signature stand with the JWS.

use crate::codes::explanations;

explanations! {
    JwtClaimMissing {
        meaning: "A claim is missing in which the token repeats what the credential says.",
        remedy: "Ask the issuer to sign it again with `iss`, `jti`, `nbf`, `sub`, and `exp` if it ends; or \
            check with the mode `compatible`.",
        why: "Programs that know tokens but no badges go by the claims: without `exp` a credential that has \
            expired would be good for ever.",
        example: r#"`{"vc":{…},"iss":"https://issuer.example"}` without `jti`, `nbf` and `sub`."#,
        clause: "Open Badges 3.0, JSON Web Token Proof Format",
    }

    JwtClaimType {
        meaning: "A claim has the wrong type.",
        remedy: "Write dates as numbers of seconds since 1970, and `iss`, `jti` and `sub` as texts.",
        why: "Libraries that took a claim of the wrong type for a missing one accepted tokens that had \
            expired. It is an error in every mode.",
        example: r#"`"exp": "1893456000"`. Right: `"exp": 1893456000`."#,
        clause: "RFC 7519 section 4.1",
    }

    JwtClaimMismatch {
        meaning: "A claim is not what the credential says.",
        remedy: "Ask the issuer to sign it again; or check with the mode `compatible`, which only warns.",
        why: "Two readers would see two credentials: one by another issuer, for another person or for \
            another time than the other.",
        example: r#"`"nbf": 0` beside `"validFrom": "2026-03-01T10:00:00Z"`. Right: `"nbf": 1772359200`."#,
        clause: "Open Badges 3.0, JSON Web Token Proof Format",
    }

    JwtHeader {
        meaning: "The header of the VC-JWT is not as Open Badges 3.0 asks.",
        remedy: "Sign with `alg`, with a `kid` that is a URI or a public `jwk`, with `typ` as `JWT` or none, \
            and with nothing else.",
        why: "Without `kid` or `jwk` a verifier does not know where the key is, and members beyond these are \
            forbidden, since each could be one that others act upon.",
        example: r#"`{"alg":"RS256","typ":"JWT"}`. Right: `{"alg":"RS256","kid":"https://issuer.example/key","typ":"JWT"}`."#,
        clause: "Open Badges 3.0, JOSE Header",
    }
}
