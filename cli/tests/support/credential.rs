//! What the tests of credentials with proofs have in common.

use super::{Bench, sample};

/// A credential whose issuer is a DID.
pub const CREDENTIAL: &str = r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
 "id":"urn:uuid:1a5c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11","type":["VerifiableCredential","OpenBadgeCredential"],
 "name":"Robotics","validFrom":"2026-01-15T09:00:00Z",
 "issuer":{"id":"did:web:badges.example.org","type":["Profile"],"name":"Makers"},"credentialSubject":{
 "id":"did:example:ada","type":["AchievementSubject"],"achievement":{"id":"https://badges.example.org/r",
 "type":["Achievement"],"name":"Robotics","description":"D","criteria":{"narrative":"N"}}}}"#;

/// The address of the issuer's DID document.
pub const DID_URL: &str = "https://badges.example.org/.well-known/did.json";

/// A folder with the samples, `credential.json`, and the keys `issuer.pem` and `other.pem`.
pub fn bench(kind: &str) -> Bench {
    let bench = Bench::with_samples();
    bench.write("credential.json", CREDENTIAL);
    for name in ["request-3.0.json", "people.csv"] {
        bench.write(name, std::fs::read(sample(name)).expect("reads"));
    }
    for name in ["issuer.pem", "other.pem"] {
        bench.run(&["keygen", "--kind", kind, "-o", name]).ends(0);
    }
    bench
}
